// The app's own network: containers in one subnet, private doors to storage in the other. Storage answers nobody else.
param name string
param location string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.113.0.0/24'
      ]
    }
    subnets: [
      {
        // A workload profiles environment needs /27 at least; a replica takes a tenth of an address.
        name: 'containers'
        properties: {
          addressPrefix: '10.113.0.0/26'
          delegations: [
            {
              name: 'container-apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'storage'
        properties: {
          addressPrefix: '10.113.0.64/28'
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }
}

output id string = network.id
output containersSubnetId string = '${network.id}/subnets/containers'
output storageSubnetId string = '${network.id}/subnets/storage'
