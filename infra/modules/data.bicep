// The records and files (docs/storage.md). Tables and containers are those the code asks for; tests compare them.
param accountName string

@description('Where the pages come from that upload files from the browser.')
param origins array

param recoveryDays int
param immutableDays int
param logDataAccess bool
param workspaceId string

var tables = [
  'accounts'
  'acts'
  'agenda'
  'calendar'
  'cycles'
  'files'
  'guidance'
  'heads'
  'inbox'
  'messages'
  'post'
  'submissions'
  'units'
]
var uploads = 'uploads'
var objects = 'objects'
var quarantine = 'quarantine'
var heads = 'heads'

// Ten years: longer than what the figures are kept for.
var headDays = 3650

// An upload's ticket ends after minutes and the app sweeps what is left; this catches what it missed. A day of lateness does no harm.
var uploadDays = 7

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for name in tables: {
    parent: tableService
    name: name
  }
]

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: recoveryDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: recoveryDays
    }
    cors: {
      corsRules: [
        {
          allowedOrigins: origins
          allowedMethods: ['PUT', 'OPTIONS']
          allowedHeaders: ['content-type', 'content-md5', 'x-ms-*']
          exposedHeaders: ['x-ms-request-id', 'x-ms-error-code']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource uploadContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: uploads
  properties: {
    publicAccess: 'None'
  }
}

resource objectContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: objects
  properties: {
    publicAccess: 'None'
  }
}

// What carries harm, for whoever looks into it; the app sweeps it after 30 days.
resource quarantineContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: quarantine
  properties: {
    publicAccess: 'None'
  }
}

// Kept files only: they are written once under their hash. An upload is written in parts and removed. It stays unlocked until somebody who may
// bind the office for years locks it (docs/operate.md).
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (immutableDays > 0) {
  parent: objectContainer
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: immutableDays
    allowProtectedAppendWrites: false
  }
}

// Heads of the log (docs/proof.md): whoever changes the tables cannot change with them what was said of them before. Where kept files may be
// removed, heads may not.
resource headContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: heads
  properties: {
    publicAccess: 'None'
  }
}

resource headImmutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = {
  parent: headContainer
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: headDays
    allowProtectedAppendWrites: false
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'abandoned-uploads'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${uploads}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: uploadDays
                }
              }
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 1
                }
              }
            }
          }
        }
        {
          // With versioning on, a deleted file would stay as an old version for ever.
          name: 'deleted-files'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${objects}/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: recoveryDays
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

var accessLog = {
  workspaceId: workspaceId
  logs: [
    {
      category: 'StorageWrite'
      enabled: true
    }
    {
      category: 'StorageDelete'
      enabled: true
    }
  ]
}

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (logDataAccess) {
  name: 'access'
  scope: blobs
  properties: accessLog
}

resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (logDataAccess) {
  name: 'access'
  scope: tableService
  properties: accessLog
}
