// Large: the country, thousands of units that report in the same week. azure.yaml says how azd takes this file.
using 'main.bicep'

// From the environment: of azd (azd env set NAME value) or of the shell.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param entraClientId = readEnvironmentVariable('PLANMONITOR_ENTRA_CLIENT_ID')
param alertEmail = readEnvironmentVariable('PLANMONITOR_ALERT_EMAIL')
param firstAdministrator = readEnvironmentVariable('PLANMONITOR_FIRST_ADMINISTRATOR', '')
param budgetFrom = readEnvironmentVariable('PLANMONITOR_BUDGET_FROM', '')
param publicAddress = readEnvironmentVariable('PLANMONITOR_PUBLIC_ADDRESS', '')
param mailHost = readEnvironmentVariable('PLANMONITOR_MAIL_HOST', '')
param mailPort = readEnvironmentVariable('PLANMONITOR_MAIL_PORT', '')
param mailSecurity = readEnvironmentVariable('PLANMONITOR_MAIL_SECURITY', 'starttls')
param mailUser = readEnvironmentVariable('PLANMONITOR_MAIL_USER', '')
param mailFrom = readEnvironmentVariable('PLANMONITOR_MAIL_FROM', '')
param webhookAddress = readEnvironmentVariable('PLANMONITOR_WEBHOOK_ADDRESS', '')
param smsAddress = readEnvironmentVariable('PLANMONITOR_SMS_ADDRESS', '')
param smsSender = readEnvironmentVariable('PLANMONITOR_SMS_SENDER', '')
param scannerAddress = readEnvironmentVariable('PLANMONITOR_SCANNER', '')

param instanceMemory = 4096
param maximumInstances = 200
param workflowPartitions = 4
param alwaysReady = 3
param zoneRedundant = true
param dataRedundancy = 'Standard_GZRS'
param hostRedundancy = 'Standard_ZRS'
param recoveryDays = 180
param immutableDays = 1825
param logDays = 180
param dailyCapGb = '10'
param logDataAccess = true
param privateNetwork = true
param budgetAmount = 3000
