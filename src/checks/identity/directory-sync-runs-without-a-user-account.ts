import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { isHybrid, isUser, syncPrincipals } from '../../facts/directory-sync.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'directory-sync-runs-without-a-user-account',
  reference: 24570,
  title: 'Directory synchronisation runs without an enabled user account',
  pillars: ['identity'],
  category: 'Hybrid infrastructure',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  needs: { hybrid: isHybrid, principals: syncPrincipals },
  decide({ hybrid, principals }, { cloud }) {
    const evidence = principals.length === 0 ? null : table(principals, {
      Account: ({ id, displayName, userPrincipalName, ...principal }) => {
        const text = displayName ?? userPrincipalName ?? id;
        return isUser({ id, ...principal }) ? entraLink(cloud, text, `Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${encodeURIComponent(id)}`) : text;
      },
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
      Enabled: ({ accountEnabled }) => accountEnabled,
      'User type': ({ userType }) => userType,
    });
    if (!hybrid) return passed('There is no directory synchronisation.', evidence);
    const accounts = principals.filter((principal) => isUser(principal) && principal.accountEnabled === true);
    if (accounts.length === 0) return passed('No enabled user account has the role for directory synchronisation.', evidence);
    return failed(`${counted(accounts.length, { one: 'enabled user account has', other: 'enabled user accounts have' })} the role for directory synchronisation.`, evidence);
  },
});
