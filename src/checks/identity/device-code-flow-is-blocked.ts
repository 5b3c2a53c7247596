import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksAccess, conditionalAccessPolicies, isEnabled, targetsFlow } from '../../facts/conditional-access-policies.ts';
import { controlsOf, effectiveFirst, policiesPage, policyColumns, policyCount, scopeRemark, targetsOf } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'device-code-flow-is-blocked',
  reference: 21808,
  title: 'Signing in with a device code is blocked',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'low',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const targeting = policies.filter((policy) => targetsFlow(policy, 'deviceCodeFlow'));
    if (targeting.length === 0) return failed('No Conditional Access policy is about the device code flow.');
    const effective = targeting.filter((policy) => isEnabled(policy) && blocksAccess(policy));
    const evidence = table(effectiveFirst(targeting, effective), { ...policyColumns(cloud), Resources: targetsOf, Control: controlsOf });
    if (effective.length === 0) return failed(`The tenant has ${policyCount(targeting.length)} about the device code flow, but none that is switched on and blocks it.`, evidence);
    return passed(`The device code flow is blocked by ${policyCount(effective.length)}.${scopeRemark(effective)}`, evidence);
  },
});
