// Small: one district or commune-level town, some ten units that report.
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
param maximumInstances = 10
param workflowPartitions = 1
param alwaysReady = 0
param zoneRedundant = false
param dataRedundancy = 'Standard_ZRS'
param hostRedundancy = 'Standard_LRS'
param recoveryDays = 30
param immutableDays = 0
param logDays = 30
param dailyCapGb = '0.2'
param logDataAccess = false
param budgetAmount = 30
