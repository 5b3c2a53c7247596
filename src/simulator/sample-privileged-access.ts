import { personIdOf, type SampleGroup } from './sample-people.ts';
import { sampleRoleAssignments, sampleRoleMembers } from './sample-roles.ts';
import { sampleSignIns } from './sample-sign-ins.ts';
import { choiceOf, guidOf, numberOf } from './seeded.ts';
import { entitySet, type Entity, type EntitySet, type RefusedRead } from './tenant.ts';

/** What the tenant answers about those who have roles, by path. */
export function samplePrivilegedAccess(people: readonly Entity[], groups: readonly SampleGroup[]): Readonly<Record<string, EntitySet>> {
  const administrators = people.filter(({ id }) => administratorIds.has(id));
  return {
    'reports/authenticationMethods/userRegistrationDetails': entitySet(people.filter(({ accountEnabled }) => accountEnabled === true).map(registration)),
    "directoryRoles(roleTemplateId='d29b2b05-8046-44ba-8758-1e26182fcf32')/members": entitySet(syncPrincipals),
    'auditLogs/signIns': sampleSignIns(people, administratorIds),
    'policies/roleManagementPolicyAssignments': entitySet([]),
    'identityGovernance/privilegedAccess/group/resources': entitySet([]),
    'identityGovernance/privilegedAccess/group/eligibilityScheduleInstances': entitySet([]),
    'identityGovernance/privilegedAccess/group/assignmentScheduleInstances': entitySet([]),
    ...Object.fromEntries(administrators.flatMap((person) => [
      [`users/${person.id}/authentication/methods`, entitySet(methodsOf(person).map((method) => signInMethod(person.id, method)))],
      [`users/${person.id}/transitiveMemberOf/microsoft.graph.group`, entitySet(groupsOf(person, groups))],
    ])),
  };
}

/** Privileged Identity Management does not answer without Entra ID P2. */
export const privilegedAccessRefusals: readonly RefusedRead[] = ['policies/roleManagementPolicyAssignments', 'identityGovernance/privilegedAccess'].map((path) => (
  { path, code: 'AadPremiumLicenseRequired', message: 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.' }));

const administratorIds: ReadonlySet<unknown> = new Set([...sampleRoleAssignments().map(({ principalId }) => principalId), ...sampleRoleMembers]);
const keyHolders: ReadonlySet<string> = new Set(['Emergency Access 1', 'Emergency Access 2', 'Amara Okafor', 'Hiro Tanaka', 'Liam Brandt', 'Nadia Petrov'].map(personIdOf));
const phoneOwners: ReadonlySet<string> = new Set(['Emergency Access 2', 'Hiro Tanaka'].map(personIdOf));

type Method = 'password' | 'fido2' | 'phone' | 'microsoftAuthenticator';

/** The first emergency account has a security key only; somebody added a telephone number to the second. */
function methodsOf({ id }: Entity): Method[] {
  return ['password', ...(keyHolders.has(id) ? ['fido2' as const] : ['microsoftAuthenticator' as const]), ...(phoneOwners.has(id) ? ['phone' as const] : [])];
}

const signInMethod = (userId: string, method: Method): Entity => ({ '@odata.type': `#microsoft.graph.${method}AuthenticationMethod`, id: guidOf(`${method} of ${userId}`) });

function groupsOf({ id }: Entity, groups: readonly SampleGroup[]): Entity[] {
  return groups.filter(({ members }) => members.some((member) => member.id === id)).map(({ group }) => ({ '@odata.type': '#microsoft.graph.group', ...group }));
}

function registration(person: Entity): Entity {
  const isAdmin = administratorIds.has(person.id);
  const methodsRegistered = isAdmin ? methodsOf(person).flatMap((method) => reported[method]) : choiceOf(`methods of ${person.id}`, usual);
  return {
    id: person.id,
    userPrincipalName: person['userPrincipalName'],
    userDisplayName: person['displayName'],
    userType: person['userType'] === 'Guest' ? 'guest' : 'member',
    isAdmin,
    isMfaRegistered: methodsRegistered.length > 0,
    isSsprEnabled: person['userType'] === 'Member',
    isPasswordlessCapable: methodsRegistered.some((method) => /^(passKey|windowsHello)/.test(method)),
    methodsRegistered,
    lastUpdatedDateTime: '2026-03-30T04:12:09Z',
  };
}

/** How the registration report calls what the user object calls otherwise; passwords are not in it. */
const reported: Readonly<Record<Method, readonly string[]>> = {
  password: [], fido2: ['passKeyDeviceBound'], phone: ['mobilePhone'], microsoftAuthenticator: ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
};
const usual: readonly [readonly string[], ...(readonly string[])[]] = [
  ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
  ['mobilePhone', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
  ['windowsHelloForBusiness', 'microsoftAuthenticatorPush'],
  ['passKeyDeviceBoundAuthenticator'],
  ['mobilePhone'],
  [],
];

const syncAppId = guidOf('app id sync');

/** Directory synchronisation signs in as an app since this spring; the account that it was installed with is disabled, but still there. */
const syncPrincipals: readonly Entity[] = [
  { '@odata.type': '#microsoft.graph.servicePrincipal', id: guidOf('service principal sync'), displayName: 'ConnectSyncProvisioning_CONTOSO-SYNC1', appId: syncAppId, accountEnabled: true },
  {
    '@odata.type': '#microsoft.graph.user',
    id: guidOf('user sync'),
    displayName: 'On-Premises Directory Synchronization Service Account',
    userPrincipalName: `Sync_CONTOSO-SYNC1_${String(numberOf('sync', 1_000_000)).padStart(6, '0')}@contoso.onmicrosoft.com`,
    accountEnabled: false,
    userType: 'Member',
    lastPasswordChangeDateTime: '2022-06-14T11:20:31Z',
  },
];

/** Single objects by path. */
export const samplePrivilegedObjects: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map([
  [`applications(appId='${syncAppId}')`, {
    id: guidOf('application sync'),
    keyCredentials: [{ keyId: guidOf('certificate sync'), type: 'AsymmetricX509Cert', usage: 'Verify', startDateTime: '2026-05-18T09:12:00Z', endDateTime: '2027-05-18T09:12:00Z' }],
    passwordCredentials: [],
  }],
]);
