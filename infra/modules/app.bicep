// The function app on a Flex Consumption plan.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param hostAccountName string
param packageContainer string
param dataAccountName string
param insightsName string

@description('Empty: not in a virtual network.')
param subnetId string

param taskHub string

param firstAdministrator string
param keepEndedDays int
param publicAddress string
param mailHost string
param mailPort string
param mailSecurity string
param mailUser string
param mailFrom string
param webhookAddress string
param smsAddress string
param smsSender string
param scannerAddress string

@description('Empty: no secret is used.')
param vaultName string

param workflowPartitions int
param instanceMemory int
param maximumInstances int
param alwaysReady int
param zoneRedundant bool

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// The Settings catalogue of the app (functions/Settings.cs): tests compare the two, name by name.
var settings = {
  AzureWebJobsStorage__accountName: hostAccount.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
  TaskHubName: taskHub
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__partitionCount: string(workflowPartitions)
  PlanMonitor__TableEndpoint: dataAccount.properties.primaryEndpoints.table
  PlanMonitor__BlobEndpoint: dataAccount.properties.primaryEndpoints.blob
  PlanMonitor__IdentityProvider: 'aad'
  PlanMonitor__FirstAdministrator: firstAdministrator
  PlanMonitor__KeepEndedDays: string(keepEndedDays)
  PlanMonitor__TracesPerSecond: '20'
  PlanMonitor__PublicAddress: publicAddress
  PlanMonitor__Smtp__Host: mailHost
  PlanMonitor__Smtp__Port: mailPort
  PlanMonitor__Smtp__Security: mailSecurity
  PlanMonitor__Smtp__User: mailUser
  PlanMonitor__Smtp__Password: empty(mailUser)
    ? ''
    : '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=smtp-password)'
  PlanMonitor__Smtp__From: mailFrom
  PlanMonitor__Smtp__Authorities: ''
  PlanMonitor__Webhook__Address: webhookAddress
  PlanMonitor__Webhook__Secret: empty(webhookAddress)
    ? ''
    : '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=webhook-secret)'
  PlanMonitor__Sms__Address: smsAddress
  PlanMonitor__Sms__Sender: smsSender
  PlanMonitor__Sms__Key: empty(smsAddress) ? '' : '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=sms-key)'
  PlanMonitor__Scanner: scannerAddress
}

var readyGroups = [
  {
    name: 'http'
    instanceCount: alwaysReady
  }
  {
    name: 'durable'
    instanceCount: alwaysReady
  }
]

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, {
    'azd-service-name': 'functions'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostAccount.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady > 0 ? readyGroups : []
      }
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: settings
}

// No user names and passwords to deploy with: whoever deploys is signed in to Entra.
resource scmPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

output name string = app.name
