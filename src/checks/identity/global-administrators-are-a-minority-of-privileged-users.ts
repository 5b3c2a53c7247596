import { defineCheck, failed, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { globalAdministratorRole } from '../../facts/role-definitions.ts';
import { nameOf, privilegedRows, usersOf } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { roleNamesOf, userRolesLink } from '../role-evidence.ts';

/** Percentages of Global Administrators from which somebody should look, and from which it is too many. */
const doubtful = 30;
const tooMany = 50;

export default defineCheck({
  id: 'global-administrators-are-a-minority-of-privileged-users',
  reference: 21813,
  title: 'Less than 30 % of privileged role holders are Global Administrators',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rows: privilegedRows },
  decide({ rows }, { cloud }) {
    const users = usersOf(rows).map(({ user, rows: own }) => ({
      user,
      isGlobal: own.some(({ roleId }) => roleId === globalAdministratorRole),
      others: own.filter(({ roleId }) => roleId !== globalAdministratorRole),
    }));
    const globals = users.filter(({ isGlobal }) => isGlobal).length;
    // Somebody with both counts on both sides.
    const others = users.filter((user) => user.others.length > 0).length;
    if (globals + others === 0) return passed('No user has a privileged role.');
    const percent = Math.round((10_000 * globals) / (globals + others)) / 100;
    const evidence = table(users.toSorted((a, b) => Number(b.isGlobal) - Number(a.isGlobal) || nameOf(a.user).localeCompare(nameOf(b.user))), {
      User: ({ user }) => userRolesLink(cloud, { id: user.id, text: nameOf(user) }),
      'User principal name': ({ user }) => user.userPrincipalName,
      'Global Administrator': ({ isGlobal }) => isGlobal,
      'Other privileged roles': (user) => roleNamesOf(user.others),
    });
    const found = `${counted(globals, { one: 'user is', other: 'users are' })} Global Administrator and ${counted(others, { one: 'has', other: 'have' })} another privileged role: ${percent} %`;
    if (percent >= tooMany) return failed(`${found}, half or more.`, evidence);
    if (percent >= doubtful) return investigate(`${found}. See whether smaller roles suffice; less than ${doubtful} % is the aim.`, evidence);
    return passed(`${found}, less than ${doubtful} %.`, evidence);
  },
});
