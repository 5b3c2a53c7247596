// The running app: a web app that answers Teams, a worker that runs assessments and sends digests while the queue holds
// jobs, and a job every five minutes that puts due work into the queue. The same image three times.
param location string
param image string
param registryServer string
param logsWorkspaceId string
param identityId string
param identityClientId string
param storageAccountName string
param jobsQueueName string
param tabAppId string
param teamsAppId string
param operatorsGroupId string
param cloud string
param minWebReplicas int
param minWorkerReplicas int
@description('Address of an OpenTelemetry collector; "none" for none.')
param telemetryEndpoint string
@description('Headers that it asks for; "none" for none.')
@secure()
param telemetryHeaders string
@description('Azure OpenAI resource that reads free wording; "none" for none.')
param azureOpenAiEndpoint string
param azureOpenAiDeployment string
@description('Its key; "none": the identity signs in.')
@secure()
param azureOpenAiApiKey string
@description('Model of OpenAI, instead; "none" for none.')
param openAiModel string
@secure()
param openAiApiKey string
@description('Subnet that the containers run in; empty for a network of the platform.')
param subnetId string

var webName = 'ztr-web'
var webPort = 3978
var host = '${webName}.${containerEnvironment.properties.defaultDomain}'

// Before the first deploy the registry is empty, and a container app without an image fails to provision.
var hasImage = image != 'none'

// The scaler's own names of the clouds (https://keda.sh/docs/latest/scalers/azure-storage-queue).
var scalerClouds = {
  AzureCloud: 'AzurePublicCloud'
  AzureUSGovernment: 'AzureUSGovernmentCloud'
  AzureChinaCloud: 'AzureChinaCloud'
}

var sharedVariables = [
  {
    name: 'NODE_ENV'
    value: 'production'
  }
  {
    name: 'PORT'
    value: string(webPort)
  }
  {
    name: 'TENANT_ID'
    value: tenant().tenantId
  }
  {
    name: 'BOT_ID'
    value: identityClientId
  }
  {
    name: 'BOT_TENANT_ID'
    value: tenant().tenantId
  }
  {
    name: 'BOT_TYPE'
    value: 'UserAssignedMSI'
  }
  {
    name: 'AZURE_CLIENT_ID'
    value: identityClientId
  }
  {
    name: 'STORAGE_ACCOUNT'
    value: storageAccountName
  }
  {
    name: 'TAB_APP_ID'
    value: tabAppId
  }
  {
    name: 'TEAMS_APP_ID'
    value: teamsAppId
  }
  {
    name: 'PUBLIC_URL'
    value: 'https://${host}'
  }
  {
    name: 'CLOUD'
    value: cloud
  }
]
// What nobody chose is "none", and no variable.
var chosenVariables = filter([
  {
    name: 'OPERATORS_GROUP_ID'
    value: operatorsGroupId
  }
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT'
    value: telemetryEndpoint
  }
  {
    name: 'AZURE_OPENAI_ENDPOINT'
    value: azureOpenAiEndpoint
  }
  {
    name: 'AZURE_OPENAI_DEPLOYMENT'
    value: azureOpenAiDeployment
  }
  {
    name: 'OPENAI_MODEL'
    value: openAiModel
  }
], variable => variable.value != 'none')

// Keys stand nowhere but in the containers' secrets.
var headersSecret = telemetryHeaders == 'none' ? [] : [
  {
    name: 'otel-exporter-otlp-headers'
    value: telemetryHeaders
  }
]
var azureOpenAiSecret = azureOpenAiApiKey == 'none' ? [] : [
  {
    name: 'azure-openai-api-key'
    value: azureOpenAiApiKey
  }
]
var openAiSecret = openAiApiKey == 'none' ? [] : [
  {
    name: 'openai-api-key'
    value: openAiApiKey
  }
]
var secrets = concat(headersSecret, azureOpenAiSecret, openAiSecret)
var secretVariables = concat(telemetryHeaders == 'none' ? [] : [
  {
    name: 'OTEL_EXPORTER_OTLP_HEADERS'
    secretRef: 'otel-exporter-otlp-headers'
  }
], azureOpenAiApiKey == 'none' ? [] : [
  {
    name: 'AZURE_OPENAI_API_KEY'
    secretRef: 'azure-openai-api-key'
  }
], openAiApiKey == 'none' ? [] : [
  {
    name: 'OPENAI_API_KEY'
    secretRef: 'openai-api-key'
  }
])
var webVariables = concat(sharedVariables, chosenVariables, secretVariables, [
  {
    name: 'PROCESS'
    value: 'web'
  }
])
var workerVariables = concat(sharedVariables, chosenVariables, secretVariables, [
  {
    name: 'PROCESS'
    value: 'worker'
  }
])

var registries = [
  {
    server: registryServer
    identity: identityId
  }
]

resource containerEnvironment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: 'ztr-environment'
  location: location
  properties: {
    // Azure Monitor takes the logs by the diagnostic setting below; the other way would need the workspace's key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: empty(subnetId) ? null : {
      infrastructureSubnetId: subnetId
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource environmentLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: containerEnvironment
  name: 'to-log-analytics'
  properties: {
    workspaceId: logsWorkspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

resource web 'Microsoft.App/containerApps@2025-01-01' = if (hasImage) {
  name: webName
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: containerEnvironment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        allowInsecure: false
        targetPort: webPort
        transport: 'auto'
      }
      registries: registries
      secrets: secrets
    }
    template: {
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'web'
          image: image
          env: webVariables
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/livez'
                port: webPort
              }
              periodSeconds: 3
              timeoutSeconds: 3
              failureThreshold: 10
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: webPort
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            // Only a dead process is restarted: an outage of storage makes it not ready, and restarts would not help.
            {
              type: 'Liveness'
              httpGet: {
                path: '/livez'
                port: webPort
              }
              periodSeconds: 20
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: minWebReplicas
        maxReplicas: 5
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '100'
              }
            }
          }
        ]
      }
    }
  }
}

resource worker 'Microsoft.App/containerApps@2025-01-01' = if (hasImage) {
  name: 'ztr-worker'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: containerEnvironment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: registries
      secrets: secrets
    }
    template: {
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'worker'
          image: image
          env: workerVariables
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
        }
      ]
      scale: {
        minReplicas: minWorkerReplicas
        maxReplicas: 5
        rules: [
          {
            name: 'jobs'
            custom: {
              type: 'azure-queue'
              metadata: {
                accountName: storageAccountName
                queueName: jobsQueueName
                // One job per replica. Jobs that are being worked on count too, so a busy worker is not scaled away.
                queueLength: '1'
                cloud: scalerClouds[environment().name]
              }
              identity: identityId
            }
          }
        ]
      }
    }
  }
}

resource schedule 'Microsoft.App/jobs@2025-01-01' = if (hasImage) {
  name: 'ztr-schedule'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: containerEnvironment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Schedule'
      replicaTimeout: 240
      replicaRetryLimit: 1
      scheduleTriggerConfig: {
        cronExpression: '*/5 * * * *'
        parallelism: 1
        replicaCompletionCount: 1
      }
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'enqueue-due'
          image: image
          command: [
            'node'
            'dist/src/main.js'
            'enqueue-due'
          ]
          env: workerVariables
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
        }
      ]
    }
  }
}

output host string = host
output webAppId string = hasImage ? web.id : ''
