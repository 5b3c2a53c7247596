import { operatorsGroupId, personIdOf, sampleDomain, type SampleGroup } from './sample-people.ts';
import { guidOf } from './seeded.ts';
import { entitySet, type Entity, type EntitySet, type RefusedRead, type Relation } from './tenant.ts';

type Settings = Readonly<Record<string, unknown>>;

const exchangeOnline = '00000002-0000-0ff1-ce00-000000000000';
const sharePointOnline = '00000003-0000-0ff1-ce00-000000000000';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const securityAdministrator = '194ae4cb-b126-40b2-bd5b-6091b380977d';
const phishingResistant = { id: '00000000-0000-0000-0000-000000000004', displayName: 'Phishing-resistant MFA' };

const emergencyAccounts = () => [personIdOf('Emergency Access 1'), personIdOf('Emergency Access 2')];
const nobody = { includeUsers: [], excludeUsers: [], includeGroups: [], excludeGroups: [], includeRoles: [], excludeRoles: [] };
const everybody = () => ({ ...nobody, includeUsers: ['All'], excludeUsers: emergencyAccounts() });

/** Conditional Access beyond the basics: begun in many places, finished in some. */
export function sampleAccessPolicies(): Entity[] {
  const administrators = { ...nobody, includeRoles: [globalAdministrator, securityAdministrator], excludeUsers: emergencyAccounts() };
  return [
    policy('Phishing-resistant sign-in for administrators', {
      users: administrators, strength: phishingResistant, session: { signInFrequency: every(12) },
    }),
    policy('Protect changes to policies', {
      users: everybody(), applications: { ...noTargets, includeAuthenticationContextClassReferences: ['c1'] }, strength: phishingResistant,
      session: { signInFrequency: { isEnabled: true, type: null, value: null, frequencyInterval: 'everyTime', authenticationType: 'primaryAndSecondaryAuthentication' } },
    }),
    policy('Token protection for Windows (pilot)', {
      users: { ...nobody, includeGroups: [operatorsGroupId] }, applications: { ...noTargets, includeApplications: [exchangeOnline, sharePointOnline] },
      when: { clientAppTypes: ['mobileAppsAndDesktopClients'], platforms: { includePlatforms: ['windows'], excludePlatforms: [] } },
      session: { secureSignInSession: { isEnabled: true } },
    }),
    policy('Register security info from the office only', {
      users: everybody(), applications: { ...noTargets, includeUserActions: ['urn:user:registersecurityinfo'] },
      when: { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }, controls: ['block'],
    }),
    policy('Require multifactor authentication to join devices', { users: everybody(), applications: { ...noTargets, includeUserActions: ['urn:user:registerdevice'] }, controls: ['mfa'] }),
    policy('Block the device code flow', { users: everybody(), when: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } }, controls: ['block'] }),
    policy('Block authentication transfer', {
      state: 'enabledForReportingButNotEnforced', users: everybody(), when: { authenticationFlows: { transferMethods: 'authenticationTransfer' } }, controls: ['block'],
    }),
    policy('Guests sign in every day', {
      users: { ...nobody, includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest,b2bCollaborationMember', externalTenants: { membershipKind: 'all' } } },
      controls: ['mfa'], session: { signInFrequency: every(24) },
    }),
  ];
}

const noTargets = { includeApplications: [], excludeApplications: [], includeUserActions: [], includeAuthenticationContextClassReferences: [] };
const every = (hours: number) => ({ isEnabled: true, type: 'hours', value: hours, frequencyInterval: 'timeBased', authenticationType: 'primaryAndSecondaryAuthentication' });

interface Rule {
  readonly users: Settings;
  readonly state?: string;
  readonly applications?: Settings;
  /** Conditions that differ from none. */
  readonly when?: Settings;
  readonly controls?: readonly string[];
  readonly strength?: Settings | null;
  readonly session?: Settings;
}

function policy(displayName: string, { users, state = 'enabled', applications = { ...noTargets, includeApplications: ['All'] }, when = {}, controls = [], strength = null, session }: Rule): Entity {
  return {
    id: guidOf(`policy ${displayName}`),
    displayName,
    state,
    createdDateTime: '2025-02-11T09:12:00Z',
    modifiedDateTime: '2025-11-03T15:40:21Z',
    conditions: {
      clientAppTypes: ['all'], users, applications, clientApplications: null, platforms: null, locations: null, devices: null, authenticationFlows: null,
      signInRiskLevels: [], userRiskLevels: [], servicePrincipalRiskLevels: [], ...when,
    },
    grantControls: controls.length === 0 && strength === null ? null : { operator: 'OR', builtInControls: controls, customAuthenticationFactors: [], termsOfUse: [], authenticationStrength: strength },
    sessionControls: session ?? null,
  };
}

