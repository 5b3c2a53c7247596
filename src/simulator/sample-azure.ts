import { azureRoleIds } from '../facts/azure-roles.ts';
import { operatorsGroupId, personIdOf } from './sample-people.ts';
import { guidOf } from './seeded.ts';
import type { SimulatedAzure } from './tenant.ts';

const production = guidOf('subscription Contoso Production');
const security = guidOf('subscription Contoso Security');
const workspace = `/subscriptions/${security}/resourceGroups/monitoring/providers/Microsoft.OperationalInsights/workspaces/contoso-sentinel`;
const archive = `/subscriptions/${security}/resourceGroups/monitoring/providers/Microsoft.Storage/storageAccounts/contosoentraarchive`;

/** Contoso's part of Azure: nobody kept root access, two settings export the sign-in logs but not all others, and few people reach the logs. */
export function sampleAzure(): SimulatedAzure {
  return {
    subscriptions: [{ id: production, displayName: 'Contoso Production' }, { id: security, displayName: 'Contoso Security' }],
    roleAssignments: [
      { scope: '/', roleId: azureRoleIds.Reader, principalId: guidOf('service principal Zero Trust Roadmap'), principalType: 'ServicePrincipal' },
      { scope: `/subscriptions/${security}`, roleId: azureRoleIds.Owner, principalId: operatorsGroupId, principalType: 'Group' },
      { scope: `/subscriptions/${security}`, roleId: azureRoleIds.Contributor, principalId: guidOf('service principal Release Train'), principalType: 'ServicePrincipal' },
      { scope: workspace, roleId: azureRoleIds['Log Analytics Reader'], principalId: personIdOf('Tove Lindqvist'), principalType: 'User' },
      { scope: workspace, roleId: azureRoleIds['Log Analytics Contributor'], principalId: personIdOf('Liam Brandt'), principalType: 'User' },
      { scope: archive, roleId: azureRoleIds['Storage Blob Data Reader'], principalId: personIdOf('Liam Brandt'), principalType: 'User' },
      { scope: `/subscriptions/${production}`, roleId: azureRoleIds.Owner, principalId: personIdOf('Elif Demir'), principalType: 'User' },
    ],
    collections: new Map([['providers/microsoft.aadiam/diagnosticsettings', [
      setting('to-sentinel', { workspaceId: workspace }, [
        'AuditLogs', 'SignInLogs', 'NonInteractiveUserSignInLogs', 'ServicePrincipalSignInLogs', 'ManagedIdentitySignInLogs', 'ProvisioningLogs', 'RiskyUsers', 'UserRiskEvents',
      ]),
      setting('archive', { storageAccountId: archive }, ['AuditLogs', 'SignInLogs']),
    ]]]),
    refusals: [],
    pageSize: 100,
  };
}

const exportable = [
  'AuditLogs', 'SignInLogs', 'NonInteractiveUserSignInLogs', 'ServicePrincipalSignInLogs', 'ManagedIdentitySignInLogs', 'ProvisioningLogs', 'ADFSSignInLogs', 'RiskyUsers',
  'UserRiskEvents', 'NetworkAccessTrafficLogs', 'RiskyServicePrincipals', 'ServicePrincipalRiskEvents', 'EnrichedOffice365AuditLogs', 'MicrosoftGraphActivityLogs', 'RemoteNetworkHealthLogs',
] as const;

function setting(name: string, destination: Readonly<Record<string, string>>, enabled: readonly string[]): unknown {
  return {
    id: `/providers/microsoft.aadiam/providers/microsoft.insights/diagnosticSettings/${name}`,
    name,
    properties: {
      storageAccountId: null, workspaceId: null, eventHubAuthorizationRuleId: null, eventHubName: null, ...destination,
      logs: exportable.map((category) => ({ category, categoryGroup: null, enabled: enabled.includes(category), retentionPolicy: { days: 0, enabled: false } })),
    },
  };
}
