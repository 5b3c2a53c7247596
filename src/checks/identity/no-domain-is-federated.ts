import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { domains, isFederated } from '../../facts/domains.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'no-domain-is-federated',
  reference: 21829,
  title: 'Every domain signs in with Microsoft Entra ID itself',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'high',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/DomainsManagementMenuBlade/~/CustomDomainNames'],
  needs: { all: domains },
  decide({ all }) {
    const federated = all.filter(isFederated);
    if (federated.length === 0) return passed(`None of ${counted(all.length, { one: 'domain', other: 'domains' })} is federated.`);
    return failed(`${counted(federated.length, { one: 'domain leaves', other: 'domains leave' })} signing in to another service.`, table(federated, {
      Domain: ({ id }) => id,
      Verified: ({ isVerified }) => isVerified === true,
    }));
  },
});
