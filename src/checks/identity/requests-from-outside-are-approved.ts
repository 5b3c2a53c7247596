import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { acceptsRequests, accessPackagePolicies, outsideScopeOf, packageName, policyName, type AccessPackagePolicy } from '../../facts/access-package-policies.ts';
import { counted } from '../counted.ts';

const policyCount = (count: number) => counted(count, { one: 'policy', other: 'policies' });
const needsApproval = ({ requestApprovalSettings }: AccessPackagePolicy) => requestApprovalSettings?.isApprovalRequiredForAdd === true;

export default defineCheck({
  id: 'requests-from-outside-are-approved',
  reference: 21879,
  title: 'Requests for access from outside need an approval',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/elmEntitlement/menuId/'],
  needs: { policies: accessPackagePolicies },
  decide({ policies }) {
    const open = policies.filter((policy) => outsideScopeOf(policy) !== null && acceptsRequests(policy));
    if (open.length === 0) return passed('Nobody outside can ask for an access package.');
    const unapproved = open.filter((policy) => !needsApproval(policy));
    const evidence = table([...unapproved, ...open.filter(needsApproval)], {
      'Access package': packageName, Policy: policyName, 'Open to': outsideScopeOf, 'Needs approval': needsApproval,
    });
    return unapproved.length === 0
      ? passed('Every request for an access package from outside needs an approval.', evidence)
      : failed(`People outside get access without approval by ${policyCount(unapproved.length)} of access packages.`, evidence);
  },
});
