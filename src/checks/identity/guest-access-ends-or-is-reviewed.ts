import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { accessPackagePolicies, expires, isInUse, isReviewed, outsideScopeOf, packageName, policyName } from '../../facts/access-package-policies.ts';
import { counted } from '../counted.ts';

const policyCount = (count: number) => counted(count, { one: 'policy', other: 'policies' });

export default defineCheck({
  id: 'guest-access-ends-or-is-reviewed',
  reference: 21929,
  title: 'Access that guests get by package ends or is reviewed',
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
    const relevant = policies.filter((policy) => policy.accessPackage != null && outsideScopeOf(policy) !== null && isInUse(policy));
    if (relevant.length === 0) return passed('No access package is in use for people outside.');
    const rows = relevant
      .map((policy) => ({ policy, ends: expires(policy), reviewed: isReviewed(policy), controlled: expires(policy) || isReviewed(policy) }))
      .toSorted((a, b) => Number(a.controlled) - Number(b.controlled) || packageName(a.policy).localeCompare(packageName(b.policy)) || policyName(a.policy).localeCompare(policyName(b.policy)));
    const evidence = table(rows, {
      'Access package': ({ policy }) => packageName(policy), Policy: ({ policy }) => policyName(policy), 'Access ends': ({ ends }) => ends, Reviewed: ({ reviewed }) => reviewed,
    });
    const endless = rows.filter(({ controlled }) => !controlled).length;
    return endless === 0
      ? passed('Access of people outside ends by itself or is reviewed, in every access package.', evidence)
      : failed(`Access of people outside neither ends nor is reviewed by ${policyCount(endless)} of access packages.`, evidence);
  },
});
