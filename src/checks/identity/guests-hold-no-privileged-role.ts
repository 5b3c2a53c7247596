import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { privilegedAccounts } from '../../facts/privileged-accounts.ts';
import { nameOf, privilegedRows } from '../../facts/role-rows.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'guests-hold-no-privileged-role',
  reference: 22128,
  title: 'No guest holds a privileged role',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rows: privilegedRows, accounts: privilegedAccounts },
  decide({ rows, accounts }, { cloud }) {
    const held = rows.flatMap((row) => {
      const account = row.principal.kind === 'user' ? accounts.get(row.principal.id) : undefined;
      return account?.userType === 'Guest' ? [{ ...row, name: account.displayName ?? nameOf(row.principal), account }] : [];
    });
    if (held.length === 0) return passed('No guest holds a privileged role, active or eligible.');
    const guests = counted(new Set(held.map(({ principal }) => principal.id)).size, { one: 'guest holds', other: 'guests hold' });
    return failed(`${guests} privileged roles.`, table(held.toSorted((a, b) => a.roleName.localeCompare(b.roleName) || a.name.localeCompare(b.name)), {
      Role: ({ roleName }) => roleName,
      Guest: ({ principal, name }) =>
        entraLink(cloud, name, `Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/AdministrativeRole/userId/${encodeURIComponent(principal.id)}`),
      'User principal name': ({ account }) => account.userPrincipalName,
      Assignment: ({ hold }) => hold,
      'Through group': ({ through }) => (through ? nameOf(through) : null),
    }));
  },
});
