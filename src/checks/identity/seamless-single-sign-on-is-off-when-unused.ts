import { defineCheck, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { isHybrid } from '../../facts/directory-sync.ts';
import { domains, isFederated } from '../../facts/domains.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'seamless-single-sign-on-is-off-when-unused',
  reference: 21985,
  title: 'Seamless single sign-on is off where nobody uses it',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_Connect_Provisioning/AADConnectMenuBlade/~/ConnectSync'],
  needs: { hybrid: isHybrid, domains },
  decide({ hybrid, domains: all }) {
    if (!hybrid) return passed('There is no directory synchronisation, so seamless single sign-on is not in use.');
    const managed = all.filter((domain) => !isFederated(domain));
    const custom = managed.filter(({ id, isVerified }) => isVerified !== false && !id.toLowerCase().endsWith('.onmicrosoft.com'));
    if (custom.length === 0) return passed('All domains of your own are federated, so seamless single sign-on is not in use.');
    const found = counted(custom.length, { one: 'domain', other: 'domains' });
    return investigate(`Seamless single sign-on may be on for ${found} of this hybrid tenant; see in Entra Connect, and switch it off where nobody needs it.`, table(custom, {
      Domain: ({ id }) => id,
      Authentication: ({ authenticationType }) => authenticationType,
    }));
  },
});
