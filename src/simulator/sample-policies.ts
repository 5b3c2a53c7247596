import { personIdOf } from './sample-people.ts';
import { guidOf } from './seeded.ts';
import type { Entity } from './tenant.ts';

type Policy = Readonly<Record<string, unknown>>;

/** Tenant-wide policies by path. */
export function samplePolicies(): ReadonlyMap<string, Policy> {
  return new Map([
    ['policies/authorizationPolicy', authorizationPolicy],
    ['policies/adminConsentRequestPolicy', adminConsentRequestPolicy()],
    ['policies/defaultAppManagementPolicy', defaultAppManagementPolicy],
  ]);
}

const authorizationPolicy: Policy = {
  id: 'authorizationPolicy',
  displayName: 'Authorization Policy',
  allowInvitesFrom: 'everyone',
  allowedToSignUpEmailBasedSubscriptions: true,
  allowedToUseSSPR: false,
  allowEmailVerifiedUsersToJoinOrganization: false,
  blockMsolPowerShell: false,
  guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  defaultUserRolePermissions: {
    allowedToCreateApps: true,
    allowedToCreateSecurityGroups: true,
    allowedToCreateTenants: false,
    allowedToReadBitlockerKeysForOwnedDevice: true,
    allowedToReadOtherUsers: true,
    permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy', 'ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team'],
  },
};

const adminConsentRequestPolicy = (): Policy => ({
  isEnabled: true,
  notifyReviewers: true,
  remindersEnabled: true,
  requestDurationInDays: 14,
  version: 2,
  reviewers: [{ query: `/v1.0/users/${personIdOf('Liam Brandt')}`, queryType: 'MicrosoftGraph', queryRoot: null }],
});

const defaultAppManagementPolicy: Policy = {
  id: '00000000-0000-0000-0000-000000000000',
  displayName: 'Default app management tenant policy',
  isEnabled: true,
  applicationRestrictions: {
    passwordCredentials: [
      { restrictionType: 'passwordAddition', state: 'enabled', maxLifetime: null, restrictForAppsCreatedAfterDateTime: '2025-03-01T00:00:00Z' },
      { restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P180D', restrictForAppsCreatedAfterDateTime: '2025-03-01T00:00:00Z' },
    ],
    keyCredentials: [{ restrictionType: 'asymmetricKeyLifetime', state: 'disabled', maxLifetime: 'P365D', restrictForAppsCreatedAfterDateTime: '2025-03-01T00:00:00Z' }],
  },
  servicePrincipalRestrictions: { passwordCredentials: [], keyCredentials: [] },
};

/** Multifactor authentication is enforced; blocking legacy authentication is still only watched. */
export function sampleConditionalAccessPolicies(): Entity[] {
  const exceptEmergency = { includeUsers: ['All'], excludeUsers: [personIdOf('Emergency Access 1'), personIdOf('Emergency Access 2')], includeGroups: [], excludeGroups: [], includeRoles: [], excludeRoles: [] };
  const administrators = { ...exceptEmergency, includeUsers: [], includeRoles: ['62e90394-69f5-4237-9190-012177145e10', '194ae4cb-b126-40b2-bd5b-6091b380977d'] };
  return [
    policy('Require multifactor authentication for everyone', { state: 'enabled', users: exceptEmergency, clientAppTypes: ['all'], control: 'mfa' }),
    policy('Require multifactor authentication for administrators', { state: 'enabled', users: administrators, clientAppTypes: ['all'], control: 'mfa' }),
    policy('Block legacy authentication', { state: 'enabledForReportingButNotEnforced', users: exceptEmergency, clientAppTypes: ['exchangeActiveSync', 'other'], control: 'block' }),
    policy('Block legacy authentication (pilot)', { state: 'enabled', users: { ...exceptEmergency, includeUsers: [], includeGroups: [guidOf('group All IT')] }, clientAppTypes: ['exchangeActiveSync', 'other'], control: 'block' }),
    policy('Require a compliant device for Finance', { state: 'disabled', users: { ...exceptEmergency, includeUsers: [], includeGroups: [guidOf('group All Finance')] }, clientAppTypes: ['all'], control: 'compliantDevice' }),
  ];
}

function policy(displayName: string, rule: { state: string; users: Policy; clientAppTypes: readonly string[]; control: string }): Entity {
  return {
    id: guidOf(`policy ${displayName}`),
    displayName,
    state: rule.state,
    createdDateTime: '2024-09-02T07:30:00Z',
    modifiedDateTime: '2025-05-19T13:12:44Z',
    conditions: {
      clientAppTypes: rule.clientAppTypes,
      users: rule.users,
      applications: { includeApplications: ['All'], excludeApplications: [], includeUserActions: [] },
      locations: null,
      platforms: null,
      signInRiskLevels: [],
      userRiskLevels: [],
    },
    grantControls: { operator: 'OR', builtInControls: [rule.control], customAuthenticationFactors: [], termsOfUse: [] },
    sessionControls: null,
  };
}

/** The head office is trusted; the other two only describe places. */
export function sampleNamedLocations(): Entity[] {
  return [
    { ...location('Head office'), '@odata.type': '#microsoft.graph.ipNamedLocation', isTrusted: true, ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/26' }] },
    { ...location('Guest wireless'), '@odata.type': '#microsoft.graph.ipNamedLocation', isTrusted: false, ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.64/27' }] },
    { ...location('Countries we work in'), '@odata.type': '#microsoft.graph.countryNamedLocation', countriesAndRegions: ['DE', 'DK', 'KE', 'PL'], includeUnknownCountriesAndRegions: false },
  ];
}

const location = (displayName: string): Entity => ({ id: guidOf(`location ${displayName}`), displayName, createdDateTime: '2024-08-12T09:00:00Z', modifiedDateTime: '2025-01-22T10:41:07Z' });

/** Entra ID P1 comes with Microsoft 365 E3; a trial that brought P2 has been over for long. */
export function sampleSubscribedSkus(): Entity[] {
  return [
    sku('SPE_E3', { status: 'Enabled', consumed: 512, enabled: 600, plans: [['AAD_PREMIUM', '41781fb2-bc02-4b7c-bd55-b576c07bb09d'], ['INTUNE_A', 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5']] }),
    sku('FLOW_FREE', { status: 'Enabled', consumed: 38, enabled: 10_000, plans: [['DYN365_CDS_VIRAL', '17ab22cd-a0b3-4536-910a-cb6eb12696c0']] }),
    sku('AAD_PREMIUM_P2', { status: 'Deleted', consumed: 0, enabled: 0, plans: [['AAD_PREMIUM_P2', 'eec0eb4f-6444-4f95-aba0-50c24d67f998']] }),
  ];
}

function sku(skuPartNumber: string, { status, consumed, enabled, plans }: { status: string; consumed: number; enabled: number; plans: readonly (readonly [string, string])[] }): Entity {
  return {
    id: guidOf(`sku ${skuPartNumber}`),
    skuId: guidOf(`sku id ${skuPartNumber}`),
    skuPartNumber,
    appliesTo: 'User',
    capabilityStatus: status,
    consumedUnits: consumed,
    prepaidUnits: { enabled, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: plans.map(([servicePlanName, servicePlanId]) => ({ servicePlanId, servicePlanName, provisioningStatus: 'Success', appliesTo: 'User' })),
  };
}
