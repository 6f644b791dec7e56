// Everything PlanMonitor needs in one resource group. README.md beside this file explains the parts and how to check them.
targetScope = 'resourceGroup'

@description('Name of this deployment; azd calls it the environment. Part of every name, with a hash of the resource group.')
@minLength(2)
@maxLength(20)
param environmentName string

param location string = resourceGroup().location

@description('Client id of the Entra application people sign in to (docs/operate.md, "Sign-in").')
@minLength(36)
@maxLength(36)
param entraClientId string

param entraTenantId string = tenant().tenantId

@description('Entra object id of the person made administrator while there is none; empty: nobody.')
param firstAdministrator string = ''

@description('Who is told when an alert fires or the budget is nearly spent.')
param alertEmail string

@description('Origins besides the app\'s own from which pages upload files, such as a domain of your own: https://kehoach.example.vn')
param moreOrigins array = []

@description('Days after which the history of ended workflow instances is purged.')
@minValue(1)
@maxValue(3650)
param keepEndedDays int = 30

// ---- Mail and gateway (docs/operate.md)

@description('Address of the pages for links in letters, such as https://kehoach.example.vn; empty: the app\'s own.')
param publicAddress string = ''

@description('Mail server that takes the letters; empty: no e-mail is sent.')
param mailHost string = ''

@description('Its port; empty: the usual one of the kind of security.')
param mailPort string = ''

@allowed(['starttls', 'implicit', 'none'])
param mailSecurity string = 'starttls'

@description('Name to sign in with; empty: the server asks for none. The password lies in the vault as smtp-password.')
param mailUser string = ''

@description('Address the letters come from.')
param mailFrom string = ''

@description('https address of the office\'s gateway for messages; empty: none. Its secret lies in the vault as webhook-secret.')
param webhookAddress string = ''

@description('https address of the provider\'s gateway for text messages; empty: none. Its key lies in the vault as sms-key.')
param smsAddress string = ''

@description('Name the text messages come from, registered with the provider; at most 11 letters.')
@maxLength(11)
param smsSender string = ''

@description('Address of a ClamAV daemon that looks into every file, tcp://host:3310; empty: none.')
param scannerAddress string = ''

// ---- Size: the three parameter files differ in these.

@allowed([512, 2048, 4096])
param instanceMemory int

@minValue(1)
@maxValue(1000)
param maximumInstances int

@description('Queues over which the workflows are spread; each costs some hundred storage transactions an hour while an instance is alive (docs/cost.md). Not to be changed for an existing task hub.')
@minValue(1)
@maxValue(16)
param workflowPartitions int

@description('Instances that wait warm for requests, and as many for workflows; 0: the first request of the morning waits some seconds.')
@minValue(0)
param alwaysReady int

@description('Spread the app over availability zones; needs at least two always-ready instances.')
param zoneRedundant bool