/** Policies about other tenants and about guests who come by themselves. */
export function sampleAccessSettings(): ReadonlyMap<string, Settings> {
  return new Map<string, Settings>([
    ['policies/crossTenantAccessPolicy/default', crossTenantDefaults],
    ['policies/authenticationFlowsPolicy', { id: 'authenticationFlowsPolicy', displayName: 'Authentication flows policy', selfServiceSignUp: { isEnabled: false } }],
  ]);
}

const scope = (accessType: 'allowed' | 'blocked') => ({
  usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: { accessType, targets: [{ target: 'AllApplications', targetType: 'application' }] },
});
const crossTenantDefaults: Settings = {
  isServiceDefault: false,
  b2bCollaborationInbound: scope('allowed'),
  b2bCollaborationOutbound: scope('allowed'),
  b2bDirectConnectInbound: scope('blocked'),
  b2bDirectConnectOutbound: scope('blocked'),
  tenantRestrictions: null,
  inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false },
};

export const sampleAccessSets = (): Readonly<Record<string, EntitySet>> => ({
  domains: entitySet(domains),
  'legacy/policies': entitySet([invitationPolicy]),
  'roleManagement/directory/resourceNamespaces/microsoft.directory/resourceActions': entitySet(protectableActions),
  'directory/administrativeUnits': entitySet(administrativeUnits),
  'identityProtection/riskDetections': entitySet([]),
});

const neverExpires = 2_147_483_647;
const domains: readonly Entity[] = [
  { id: sampleDomain, authenticationType: 'Managed', isDefault: true, isInitial: false, isRoot: true, isVerified: true, passwordValidityPeriodInDays: neverExpires, supportedServices: ['Email'] },
  { id: `research.${sampleDomain}`, authenticationType: 'Managed', isDefault: false, isInitial: false, isRoot: false, isVerified: true, passwordValidityPeriodInDays: null, supportedServices: ['Email'] },
  { id: 'contoso.onmicrosoft.com', authenticationType: 'Managed', isDefault: false, isInitial: true, isRoot: true, isVerified: true, passwordValidityPeriodInDays: 90, supportedServices: ['Email'] },
];

const invitationPolicy: Entity = {
  id: guidOf('legacy policy for invitations'),
  displayName: 'B2BManagementPolicy',
  type: 'B2BManagementPolicy',
  isOrganizationDefault: true,
  definition: [JSON.stringify({
    B2BManagementPolicy: {
      InvitationsAllowedAndBlockedDomainsPolicy: { AllowedDomains: ['fabrikam.com', 'northwindtraders.com', 'adatum.com', 'litware.com', 'proseware.com'] },
      AutoRedeemPolicy: { AdminConsentedForUsersIntoTenantIds: [], NoAADConsentForUsersFromTenantsIds: [] },
    },
  })],
};

/** Policies are protected; named locations, other tenants and hard deletion are not yet. */
const protectableActions: readonly Entity[] = [
  action('conditionalAccessPolicies/create', 'POST', 'c1'),
  action('conditionalAccessPolicies/basic/update', 'PATCH', 'c1'),
  action('conditionalAccessPolicies/delete', 'DELETE', 'c1'),
  action('namedLocations/create', 'POST', null),
  action('namedLocations/basic/update', 'PATCH', null),
  action('namedLocations/delete', 'DELETE', null),
  action('crossTenantAccessPolicy/default/b2bCollaboration/update', 'PATCH', null),
  action('crossTenantAccessPolicy/partners/delete', 'DELETE', null),
  action('deletedItems/delete', 'DELETE', null),
  action('resourceNamespaces/resourceActions/authenticationContext/update', 'POST', null),
];

function action(name: string, actionVerb: string, authenticationContextId: string | null): Entity {
  return {
    id: `microsoft.directory-${name.replaceAll('/', '-')}-${actionVerb.toLowerCase()}`,
    name: `microsoft.directory/${name}`,
    description: null,
    actionVerb,
    isAuthenticationContextSettable: true,
    authenticationContextId,
  };
}

const restrictedUnitId = guidOf('unit Groups of access policies');
const administrativeUnits: readonly Entity[] = [
  { id: restrictedUnitId, displayName: 'Groups of access policies', isMemberManagementRestricted: true },
  { id: guidOf('unit Copenhagen'), displayName: 'Copenhagen', isMemberManagementRestricted: false },
];

/** One department's group is in the restricted unit; the others that policies use are open. */
export function sampleUnitMemberships(groups: readonly SampleGroup[]): Relation {
  const inUnit = new Set(groups.filter(({ group }) => group['displayName'] === 'All Finance').map(({ group }) => group.id));
  const [restricted] = administrativeUnits;
  return { from: 'groups', name: 'memberOf', to: ({ id }) => entitySet(restricted && inUnit.has(id) ? [{ '@odata.type': '#microsoft.graph.administrativeUnit', ...restricted }] : []) };
}

export const accessRefusals: readonly RefusedRead[] = [
  { path: 'identityProtection/riskDetections', code: 'Forbidden', message: 'Your tenant is not licensed for this feature.' },
];
