import { guidOf, momentOf, numberOf } from './seeded.ts';
import type { Entity } from './tenant.ts';

/** Microsoft's tenant, the owner of its first-party apps. */
const microsoftTenantId = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

const firstParty: readonly (readonly [appId: string, displayName: string])[] = [
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['00000002-0000-0ff1-ce00-000000000000', 'Office 365 Exchange Online'],
  ['00000003-0000-0ff1-ce00-000000000000', 'Office 365 SharePoint Online'],
  ['797f4846-ba00-4fd7-ba43-dac1f8f63013', 'Windows Azure Service Management API'],
  ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', 'Microsoft Teams'],
];
const ownApps = [
  'Payroll Connector', 'Warehouse Scanner', 'Invoice Archive', 'Badge Printer', 'Contract Vault', 'Shift Planner', 'Lab Notebook', 'Visitor Desk', 'Fleet Tracker',
  'Expense Mirror', 'Campaign Studio', 'Supplier Portal', 'Meeting Room Panels', 'Release Train', 'Backup Orchestrator',
] as const;

export const backupOrchestratorId = guidOf('service principal Backup Orchestrator');

/** Apps that Contoso registered itself. */
export function sampleApplications(): Entity[] {
  return ownApps.map((displayName) => ({
    id: guidOf(`application ${displayName}`),
    appId: guidOf(`app ${displayName}`),
    displayName,
    signInAudience: 'AzureADMyOrg',
    createdDateTime: momentOf(`application ${displayName}`, 1500),
    passwordCredentials: numberOf(`secret ${displayName}`, 3) === 0
      ? [{ keyId: guidOf(`secret ${displayName}`), displayName: 'deployment', startDateTime: '2025-01-15T08:00:00Z', endDateTime: '2027-01-15T08:00:00Z' }]
      : [],
    keyCredentials: [],
  }));
}

/** Every app that somebody may sign in to: Contoso's own, Microsoft's, and Azure AD PowerShell, which is limited to assigned users. */
export function sampleServicePrincipals(tenantId: string): Entity[] {
  const own = ownApps.map((displayName) => servicePrincipal({ displayName, appId: guidOf(`app ${displayName}`), owner: tenantId }));
  const microsoft = firstParty.map(([appId, displayName]) => servicePrincipal({ displayName, appId, owner: microsoftTenantId }));
  const powerShell = servicePrincipal({ displayName: 'Azure Active Directory PowerShell', appId: '1b730954-1685-4b74-9bfd-dac224a7b894', owner: microsoftTenantId });
  return [...microsoft, { ...powerShell, appRoleAssignmentRequired: true }, ...own];
}

function servicePrincipal({ displayName, appId, owner }: { displayName: string; appId: string; owner: string }): Entity {
  return {
    id: guidOf(`service principal ${displayName}`),
    appId,
    displayName,
    servicePrincipalType: 'Application',
    accountEnabled: true,
    appOwnerOrganizationId: owner,
    appRoleAssignmentRequired: false,
    createdDateTime: momentOf(`service principal ${displayName}`, 1500),
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
  };
}
