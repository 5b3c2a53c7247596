// Who is told when the app is not well, or costs more than expected. Each alert ends by itself when all is well again.
param location string
param email string
@description('US dollars (or the currency of the bill) a month that nobody is told about; 0 for no budget.')
param monthlyBudget int
@description('First day of the month in which the budget begins, yyyy-MM-dd.')
param budgetStart string
param logsWorkspaceId string
param storageAccountId string
@description('Id of the web app; empty before the first deploy.')
param webAppId string

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ztr-alerts'
  location: 'global'
  properties: {
    groupShortName: 'ztr'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var actions = [
  {
    actionGroupId: group.id
  }
]

resource failingRequests 'Microsoft.Insights/metricAlerts@2018-03-01' = if (!empty(webAppId)) {
  name: 'ztr-requests-fail'
  location: 'global'
  properties: {
    description: 'Ten requests in five minutes ended with a fault of the app. See docs/operations.md, "Is it well?".'
    severity: 1
    enabled: true
    scopes: [
      webAppId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'faults'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Requests'
          metricNamespace: 'Microsoft.App/containerapps'
          dimensions: [
            {
              name: 'statusCodeCategory'
              operator: 'Include'
              values: [
                '5xx'
              ]
            }
          ]
          operator: 'GreaterThanOrEqual'
          threshold: 10
          timeAggregation: 'Total'
        }
      ]
    }
    actions: actions
  }
}

resource restarts 'Microsoft.Insights/metricAlerts@2018-03-01' = if (!empty(webAppId)) {
  name: 'ztr-web-restarts'
  location: 'global'
  properties: {
    description: 'A replica of ztr-web started again three times. Its log says why.'
    severity: 1
    enabled: true
    scopes: [
      webAppId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'restarts'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'RestartCount'
          metricNamespace: 'Microsoft.App/containerapps'
          operator: 'GreaterThanOrEqual'
          threshold: 3
          timeAggregation: 'Maximum'
        }
      ]
    }
    actions: actions
  }
}

resource storageAway 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'ztr-storage-fails'
  location: 'global'
  properties: {
    description: 'Less than 99 % of the requests to storage succeeded for a quarter of an hour.'
    severity: 1
    enabled: true
    scopes: [
      storageAccountId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'availability'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Availability'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          operator: 'LessThan'
          threshold: 99
          timeAggregation: 'Average'
        }
      ]
    }
    actions: actions
  }
}

resource faults 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = {
  name: 'ztr-faults-in-the-log'
  location: location
  properties: {
    displayName: 'Zero Trust Roadmap: faults in the log'
    description: 'A process logged a fault: a job that failed, or a request. Jobs that failed five times wait in the queue "jobs-poison".'
    severity: 2
    enabled: true
    scopes: [
      logsWorkspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    // The table comes with the first line that a container writes.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs | where ContainerAppName startswith "ztr-" | where toint(parse_json(Log).level) >= 50'
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
    autoMitigate: true
    actions: {
      actionGroups: [
        group.id
      ]
    }
  }
}

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = if (monthlyBudget > 0) {
  name: 'zero-trust-roadmap'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: '${budgetStart}T00:00:00Z'
    }
    notifications: {
      nearlySpent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [
          email
        ]
      }
      willBeSpent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [
          email
        ]
      }
    }
  }
}
