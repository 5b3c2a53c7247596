import { generatedId, generatedSet, hashOf, isOneIn, type Columns } from './generated-set.ts';
import { sampleRoleDefinitions } from './sample-roles.ts';
import { sampleTenant } from './sample-tenant.ts';
import { guidOf } from './seeded.ts';
import { entitySet, type Entity, type EntitySet, type SimulatedTenant } from './tenant.ts';

/** How many of each a generated tenant has. */
export interface TenantSize {
  readonly users: number;
  readonly servicePrincipals: number;
  readonly applications: number;
  readonly groups: number;
  readonly devices: number;
}

const tenantId = guidOf('tenant generated');
const microsoftTenantId = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const kinds = { users: '0a000001', servicePrincipals: '0a000002', applications: '0a000003', groups: '0a000004', devices: '0a000005' } as const;
/** Who administers a tenant of so many users: people with a role each, and groups that give one. Ten and one group in a small firm, never more than a few hundred. */
function administrationOf(users: number) {
  const between = (least: number, wanted: number, most: number) => Math.min(most, Math.max(least, Math.round(wanted)));
  return { people: between(Math.min(5, users), users / 130, 100), groups: between(1, users / 1_000, 12), membersEach: between(Math.min(3, users), users / 200, 15) };
}

/**
 * A tenant of any size, with every licence and permission, that is computed while it is read and the same every time: users,
 * apps, groups and devices follow from their position, what does not grow is the sample tenant's. Dates are relative to `now`.
 */
export function generatedTenant(size: TenantSize, now: Date): SimulatedTenant {
  const sample = sampleTenant();
  const users = generatedSet(size.users, { kind: kinds.users, columns: userColumns(size.users, now), sortedBy: 'userPrincipalName' });
  const groups = generatedSet(size.groups, { kind: kinds.groups, columns: groupColumns(size, now), sortedBy: 'displayName' });
  const roles = roleAssignments(users, groups);
  const standing = roles.filter(({ isEligible }) => !isEligible).map(({ assignment }) => assignment);
  const eligible = roles.filter(({ isEligible }) => isEligible).map(({ assignment }) => assignment);
  const principalOf = ({ principalId }: Entity) => typed(users.find(String(principalId)), 'user') ?? typed(groups.find(String(principalId)), 'group');
  return {
    id: tenantId,
    name: 'Generated',
    latencyMs: 0,
    objects: sample.objects,
    sets: new Map([...sample.sets, ...Object.entries({
      organization: entitySet([{ id: tenantId, displayName: 'Generated', tenantType: 'AAD', verifiedDomains: [{ name: 'contoso.com', isDefault: true, isInitial: false }] }]),
      subscribedSkus: entitySet([everyPlan]),
      users,
      groups,
      devices: generatedSet(size.devices, { kind: kinds.devices, columns: deviceColumns(size.devices, now), sortedBy: 'deviceId' }),
      applications: generatedSet(size.applications, { kind: kinds.applications, columns: applicationColumns(size.applications, now), sortedBy: 'displayName' }),
      servicePrincipals: generatedSet(size.servicePrincipals, { kind: kinds.servicePrincipals, columns: servicePrincipalColumns(size.servicePrincipals, now), sortedBy: 'appId' }),
      'roleManagement/directory/roleAssignments': entitySet(standing),
      'roleManagement/directory/roleAssignmentScheduleInstances': entitySet(standing),
      'roleManagement/directory/roleEligibilityScheduleInstances': entitySet(eligible),
      'identityProtection/riskyUsers': generatedSet(Math.floor(size.users / 500), { kind: kinds.users, columns: riskColumns(now) }),
      'reports/authenticationMethods/userRegistrationDetails': generatedSet(size.users, { kind: kinds.users, columns: registrationColumns(size.users) }),
      'identityProtection/riskDetections': generatedSet(Math.floor(size.users / 200), { kind: kinds.users, columns: riskColumns(now) }),
      'auditLogs/signIns': generatedSet(Math.floor(size.users / 10), { kind: '0a000006', columns: signInColumns(now) }),
      oauth2PermissionGrants: generatedSet(Math.floor(size.servicePrincipals / 2), { kind: '0a000007', columns: grantColumns }),
      'policies/authenticationStrengthPolicies': entitySet([phishingResistantStrength]),
    })]),
    relations: [
      { from: 'groups', name: 'members', to: ({ id }) => entitySet(membersOf(id, users)) },
      { from: 'groups', name: 'transitiveMembers', to: ({ id }) => entitySet(membersOf(id, users)) },
      { from: 'users', name: 'transitiveMemberOf', to: ({ id }) => entitySet(roleGroupsOf(id, users, groups)) },
      { from: 'roleManagement/directory/roleAssignments', name: 'principal', to: principalOf },
      { from: 'roleManagement/directory/roleAssignmentScheduleInstances', name: 'principal', to: principalOf },
      { from: 'roleManagement/directory/roleEligibilityScheduleInstances', name: 'principal', to: principalOf },
      ...sample.relations,
    ],
    refusals: [],
    azure: sample.azure,
  };
}

