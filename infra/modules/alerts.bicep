// What somebody must hear of. docs/operate.md says for each what to do. Names of figures are those of core/Measures.cs: a test compares them.
param actionGroupName string
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

// Each counts the rows its query finds in a quarter of an hour; severity 0 is the worst.
var rules = [
  {
    name: 'requests-fail'
    says: 'More than 5 requests were answered with a server error'
    severity: 1
    query: 'requests | where toint(resultCode) >= 500'
    more: 5
  }
  {
    name: 'exceptions'
    says: 'More than 20 exceptions'
    severity: 2
    query: 'exceptions'
    more: 20
  }
  {
    name: 'due-late'
    says: 'A due moment ran more than 30 minutes late'
    severity: 1
    query: 'customMetrics | where name == "planmonitor.due_lag" and valueMax > 1800'
    more: 0
  }
  {
    name: 'background-fails'
    says: 'A workflow, an activity or a timer failed more than 3 times'
    severity: 1
    query: 'requests | where success == false and isempty(url)'
    more: 3
  }
  {
    name: 'poison'
    says: 'Durable Functions met a message that it cannot process'
    severity: 1
    query: 'traces | where tostring(customDimensions) has "PoisonMessageDetected"'
    more: 0
  }
  {
    name: 'dead-letters'
    says: 'A message to a person will never be delivered'
    severity: 2
    query: 'customMetrics | where name == "planmonitor.reminders" and customDimensions.outcome == "never"'
    more: 0
  }
  {
    name: 'storage-refuses'
    says: 'The app had to refuse because of its storage, or for a reason nobody foresaw'
    severity: 1
    query: 'customMetrics | where name == "planmonitor.refusals" and customDimensions.code in ("storage-busy", "storage-full", "unexpected")'
    more: 0
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for r in rules: {
  name: r.name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: r.name
    description: r.says
    severity: r.severity
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: r.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: r.more
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
}]

// The watchdog runs every quarter of an hour. When it does not, nothing else here can fire either.
resource silent 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'silent'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'silent'
    description: 'The watchdog has not run for an hour: the app does not start, or sends no telemetry'
    severity: 0
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: 'PT30M'
    windowSize: 'PT1H'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: 'requests | where name == "Watchdog" and success == true'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
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

resource capReached 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'log-cap'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'log-cap'
    description: 'The daily cap of logs is reached: until tomorrow no other alert can fire'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: '_LogOperation | where Category =~ "Ingestion" and Detail has "OverQuota"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
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

// The storage's own figures: they come without the app and without the logs.
resource storageThrottles 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'storage-throttles'
  location: 'global'
  tags: tags
  properties: {
    description: 'The data account was too busy for more than 50 requests'
    severity: 2
    enabled: true
    scopes: [dataAccount.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 50
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: ['ServerBusyError', 'ServerTimeoutError', 'ClientThrottlingError']
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

// A right that is missing shows here first: the app's identity is refused.
resource storageForbids 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'storage-forbids'
  location: 'global'
  tags: tags
  properties: {
    description: 'The data account refused more than 10 requests for want of a right'
    severity: 1
    enabled: true
    scopes: [dataAccount.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'forbidden'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 10
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: ['AuthorizationError']
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
