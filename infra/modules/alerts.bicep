// What somebody must hear of. docs/operate.md says for each what to do. The names in the queries are the code's own: tests/Infra compares them.
param actionGroupName string

@description('Before the name of each rule.')
param prefix string

param location string
param tags object
param email string
param insightsId string
param workspaceId string
param dataAccountName string

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource people 'Microsoft.Insights/actionGroups@2022-06-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'planmonitor'
    enabled: true
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

type logRule = {
  name: string
  says: string
  severity: int
  query: string
  threshold: int
  operator: ('GreaterThan' | 'LessThan')?

  @description('How far it looks back, a duration.')
  back: string?

  @description('Id of what is asked.')
  scope: string?
}

// Each counts the rows that its query finds and tells when they are more than a threshold; severity 0 is the worst. Where nothing else is said it
// asks the app's telemetry about the last quarter of an hour.
var rules logRule[] = [
  {
    name: 'requests-fail'
    says: 'More than 5 requests were answered with a server error'
    severity: 1
    query: 'requests | where toint(resultCode) >= 500'
    threshold: 5
  }
  {
    name: 'exceptions'
    says: 'More than 20 exceptions'
    severity: 2
    query: 'exceptions'
    threshold: 20
  }
  {
    name: 'due-late'
    says: 'A due moment ran more than 30 minutes late'
    severity: 1
    query: 'customMetrics | where name == "planmonitor.due_lag" and value > 1800'
    threshold: 0
  }
  {
    name: 'background-fails'
    says: 'A workflow, an activity or a timer failed more than 3 times'
    severity: 1
    query: 'requests | where success == false and isempty(url)'
    threshold: 3
  }
  {
    name: 'poison'
    says: 'Durable Functions met a message that it cannot process'
    severity: 1
    query: 'traces | where tostring(customDimensions) has "PoisonMessageDetected"'
    threshold: 0
  }
  {
    name: 'dead-letters'
    says: 'A message to a person will never be delivered'
    severity: 2
    query: 'customMetrics | where name == "planmonitor.reminders" and customDimensions.prop__outcome == "never"'
    threshold: 0
  }
  {
    name: 'storage-refuses'
    says: 'The app had to refuse because of its storage, or for a reason nobody foresaw'
    severity: 1
    query: 'customMetrics | where name == "planmonitor.refusals" and customDimensions.prop__code in ("storage-busy", "storage-full", "unexpected")'
    threshold: 0
  }
  {
    // The watchdog runs every four hours. When it does not, nothing else here can fire either.
    name: 'silent'
    says: 'The watchdog has not run for six hours: the app does not start, or sends no telemetry'
    severity: 0
    query: 'requests | where name == "KeepLoopsAlive" and success == true'
    operator: 'LessThan'
    threshold: 1
    back: 'PT6H'
  }
  {
    name: 'log-cap'
    says: 'The daily cap of logs is reached: until tomorrow no other alert of this list can fire'
    severity: 1
    query: '_LogOperation | where Category =~ "Ingestion" and Detail has "OverQuota"'
    threshold: 0
    scope: workspaceId
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for r in rules: {
    name: '${prefix}-${r.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${prefix}-${r.name}'
      description: r.says
      severity: r.severity
      enabled: true
      scopes: [r.?scope ?? insightsId]
      evaluationFrequency: 'PT15M'
      windowSize: r.?back ?? 'PT15M'
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: r.query
            timeAggregation: 'Count'
            operator: r.?operator ?? 'GreaterThan'
            threshold: r.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]

// The storage's own figures: they come without the app and without the logs.
var storageRules = [
  {
    name: 'storage-throttles'
    says: 'The data account was too busy for more than 50 requests in a quarter of an hour'
    severity: 2
    answers: ['ServerBusyError', 'ServerTimeoutError', 'ClientThrottlingError']
    threshold: 50
  }
  {
    // A right that is missing shows here first.
    name: 'storage-forbids'
    says: 'The data account refused more than 10 requests in a quarter of an hour for want of a right'
    severity: 1
    answers: ['AuthorizationError']
    threshold: 10
  }
]

resource storageRule 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for r in storageRules: {
    name: '${prefix}-${r.name}'
    location: 'global'
    tags: tags
    properties: {
      description: r.says
      severity: r.severity
      enabled: true
      scopes: [dataAccount.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: r.name
            metricNamespace: 'Microsoft.Storage/storageAccounts'
            metricName: 'Transactions'
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: r.threshold
            dimensions: [
              {
                name: 'ResponseType'
                operator: 'Include'
                values: r.answers
              }
            ]
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]
