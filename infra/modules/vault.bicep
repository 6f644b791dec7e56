// Where the app's secrets lie: the password of the mail server, the secret shared with the gateway. Whoever operates it puts them there (docs/operate.md, "Mail and gateway"); none passes through a deployment.
param name string
param location string
param tags object
param principalId string

// Id: learn.microsoft.com/azure/role-based-access-control/built-in-roles
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    description: 'Key Vault Secrets User: the password of the mail server and the secret of the gateway'
  }
}

output name string = vault.name