const typed = (entity: Entity | undefined, type: string): Entity | null => (entity ? { '@odata.type': `#microsoft.graph.${type}`, id: entity.id, displayName: entity['displayName'] } : null);

const dayMs = 86_400_000;
const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * dayMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
const daysAgo = (now: Date, index: number, purpose: number, most: number) => daysBefore(now, hashOf(index, purpose) % most);

const givenNames = ['ada', 'boris', 'chen', 'dana', 'emil', 'fatma', 'goran', 'hana', 'ines', 'jorge', 'kofi', 'lena', 'mei', 'nils', 'olga', 'pablo', 'quinn', 'rania', 'sven', 'tara', 'ugo', 'vida', 'wen', 'xenia', 'yara', 'zoe'];
const surnames = ['abbas', 'becker', 'costa', 'dahl', 'ekman', 'fuchs', 'grant', 'hoang', 'ito', 'jansen', 'kaya', 'lopez', 'muller', 'nowak', 'ortiz', 'patel', 'quist', 'reyes', 'suzuki', 'tran', 'unger', 'vargas', 'weber', 'xie', 'young', 'zhou'];

/** Which of so many, in order, a position falls on: the names ascend with it. */
const inOrder = (names: readonly string[], place: number) => names[Math.floor(place * names.length)] ?? names[0] ?? '';

function nameOf(index: number, size: number): string {
  const place = index / size;
  const within = (place * givenNames.length) % 1;
  return `${inOrder(givenNames, place)}.${inOrder(surnames, within)}.${String(index).padStart(8, '0')}`;
}
const isGuest = (index: number) => isOneIn(10, index, 1);

function userColumns(size: number, now: Date): Columns {
  return {
    displayName: (index) => nameOf(index, size),
    userPrincipalName: (index) => `${nameOf(index, size)}${isGuest(index) ? '_fabrikam.com#EXT#@contoso.onmicrosoft.com' : '@contoso.com'}`,
    mail: (index) => `${nameOf(index, size)}@contoso.com`,
    otherMails: () => [],
    userType: (index) => (isGuest(index) ? 'Guest' : 'Member'),
    accountEnabled: (index) => !isOneIn(20, index, 2),
    onPremisesSyncEnabled: (index) => (isOneIn(3, index, 3) ? true : null),
    externalUserState: (index) => (isGuest(index) ? 'Accepted' : null),
    createdDateTime: (index) => daysAgo(now, index, 4, 2_000),
    signInActivity: (index) => {
      if (isOneIn(12, index, 5)) return null;
      const last = daysAgo(now, index, 6, 400);
      return { lastSignInDateTime: last, lastSuccessfulSignInDateTime: last, lastNonInteractiveSignInDateTime: daysAgo(now, index, 7, 400) };
    },
  };
}

const phoneOnly = ['mobilePhone'];
const appAndKey = ['microsoftAuthenticatorPush', 'passKeyDeviceBound'];

function registrationColumns(size: number): Columns {
  return {
    userDisplayName: (index) => nameOf(index, size),
    userPrincipalName: (index) => `${nameOf(index, size)}@contoso.com`,
    userType: (index) => (isGuest(index) ? 'guest' : 'member'),
    isAdmin: (index) => index % Math.ceil(size / 100) === 0,
    isMfaRegistered: (index) => !isOneIn(20, index, 36),
    isSsprEnabled: () => true,
    isPasswordlessCapable: (index) => !isOneIn(3, index, 8),
    methodsRegistered: (index) => (isOneIn(3, index, 8) ? phoneOnly : appAndKey),
  };
}

