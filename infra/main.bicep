// Everything that one installation of the app needs, in one resource group. It takes no secret: one user-assigned managed
// identity is the bot, reads Microsoft Graph, and reaches storage and the registry. Only who wants a language model by key, or
// a collector that asks for a header, brings one.
targetScope = 'resourceGroup'

@description('Region of all resources; the bot registration itself is global.')
param location string = resourceGroup().location

@description('Image of the app, such as name.azurecr.io/zero-trust-roadmap:1.0.0. "none" leaves the containers out, before the first deploy.')
param containerImage string = 'none'

@description('Client id of the app registration for the sign-in of the tab.')
param tabAppId string

@description('Id of the app in Teams.')
param teamsAppId string

@description('Object id of the Entra group whose members are operators everywhere; "none" for no such group.')
param operatorsGroupId string = 'none'

@description('The cloud whose Microsoft Graph is assessed.')
@allowed([
  'global'
  'usgov'
  'usgovdod'
  'china'
])
param cloud string = 'global'

@description('Smallest number of web replicas. 0 is cheapest, but the first message after a quiet time then waits for a cold start.')
@allowed([
  '0'
  '1'
])
param minWebReplicas string = '1'

@description('Redundancy of the storage account.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_LRS'

@description('"private": storage is reached from the network of the app alone. "identity": from everywhere, by the identity alone. Decided at the first provision; an environment cannot change its network.')
@allowed([
  'private'
  'identity'
])
param storageAccess string = 'private'

@description('Smallest number of workers. 0 starts one when the queue holds a job, which takes a scaler that can read the queue: nobody has proved yet that it reads a private one.')
@allowed([
  '0'
  '1'
])
param minWorkerReplicas string = storageAccess == 'private' ? '1' : '0'

@description('Public IPv4 addresses or ranges, separated by commas, from which people back up and restore a private storage account; "none" for nobody.')
param terminalAddresses string = 'none'

@description('Address of an OpenTelemetry collector that gets traces and metrics; "none" for none.')
param telemetryEndpoint string = 'none'

@description('Headers that the collector asks for, as name=value, separated by commas; "none" for none.')
@secure()
param telemetryHeaders string

@description('https address of an Azure OpenAI resource that reads free wording; "none" for none.')
param azureOpenAiEndpoint string = 'none'

@description('Name of its deployment; "none" for none.')
param azureOpenAiDeployment string = 'none'

@description('Key of the Azure OpenAI resource; "none": the identity signs in.')
@secure()
param azureOpenAiApiKey string

@description('Model of OpenAI that reads free wording, instead of one in Azure; "none" for none.')
param openAiModel string = 'none'

@description('Key of OpenAI; "none" for none.')
@secure()
param openAiApiKey string

@description('Who gets alerts by mail; "none" for no alerts and no budget.')
param alertEmail string = 'none'

@description('What the resource group may cost a month before somebody is told, in the currency of the bill, a whole number; "0" for no budget.')
param monthlyBudget string = '0'

@description('First day of the month in which the budget begins, yyyy-MM-dd; "none" without a budget. Azure takes no other month once the budget exists.')
param budgetStart string = 'none'

@description('Name of the managed identity. Another one makes a new identity, and with it a new bot: docs/operations.md, "The identity may be misused".')
@minLength(3)
param identityName string = 'ztr-identity'

var suffix = uniqueString(resourceGroup().id)
// A bot belongs to one identity for good.
var botSuffix = identityName == 'ztr-identity' ? suffix : uniqueString(resourceGroup().id, identityName)
var isPrivate = storageAccess == 'private'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: identityName
    location: location
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: 'ztr-logs'
    location: location
  }
}

module network 'modules/network.bicep' = if (isPrivate) {
  name: 'network'
  params: {
    name: 'ztr-network'
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'ztr${suffix}'
    location: location
    sku: storageSku
    identityPrincipalId: identity.outputs.principalId
    isPrivate: isPrivate
    terminalAddresses: terminalAddresses == 'none' ? [] : split(replace(terminalAddresses, ' ', ''), ',')
  }
}

module privateStorage 'modules/private-storage.bicep' = if (isPrivate) {
  name: 'private-storage'
  params: {
    location: location
    storageAccountId: storage.outputs.id
    networkId: network!.outputs.id
    subnetId: network!.outputs.storageSubnetId
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    name: 'ztr${suffix}'
    location: location
    identityPrincipalId: identity.outputs.principalId
  }
}

module containerApps 'modules/container-apps.bicep' = {
  name: 'container-apps'
  params: {
    location: location
    image: containerImage
    registryServer: registry.outputs.loginServer
    logsWorkspaceId: logs.outputs.id
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storage.outputs.name
    jobsQueueName: storage.outputs.jobsQueueName
    tabAppId: tabAppId
    teamsAppId: teamsAppId
    operatorsGroupId: operatorsGroupId
    cloud: cloud
    minWebReplicas: int(minWebReplicas)
    minWorkerReplicas: int(minWorkerReplicas)
    telemetryEndpoint: telemetryEndpoint
    telemetryHeaders: telemetryHeaders
    azureOpenAiEndpoint: azureOpenAiEndpoint
    azureOpenAiDeployment: azureOpenAiDeployment
    azureOpenAiApiKey: azureOpenAiApiKey
    openAiModel: openAiModel
    openAiApiKey: openAiApiKey
    subnetId: isPrivate ? network!.outputs.containersSubnetId : ''
  }
  // A process that starts before storage has its name in the network looks for it outside, and ends.
  dependsOn: [
    privateStorage
  ]
}

module alerts 'modules/alerts.bicep' = if (alertEmail != 'none') {
  name: 'alerts'
  params: {
    location: location
    email: alertEmail
    monthlyBudget: int(monthlyBudget)
    budgetStart: budgetStart
    logsWorkspaceId: logs.outputs.id
    storageAccountId: storage.outputs.id
    webAppId: containerApps.outputs.webAppId
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'ztr-${botSuffix}'
    endpoint: 'https://${containerApps.outputs.host}/api/messages'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
  }
}

// The toolkit writes outputs into env/.env.<name> under exactly these names.
output BOT_ID string = identity.outputs.clientId
output BOT_NAME string = bot.outputs.name
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output PUBLIC_HOST string = containerApps.outputs.host
output STORAGE_ACCOUNT string = storage.outputs.name
output REGISTRY_NAME string = registry.outputs.name
output REGISTRY_SERVER string = registry.outputs.loginServer
