import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { globalAdministratorRole } from '../../facts/role-definitions.ts';
import { nameOf, roleRows, type RolePrincipal, type RoleRow } from '../../facts/role-rows.ts';
import { managedGroupIds, standingRoles, type StandingRole } from '../../facts/standing-roles.ts';
import { counted } from '../counted.ts';
import { kindNames, principalLink } from '../role-evidence.ts';

/** Standing Global Administrators that are left alone: the emergency access accounts. */
const mostStandingAdministrators = 2;

/** Somebody who has a privileged role without having to activate it. */
interface Standing {
  readonly principal: RolePrincipal;
  readonly roleName: string;
  readonly through: RolePrincipal | null;
  readonly how: string;
  /** A user who is Global Administrator: two of them may be. */
  readonly isGlobalUser: boolean;
}

export default defineCheck({
  id: 'privileged-roles-are-managed-with-pim',
  reference: 21816,
  title: 'Privileged roles are managed with Privileged Identity Management',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p2'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { standing: standingRoles, managedGroups: managedGroupIds, rows: roleRows },
  decide({ standing, managedGroups, rows }, { cloud }) {
    const globalRows = rows.filter(({ roleId }) => roleId === globalAdministratorRole);
    const eligible = globalRows.filter(({ hold, principal, through }) => hold === 'eligible' && (through !== null || principal.kind === 'user'));
    const unmanaged = standing.filter(({ principal }) => !managedGroups.has(principal.id)).flatMap((role) => standingPrincipals(role, globalRows));
    const administrators = new Map(unmanaged.filter(({ isGlobalUser }) => isGlobalUser).map((row) => [row.principal.id, row]));
    const others = unmanaged.filter(({ isGlobalUser }) => !isGlobalUser);

    const shown = [...others, ...administrators.values()];
    const evidence = shown.length === 0 ? null : table(shown, {
      Account: ({ principal }) => principalLink(cloud, principal),
      Type: ({ principal }) => kindNames[principal.kind],
      'User principal name': ({ principal }) => principal.userPrincipalName,
      Role: ({ roleName }) => roleName,
      Assignment: ({ how }) => how,
      'Through group': ({ through }) => (through ? nameOf(through) : ''),
    });
    if (eligible.length === 0) return failed('Nobody is eligible for Global Administrator: the role is not managed with Privileged Identity Management.', evidence);
    if (others.length > 0) return failed(`${counted(others.length, { one: 'privileged role is', other: 'privileged roles are' })} held without Privileged Identity Management.`, evidence);
    const count = counted(administrators.size, { one: 'user is', other: 'users are' });
    if (administrators.size > mostStandingAdministrators) return investigate(`${count} permanently Global Administrator; only two emergency access accounts should be.`, evidence);
    return passed(`Privileged roles are managed with Privileged Identity Management; ${count} permanently Global Administrator.`, evidence);
  },
});

/** Whom a standing role stands for: of a Global Administrator group, its members; otherwise whoever has it. */
function standingPrincipals({ principal, roleId, roleName, isScheduled }: StandingRole, globalRows: readonly RoleRow[]): Standing[] {
  const how = isScheduled ? 'permanent' : 'outside of PIM';
  const isGlobal = roleId === globalAdministratorRole;
  const members = globalRows.filter(({ hold, through }) => hold === 'active' && through?.id === principal.id).map((row) => row.principal);
  if (!isGlobal || principal.kind !== 'group') return [{ principal, roleName, through: null, how, isGlobalUser: isGlobal && principal.kind === 'user' }];
  const people = members.filter(({ kind }) => kind === 'user' || kind === 'servicePrincipal');
  return people.map((member) => ({ principal: member, roleName, through: principal, how, isGlobalUser: member.kind === 'user' }));
}
