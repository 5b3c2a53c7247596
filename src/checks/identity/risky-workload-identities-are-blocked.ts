import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksAccess, conditionalAccessPolicies, isEnabled, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { controlsOf, effectiveFirst, policiesPage, policyCount, policyLink } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'risky-workload-identities-are-blocked',
  reference: 21883,
  title: 'Apps whose credentials seem to be in other hands are blocked',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'high',
  effort: 'low',
  requires: license('entra-workload-id'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const forApps = policies.filter((policy) => includedApps(policy).length > 0);
    if (forApps.length === 0) return failed('No Conditional Access policy is for workload identities.');
    const effective = forApps.filter((policy) => isEnabled(policy) && blocksAccess(policy) && riskLevels(policy).length > 0);
    const evidence = table(effectiveFirst(forApps, effective), {
      Policy: (policy) => policyLink(cloud, policy),
      State: ({ state }) => state,
      'Workload identities': (policy) => includedApps(policy).join(', '),
      'Risk levels': (policy) => riskLevels(policy).join(', '),
      Control: controlsOf,
    });
    return effective.length > 0
      ? passed(`Workload identities at risk are blocked by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(forApps.length)} for workload identities, but none that is switched on and blocks them by their risk.`, evidence);
  },
});

const includedApps = ({ conditions }: ConditionalAccessPolicy): readonly string[] => conditions?.clientApplications?.includeServicePrincipals ?? [];
const riskLevels = ({ conditions }: ConditionalAccessPolicy): readonly string[] => conditions?.servicePrincipalRiskLevels ?? [];
