import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { privilegedAccounts } from '../../facts/privileged-accounts.ts';
import { nameOf, privilegedRows, usersOf } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { holdsOf, roleNamesOf, userRolesLink } from '../role-evidence.ts';

export default defineCheck({
  id: 'privileged-users-are-cloud-only',
  reference: 21814,
  title: 'Privileged users have accounts that exist in the cloud only',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rows: privilegedRows, accounts: privilegedAccounts },
  decide({ rows, accounts }, { cloud }) {
    const users = usersOf(rows).map(({ user, rows: own }) => ({ user, rows: own, synced: accounts.get(user.id)?.onPremisesSyncEnabled === true }));
    if (users.length === 0) return passed('No user has a privileged role.');
    const synced = users.filter((user) => user.synced);
    const evidence = table(users.toSorted((a, b) => Number(b.synced) - Number(a.synced) || nameOf(a.user).localeCompare(nameOf(b.user))), {
      User: ({ user }) => userRolesLink(cloud, { id: user.id, text: nameOf(user) }),
      'User principal name': ({ user }) => user.userPrincipalName,
      'Privileged roles': (user) => roleNamesOf(user.rows),
      Assignment: (user) => holdsOf(user.rows),
      'Synchronised from on-premises': (user) => user.synced,
    });
    const all = counted(users.length, { one: 'privileged user', other: 'privileged users' });
    if (synced.length === 0) return passed(`None of ${all} is synchronised from an on-premises directory.`, evidence);
    return failed(`${synced.length} of ${all} ${synced.length === 1 ? 'is' : 'are'} synchronised from an on-premises directory.`, evidence);
  },
});
