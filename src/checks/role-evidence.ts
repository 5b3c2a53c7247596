import type { Cell } from '../assessment/evidence-table.ts';
import type { Cloud } from '../assessment/need.ts';
import { nameOf, type PrincipalKind, type PrivilegedRow, type RolePrincipal, type RoleRow } from '../facts/role-rows.ts';
import { entraLink } from './admin-centre.ts';

export const kindNames: Readonly<Record<PrincipalKind, string>> = {
  user: 'User', servicePrincipal: 'Service principal', group: 'Group', other: 'Other', unknown: 'Unknown',
};

/** A link to the roles of whoever has one. */
export function principalLink(cloud: Cloud, principal: RolePrincipal): Cell {
  const { kind, id, appId } = principal;
  const text = nameOf(principal);
  if (kind === 'user') return userRolesLink(cloud, { id, text });
  if (kind === 'group') return entraLink(cloud, text, `Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/RolesAndAdministrators/groupId/${encodeURIComponent(id)}/menuId/`);
  if (appId) return entraLink(cloud, text, `Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${encodeURIComponent(appId)}`);
  return text;
}

/** A link to the roles that are assigned to a user. */
export const userRolesLink = (cloud: Cloud, { id, text }: { id: string; text: string }): Cell =>
  entraLink(cloud, text, `Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/AdministrativeRole/userId/${encodeURIComponent(id)}`);

/** A link to the authentication methods of a user. */
export const userMethodsLink = (cloud: Cloud, { id, text }: { id: string; text: string }): Cell =>
  entraLink(cloud, text, `Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/${encodeURIComponent(id)}/hidePreviewBanner~/true`);

/** Names of the roles in rows, each once, in alphabetical order. */
export const roleNamesOf = (rows: readonly PrivilegedRow[]): string => [...new Set(rows.map(({ roleName }) => roleName))].toSorted().join(', ');

/** How the rows are held: `active`, `eligible` or both. */
export const holdsOf = (rows: readonly RoleRow[]): string => [...new Set(rows.map(({ hold }) => hold))].join(', ');

/** Name of the group that gives a role; empty for an assignment of one's own. */
export const throughOf = ({ through }: RoleRow): string => (through ? nameOf(through) : '');
