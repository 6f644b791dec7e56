// Middle: one province, some hundred and fifty units that report. azure.yaml says how azd takes this file.
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

param instanceMemory = 2048
param maximumInstances = 40
param workflowPartitions = 1
param alwaysReady = 0
param zoneRedundant = false
param dataRedundancy = 'Standard_ZRS'
param hostRedundancy = 'Standard_ZRS'
param recoveryDays = 90
param immutableDays = 0
param logDays = 90
param dailyCapGb = '1'
param logDataAccess = true
param budgetAmount = 300
