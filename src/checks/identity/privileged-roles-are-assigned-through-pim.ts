import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { emergencyAccountIds } from '../../facts/emergency-access-accounts.ts';
import { globalAdministratorRole } from '../../facts/role-definitions.ts';
import { privilegedRows, usersOf } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { principalLink, throughOf } from '../role-evidence.ts';

/** Emergency access accounts that may have Global Administrator permanently. */
const mostExcepted = 2;

export default defineCheck({
  id: 'privileged-roles-are-assigned-through-pim',
  reference: 21876,
  title: 'People get privileged roles as eligible ones',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rows: privilegedRows, emergencyAccounts: emergencyAccountIds },
  decide({ rows, emergencyAccounts }, { cloud }) {
    const excepted = new Set([...emergencyAccounts].slice(0, mostExcepted));
    const people = rows.filter(({ principal }) => principal.kind === 'user');
    if (people.length === 0) return passed('No user has a privileged role.');
    const permanent = people.filter(({ hold, until, principal, roleId }) =>
      hold === 'active' && until === null && !(roleId === globalAdministratorRole && excepted.has(principal.id)));
    if (permanent.length > 0) {
      const users = counted(usersOf(permanent).length, { one: 'user has', other: 'users have' });
      return failed(`${users} a privileged role permanently, besides emergency access accounts.`, table(permanent, {
        User: ({ principal }) => principalLink(cloud, principal),
        'User principal name': ({ principal }) => principal.userPrincipalName,
        Role: ({ roleName }) => roleName,
        'Through group': throughOf,
      }));
    }
    if (!people.some(({ hold }) => hold === 'eligible')) return failed('Privileged roles are in use, but nobody is eligible for one.');
    return passed(`${counted(usersOf(people).length, { one: 'user has', other: 'users have' })} privileged roles, eligible or for a limited time.`);
  },
});