function riskColumns(now: Date): Columns {
  return {
    userPrincipalName: (index) => `risky.${index}@contoso.com`,
    isDeleted: () => false,
    riskState: (index) => (isOneIn(4, index, 9) ? 'atRisk' : 'remediated'),
    riskLevel: (index) => (isOneIn(3, index, 10) ? 'high' : 'medium'),
    riskDetail: () => 'none',
    riskEventType: () => 'unfamiliarFeatures',
    detectedDateTime: (index) => daysAgo(now, index, 35, 90),
    riskLastUpdatedDateTime: (index) => daysAgo(now, index, 11, 90),
  };
}

function signInColumns(now: Date): Columns {
  return {
    createdDateTime: (index) => daysAgo(now, index, 31, 30),
    userPrincipalName: (index) => `person.${index}@contoso.com`,
    appDisplayName: () => 'Office 365 Exchange Online',
    clientAppUsed: (index) => (isOneIn(500, index, 32) ? 'IMAP4' : 'Browser'),
    authenticationRequirement: (index) => (isOneIn(200, index, 33) ? 'singleFactorAuthentication' : 'multiFactorAuthentication'),
    conditionalAccessStatus: (index) => (isOneIn(4, index, 37) ? 'notApplied' : 'success'),
    status: () => ({ errorCode: 0 }),
  };
}

const grantColumns: Columns = {
  clientId: (index) => generatedId(kinds.servicePrincipals, index),
  consentType: () => 'AllPrincipals',
  scope: (index) => (isOneIn(6, index, 34) ? 'Mail.ReadWrite Files.Read.All' : 'User.Read'),
};

function groupColumns({ users, groups }: TenantSize, now: Date): Columns {
  const { groups: roleGroups } = administrationOf(users);
  return {
    displayName: (index) => `team ${nameOf(index, groups)}`,
    securityEnabled: () => true,
    mailEnabled: (index) => index % 2 === 0,
    groupTypes: (index) => (index % 2 === 0 ? ['Unified'] : []),
    isAssignableToRole: (index) => index < roleGroups,
    createdDateTime: (index) => daysAgo(now, index, 12, 2_000),
  };
}

/** GUIDs that ascend with the position, spread evenly. */
const ascendingGuid = (index: number, size: number) =>
  `${Math.floor((index / size) * 2 ** 32).toString(16).padStart(8, '0')}-${(hashOf(index, 13) % 65_536).toString(16).padStart(4, '0')}-4000-b000-${index.toString(16).padStart(12, '0')}`;

function deviceColumns(size: number, now: Date): Columns {
  return {
    deviceId: (index) => ascendingGuid(index, size),
    displayName: (index) => `desktop-${index}`,
    accountEnabled: () => true,
    operatingSystem: (index) => (index % 4 === 0 ? 'iOS' : 'Windows'),
    isCompliant: (index) => index % 5 > 0,
    approximateLastSignInDateTime: (index) => daysAgo(now, index, 14, 300),
  };
}

function applicationColumns(size: number, now: Date): Columns {
  return {
    appId: (index) => guidOfPosition(index, 15),
    displayName: (index) => `${nameOf(index, size)} app`,
    signInAudience: (index) => (isOneIn(10, index, 16) ? 'AzureADMultipleOrgs' : 'AzureADMyOrg'),
    servicePrincipalLockConfiguration: () => null,
    createdDateTime: (index) => daysAgo(now, index, 17, 2_000),
    passwordCredentials: (index) => credentials(now, index, 18),
    keyCredentials: (index) => credentials(now, index, 19),
  };
}

