import { z } from 'zod';
import { derive, fanOut, type NeedOf } from '../assessment/need.ts';
import { conditionalAccessPolicies, isEnabled, type ConditionalAccessPolicy } from './conditional-access-policies.ts';
import { privilegedAccounts } from './privileged-accounts.ts';
import { globalAdministratorRole } from './role-definitions.ts';
import { roleRows, usersOf } from './role-rows.ts';

/** A permanent Global Administrator, and what makes the account fit for emergencies or not. */
export interface PermanentAdministrator {
  readonly id: string;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly enabled: boolean;
  readonly synced: boolean;
  /** Registered methods besides the password, by their Graph names: `fido2`. Null where nobody asked: a synchronised account is unfit anyway. */
  readonly methods: readonly string[] | null;
  readonly resistsPhishing: boolean;
  /** Enabled Conditional Access policies that apply to the account. */
  readonly policies: readonly ConditionalAccessPolicy[];
  readonly isEmergencyAccount: boolean;
}

const permanentUsers = derive('permanent Global Administrators', { rows: roleRows }, ({ rows }) =>
  usersOf(rows.filter(({ roleId, hold, until }) => roleId === globalAdministratorRole && hold === 'active' && until === null)).map(({ user }) => user));

const cloudIds: NeedOf<readonly string[]> = derive('permanent Global Administrators of the cloud', { users: permanentUsers, accounts: privilegedAccounts }, ({ users, accounts }) =>
  users.map(({ id }) => id).filter((id) => accounts.has(id) && accounts.get(id)?.onPremisesSyncEnabled !== true));

const methodsById = fanOut(cloudIds, {
  version: 'v1.0',
  path: 'users/{id}/authentication/methods',
  permissions: [{ application: 'UserAuthenticationMethod.Read.All', delegated: 'UserAuthenticationMethod.Read.All' }],
}, z.object({ '@odata.type': z.string() }));

const enabledPolicies = derive('enabled Conditional Access policies', { policies: conditionalAccessPolicies }, ({ policies }) => policies.filter(isEnabled));

/** Without an enabled policy, nobody's groups matter. */
const idsUnderPolicies = derive('permanent Global Administrators under policies', { users: permanentUsers, policies: enabledPolicies }, ({ users, policies }) =>
  (policies.length === 0 ? [] : users.map(({ id }) => id)));

const groupsById = fanOut(idsUnderPolicies, {
  version: 'v1.0',
  path: 'users/{id}/transitiveMemberOf/microsoft.graph.group',
  select: ['id'],
  top: 999,
  permissions: [{ application: 'User.Read.All', delegated: 'User.Read.All' }],
}, z.object({ id: z.string() }));

/** Every permanent Global Administrator, groups resolved, with whether the account is one for emergencies. */
export const permanentAdministrators = derive('permanent Global Administrators and their protection',
  { users: permanentUsers, accounts: privilegedAccounts, methods: methodsById, groups: groupsById, policies: enabledPolicies, rows: roleRows },
  ({ users, accounts, methods, groups, policies, rows }) => users.flatMap(({ id, displayName, userPrincipalName }): PermanentAdministrator[] => {
    const account = accounts.get(id);
    // Deleted since the roles were read.
    if (!account) return [];
    const registered = methods.get(id)?.map((method) => methodName(method['@odata.type'])).filter((name) => name !== 'password') ?? null;
    const membership: Membership = {
      id: id.toLowerCase(),
      groups: new Set((groups.get(id) ?? []).map((group) => group.id.toLowerCase())),
      // Conditional Access knows built-in roles that are held for the whole directory.
      roles: new Set(rows.filter(({ principal, hold, scope }) => principal.id === id && hold === 'active' && scope === '/').map(({ roleId }) => roleId.toLowerCase())),
    };
    const administrator = {
      id,
      displayName: account.displayName ?? displayName,
      userPrincipalName: account.userPrincipalName ?? userPrincipalName,
      enabled: account.accountEnabled !== false,
      synced: account.onPremisesSyncEnabled === true,
      methods: registered,
      resistsPhishing: registered !== null && registered.length > 0 && registered.every((name) => name === 'fido2' || name === 'x509Certificate'),
      policies: policies.filter((policy) => targets(policy, membership)),
    };
    return [{ ...administrator, isEmergencyAccount: administrator.enabled && !administrator.synced && administrator.resistsPhishing && administrator.policies.length === 0 }];
  }));

/** Ids of the accounts that are fit for emergencies: of the cloud, enabled, with nothing but security keys or certificates, and under no policy. */
export const emergencyAccountIds = derive('emergency access accounts', { administrators: permanentAdministrators }, ({ administrators }) =>
  new Set(administrators.filter(({ isEmergencyAccount }) => isEmergencyAccount).map(({ id }) => id)));

/** Ids in lower case. */
interface Membership {
  readonly id: string;
  readonly groups: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Whether a policy applies to a user, by its users, groups and roles; which apps and clients it is for does not matter. */
function targets({ conditions }: ConditionalAccessPolicy, { id, groups, roles }: Membership): boolean {
  const { includeUsers, includeGroups, includeRoles, excludeUsers, excludeGroups, excludeRoles } = conditions?.users ?? {};
  const anyOf = (list: readonly string[] | null | undefined, ids: ReadonlySet<string>) => (list ?? []).some((each) => ids.has(each.toLowerCase()));
  const included = anyOf(includeUsers, new Set(['all', id])) || anyOf(includeGroups, groups) || anyOf(includeRoles, roles);
  return included && !anyOf(excludeUsers, new Set([id])) && !anyOf(excludeGroups, groups) && !anyOf(excludeRoles, roles);
}

/** `#microsoft.graph.fido2AuthenticationMethod` is `fido2`. */
const methodName = (type: string) => type.replace(/^#microsoft\.graph\./i, '').replace(/AuthenticationMethod$/i, '');
