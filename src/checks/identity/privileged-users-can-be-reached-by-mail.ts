import { defineCheck, failed, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { emergencyAccountIds } from '../../facts/emergency-access-accounts.ts';
import { privilegedAccounts } from '../../facts/privileged-accounts.ts';
import { nameOf, privilegedRows, usersOf } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { roleNamesOf, userRolesLink } from '../role-evidence.ts';

export default defineCheck({
  id: 'privileged-users-can-be-reached-by-mail',
  reference: 21899,
  title: 'Everybody with a privileged role can be reached by mail',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  needs: { rows: privilegedRows, accounts: privilegedAccounts, emergencyAccounts: emergencyAccountIds },
  decide({ rows, accounts, emergencyAccounts }, { cloud }) {
    const enabled = usersOf(rows).filter(({ user }) => accounts.get(user.id)?.accountEnabled === true);
    const all = counted(enabled.length, { one: 'enabled privileged user', other: 'enabled privileged users' });
    const unreachable = enabled.filter(({ user }) => {
      const account = accounts.get(user.id);
      return !account?.mail && (account?.otherMails ?? []).length === 0;
    });
    if (unreachable.length === 0) return passed(`No one of ${all} lacks a mail address.`);
    const evidence = table(unreachable, {
      User: ({ user }) => userRolesLink(cloud, { id: user.id, text: nameOf(user) }),
      'User principal name': ({ user }) => user.userPrincipalName,
      'Privileged roles': (user) => roleNamesOf(user.rows),
      'Emergency access account': ({ user }) => emergencyAccounts.has(user.id),
    });
    const found = `${unreachable.length} of ${all} ${unreachable.length === 1 ? 'has' : 'have'} no mail address`;
    return unreachable.every(({ user }) => emergencyAccounts.has(user.id))
      ? investigate(`${found}, all of them emergency access accounts: make sure that their mails reach somebody.`, evidence)
      : failed(`${found}.`, evidence);
  },
});
