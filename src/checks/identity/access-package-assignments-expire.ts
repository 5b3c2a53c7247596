import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { accessPackagePolicies, expires, packageName, policyName, type AccessPackagePolicy } from '../../facts/access-package-policies.ts';
import { counted } from '../counted.ts';

const policyCount = (count: number) => counted(count, { one: 'policy', other: 'policies' });
const endOf = (policy: AccessPackagePolicy) => (expires(policy) ? (policy.expiration?.endDateTime ?? policy.expiration?.duration) : 'never');

export default defineCheck({
  id: 'access-package-assignments-expire',
  reference: 21878,
  title: 'Access that packages give ends by itself',
  pillars: ['identity'],
  category: 'Identity governance',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/elmEntitlement/menuId/'],
  needs: { policies: accessPackagePolicies },
  decide({ policies }) {
    if (policies.length === 0) return passed('No access package gives access.');
    const endless = policies.filter((policy) => !expires(policy));
    const evidence = table([...endless, ...policies.filter(expires)], { 'Access package': packageName, Policy: policyName, 'Access ends': endOf });
    return endless.length === 0
      ? passed(`Access ends by itself in ${policies.length === 1 ? 'the one policy' : `all ${policyCount(policies.length)}`} of access packages.`, evidence)
      : failed(`Access never ends in ${policyCount(endless.length)} of ${policies.length}.`, evidence);
  },
});