@description('Copies of the data. The geo-redundant kinds also copy it to the paired region: ask first whether the law lets it leave.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataRedundancy string

@description('Copies of the host\'s own storage: the workflows\' queues and history, which start again from the data.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param hostRedundancy string

@description('Days in which a deleted or overwritten file can be brought back.')
@minValue(1)
@maxValue(365)
param recoveryDays int

@description('Days for which a kept file can be neither changed nor deleted by anybody; 0: no such policy.')
@minValue(0)
@maxValue(146000)
param immutableDays int

@description('Days of logs.')
@minValue(30)
@maxValue(730)
param logDays int

@description('Gigabytes of logs a day, a decimal; past it logging, and with it alerting, stops until the next day.')
param dailyCapGb string

@description('Log every write and delete in the data account, to see afterwards who did it.')
param logDataAccess bool

@description('A month\'s budget, in the currency of the subscription.')
@minValue(1)
param budgetAmount int

@description('First day of the month of the first deployment, as 2026-01-01; empty: no budget. Leave it as it was when deploying again: Azure refuses to move the start.')
param budgetFrom string = ''

// ---- Choices

@description('Reach the host\'s storage over a virtual network only. The data account stays reachable: browsers upload to it.')
param privateNetwork bool = false

// Every name, derived here and nowhere else.
var token = uniqueString(resourceGroup().id, environmentName)
var names = {
  app: 'func-${environmentName}-${token}'
  plan: 'plan-${environmentName}-${token}'
  identity: 'id-${environmentName}-${token}'
  hostAccount: 'sthost${token}'
  dataAccount: 'stdata${token}'
  workspace: 'log-${environmentName}-${token}'
  insights: 'appi-${environmentName}-${token}'
  actionGroup: 'ag-${environmentName}-${token}'
  network: 'vnet-${environmentName}-${token}'
  budget: 'budget-${environmentName}-${token}'
  vault: 'kv-${token}'
  taskHub: 'planmonitor'
}
var origin = 'https://${names.app}.azurewebsites.net'
var tags = {
  application: 'planmonitor'
  environment: environmentName
  'azd-env-name': environmentName
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: tags
    retentionDays: logDays
    dailyCapGb: dailyCapGb
  }
}

module hostAccount 'modules/storage-account.bicep' = {
  name: 'host-account'
  params: {
    name: names.hostAccount
    location: location
    tags: tags
    redundancy: hostRedundancy
    publicAccess: !privateNetwork
  }
}

module dataAccount 'modules/storage-account.bicep' = {
  name: 'data-account'
  params: {
    name: names.dataAccount
    location: location
    tags: tags
    redundancy: dataRedundancy
    publicAccess: true
  }
}

module host 'modules/host.bicep' = {
  name: 'host'
  params: {
    accountName: hostAccount.outputs.name
  }
}

module data 'modules/data.bicep' = {
  name: 'data'
  params: {
    accountName: dataAccount.outputs.name
    origins: concat([origin], moreOrigins)
    recoveryDays: recoveryDays
    immutableDays: immutableDays
    logDataAccess: logDataAccess
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    principalId: identity.outputs.principalId
    hostAccountName: hostAccount.outputs.name
    dataAccountName: dataAccount.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    name: names.network
    location: location
    tags: tags
    accountName: hostAccount.outputs.name
  }
}

// Only where there is a secret to keep.
var hasSecrets = !empty(mailUser) || !empty(webhookAddress) || !empty(smsAddress)
module vault 'modules/vault.bicep' = if (hasSecrets) {
  name: 'vault'
  params: {
    name: names.vault
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostAccountName: hostAccount.outputs.name
    packageContainer: host.outputs.packageContainer
    dataAccountName: dataAccount.outputs.name
    insightsName: monitoring.outputs.insightsName
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    taskHub: names.taskHub
    firstAdministrator: firstAdministrator
    keepEndedDays: keepEndedDays
    publicAddress: empty(publicAddress) ? origin : publicAddress
    mailHost: mailHost
    mailPort: mailPort
    mailSecurity: mailSecurity
    mailUser: mailUser
    mailFrom: mailFrom
    webhookAddress: webhookAddress
    smsAddress: smsAddress
    smsSender: smsSender
    scannerAddress: scannerAddress
    vaultName: hasSecrets ? vault!.outputs.name : ''
    workflowPartitions: workflowPartitions
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
    zoneRedundant: zoneRedundant
  }
  // The app opens its storage when it starts.
  dependsOn: [roles]
}

module signIn 'modules/sign-in.bicep' = {
  name: 'sign-in'
  params: {
    appName: app.outputs.name
    clientId: entraClientId
    tenantId: entraTenantId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    actionGroupName: names.actionGroup
    prefix: environmentName
    location: location
    tags: tags
    email: alertEmail
    insightsId: monitoring.outputs.insightsId
    workspaceId: monitoring.outputs.workspaceId
    dataAccountName: dataAccount.outputs.name
  }
}

module budget 'modules/budget.bicep' = if (!empty(budgetFrom)) {
  name: 'budget'
  params: {
    name: names.budget
    amount: budgetAmount
    firstDay: budgetFrom
    email: alertEmail
  }
}

// azd keeps these in its environment; docs/operate.md uses them.
output PLANMONITOR_URL string = origin
output PLANMONITOR_APP string = app.outputs.name
output PLANMONITOR_DATA_ACCOUNT string = dataAccount.outputs.name
output PLANMONITOR_HOST_ACCOUNT string = hostAccount.outputs.name
output PLANMONITOR_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
