// Every right the app has, each on one resource. README.md says the same as a table. (The vault's own is in vault.bicep.)
param principalId string
param hostAccountName string
param dataAccountName string
param insightsName string

// Ids: learn.microsoft.com/azure/role-based-access-control/built-in-roles
var hostRoles = [
  {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
    why: 'Storage Blob Data Owner: the package of the app, the leases of the Functions host and of Durable Functions'
  }
  {
    id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
    why: 'Storage Queue Data Contributor: the queues of Durable Functions'
  }
  {
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
    why: 'Storage Table Data Contributor: the history of Durable Functions'
  }
]
var dataRoles = [
  {
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
    why: 'Storage Table Data Contributor: the records'
  }
  {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
    why: 'Storage Blob Data Contributor: the files, and the user delegation key that signs upload tickets'
  }
]
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource hostAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in hostRoles: {
    name: guid(hostAccount.id, principalId, role.id)
    scope: hostAccount
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
      description: role.why
    }
  }
]

resource dataAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in dataRoles: {
    name: guid(dataAccount.id, principalId, role.id)
    scope: dataAccount
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
      description: role.why
    }
  }
]

resource insightsAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, principalId, metricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    description: 'Monitoring Metrics Publisher: telemetry'
  }
}
