import { defineCheck, failed, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { globalAdministrators } from '../../facts/global-administrators.ts';
import { counted } from '../counted.ts';
import { kindNames, principalLink } from '../role-evidence.ts';

const most = 8;

export default defineCheck({
  id: 'global-administrators-are-at-most-eight',
  reference: 21812,
  title: 'At most eight accounts are Global Administrator',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'low',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { holders: globalAdministrators },
  decide({ holders }, { cloud }) {
    const accounts = holders.filter(({ kind }) => kind === 'user' || kind === 'servicePrincipal');
    const unknown = holders.filter(({ kind }) => kind === 'unknown');
    const shown = [...accounts, ...unknown];
    const evidence = shown.length === 0 ? null : table(shown, {
      Account: (holder) => principalLink(cloud, holder),
      Type: ({ kind }) => kindNames[kind],
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
      Assignment: ({ holds }) => holds.join(', '),
      'Through group': ({ groups }) => groups.join(', '),
    });
    const found = counted(accounts.length, { one: 'account is', other: 'accounts are' });
    if (accounts.length > most) return failed(`${found} Global Administrator, active or eligible; keep it to ${most} at most.`, evidence);
    if (unknown.length === 0) return passed(`${found} Global Administrator, active or eligible.`, evidence);
    const unreadable = counted(unknown.length, { one: 'more assignment belongs', other: 'more assignments belong' });
    return investigate(`${found} Global Administrator; ${unreadable} to objects that could not be read. Find out what they are.`, evidence);
  },
});
