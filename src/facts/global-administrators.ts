import { derive } from '../assessment/need.ts';
import { globalAdministratorRole } from './role-definitions.ts';
import { nameOf, roleRows, type Hold, type RolePrincipal } from './role-rows.ts';

/** One object that has the Global Administrator role, directly or as a member of a group. */
export interface RoleHolder extends RolePrincipal {
  readonly holds: readonly Hold[];
  /** Names of the groups that give it; empty for a direct assignment. */
  readonly groups: readonly string[];
}

/** Who has the Global Administrator role, each object once, groups and their members included. */
export const globalAdministrators = derive('Global Administrators', { rows: roleRows }, ({ rows }) => {
  const holders = new Map<string, RoleHolder>();
  for (const { principal, roleId, hold, through } of rows) {
    if (roleId !== globalAdministratorRole) continue;
    const before = holders.get(principal.id);
    holders.set(principal.id, {
      id: principal.id,
      kind: principal.kind === 'unknown' ? before?.kind ?? 'unknown' : principal.kind,
      displayName: principal.displayName ?? before?.displayName ?? null,
      userPrincipalName: principal.userPrincipalName ?? before?.userPrincipalName ?? null,
      appId: principal.appId ?? before?.appId ?? null,
      holds: [...new Set([...before?.holds ?? [], hold])],
      groups: [...new Set([...before?.groups ?? [], ...(through ? [nameOf(through)] : [])])],
    });
  }
  return [...holders.values()];
});
