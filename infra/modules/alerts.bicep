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

// The workspace holds the lines of these containers alone. Lines of the job name no app, so that no query asks for one.
var logQueries = [
  {
    name: 'ztr-faults-in-the-log'
    displayName: 'Zero Trust Roadmap: faults in the log'
    description: 'A process logged a fault: a request or a job that failed, a process that could not start, jobs that wait without a worker, or jobs that were given up and lie in the queue "jobs-poison".'
    query: 'ContainerAppConsoleLogs | where toint(parse_json(Log).level) >= 50'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT15M'
    periods: 1
  }
  {
    // By the line that each process writes when it starts: the platform's RestartCount does not say over which time it counts.
    name: 'ztr-starts-again'
    displayName: 'Zero Trust Roadmap: a replica starts again and again'
    description: 'A replica of ztr-web or ztr-worker started more than three times within an hour. Its log says why.'
    query: 'ContainerAppConsoleLogs | where tostring(parse_json(Log).msg) == "started" | summarize starts = count() by ContainerGroupName | where starts > 3'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT1H'
    periods: 1
  }
  {
    // Twice, so that the first minutes after the first deploy tell nobody.
    name: 'ztr-schedule-is-silent'
    displayName: 'Zero Trust Roadmap: due work is not queued'
    description: 'ztr-schedule, which runs every five minutes, has not finished for half an hour: digests, reminders and scheduled assessments wait, and nobody watches the queue.'
    query: 'ContainerAppConsoleLogs | where tostring(parse_json(Log).msg) == "due work queued"'
    operator: 'LessThan'
    threshold: 1
    window: 'PT30M'
    periods: 2
  }
]

// Before the first deploy there is nothing to watch.
resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in logQueries: if (!empty(webAppId)) {
  name: alert.name
  location: location
  properties: {
    displayName: alert.displayName
    description: alert.description
    severity: 2
    enabled: true
    scopes: [
      logsWorkspaceId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: alert.window
    // The table comes with the first line that a container writes.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          timeAggregation: 'Count'
          operator: alert.operator
          threshold: alert.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: alert.periods
            minFailingPeriodsToAlert: alert.periods
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
}]

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