function servicePrincipalColumns(size: number, now: Date): Columns {
  return {
    appId: (index) => ascendingGuid(index, size),
    displayName: (index) => `enterprise app ${index}`,
    servicePrincipalType: () => 'Application',
    accountEnabled: () => true,
    appRoleAssignmentRequired: (index) => isOneIn(5, index, 20),
    appOwnerOrganizationId: (index) => (isOneIn(4, index, 21) ? microsoftTenantId : isOneIn(4, index, 22) ? guidOfPosition(index % 400, 23) : tenantId),
    replyUrls: (index) => (isOneIn(3, index, 24) ? [`https://app${index}.azurewebsites.net/signin`] : [`https://app${index}.contoso.com/signin`]),
    passwordCredentials: (index) => (isOneIn(6, index, 25) ? credentials(now, index, 26) : []),
    keyCredentials: (index) => (isOneIn(8, index, 27) ? credentials(now, index, 28) : []),
    createdDateTime: (index) => daysAgo(now, index, 29, 2_000),
  };
}

const guidOfPosition = (index: number, purpose: number) => generatedId((hashOf(index, purpose) >>> 0).toString(16).padStart(8, '0'), index);

function credentials(now: Date, index: number, purpose: number): readonly object[] {
  if (hashOf(index, purpose) % 3 > 0) return [];
  const startedDaysAgo = hashOf(index, purpose + 100) % 700;
  return [{ keyId: guidOfPosition(index, purpose), displayName: 'deployment', startDateTime: daysBefore(now, startedDaysAgo), endDateTime: daysBefore(now, startedDaysAgo - 400) }];
}

interface RoleAssignment {
  readonly assignment: Entity;
  readonly isEligible: boolean;
}

/** A hundred users spread over the tenant have a role each, most of them eligibly, and so does every role group. */
function roleAssignments(users: EntitySet, groups: EntitySet): RoleAssignment[] {
  const definitions = sampleRoleDefinitions();
  const assign = (principalId: string, order: number, isEligible: boolean): RoleAssignment => ({
    isEligible,
    assignment: {
      id: guidOf(`generated assignment ${principalId}`),
      principalId,
      roleDefinitionId: definitions[order % definitions.length]?.id ?? '',
      directoryScopeId: '/',
      assignmentType: 'Assigned',
      endDateTime: null,
    },
  });
  const { people, groups: roleGroups } = administrationOf(users.size);
  const direct = Array.from({ length: people }, (_, order) => assign(users.at(Math.floor((order * users.size) / people)).id, order, order % 5 > 0));
  const grouped = Array.from({ length: Math.min(roleGroups, groups.size) }, (_, order) => assign(groups.at(order).id, order + 1, order % 2 === 0));
  return [...direct, ...grouped];
}

function membersOf(groupId: string, users: EntitySet): Entity[] {
  const group = Number.parseInt(groupId.slice(-12), 16);
  const { membersEach } = administrationOf(users.size);
  return Array.from({ length: membersEach }, (_, order) => typed(users.at(hashOf(group * membersEach + order, 30) % users.size), 'user')).filter((member) => member !== null);
}

/** Of the many groups only those that give a role: finding the others would take a walk through all of them. */
function roleGroupsOf(userId: string, users: EntitySet, groups: EntitySet): Entity[] {
  const first = Array.from({ length: Math.min(administrationOf(users.size).groups, groups.size) }, (_, index) => groups.at(index));
  return first.filter(({ id }) => membersOf(id, users).some((member) => member.id === userId)).flatMap((group) => typed(group, 'group') ?? []);
}

const plans = { AAD_PREMIUM: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', AAD_PREMIUM_P2: 'eec0eb4f-6444-4f95-aba0-50c24d67f998', Entra_ID_Governance: 'e866a266-3cff-43a3-acca-0c90a7e00c8b', AAD_WRKLDID_P2: '7dc0e92d-bf15-401d-907e-0884efe7c760' };
const everyPlan: Entity = {
  id: guidOf('sku every plan'),
  skuPartNumber: 'EVERYTHING',
  capabilityStatus: 'Enabled',
  servicePlans: Object.entries(plans).map(([servicePlanName, servicePlanId]) => ({ servicePlanId, servicePlanName, provisioningStatus: 'Success', appliesTo: 'User' })),
};

const phishingResistantStrength: Entity = {
  id: '00000000-0000-0000-0000-000000000004',
  displayName: 'Phishing-resistant MFA',
  allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'],
};
