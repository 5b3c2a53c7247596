import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksAccess, conditionalAccessPolicies, coversAllResources, coversAllUsers, isEnabled, targetsFlow } from '../../facts/conditional-access-policies.ts';
import { controlsOf, effectiveFirst, policiesPage, policyColumns, policyCount, targetsOf } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'authentication-transfer-is-blocked',
  reference: 21828,
  title: 'A session cannot be handed from one device to another',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const targeting = policies.filter((policy) => targetsFlow(policy, 'authenticationTransfer'));
    if (targeting.length === 0) return failed('No Conditional Access policy is about authentication transfer.');
    const effective = targeting.filter((policy) => isEnabled(policy) && blocksAccess(policy) && coversAllUsers(policy) && coversAllResources(policy));
    const evidence = table(effectiveFirst(targeting, effective), { ...policyColumns(cloud), Resources: targetsOf, Control: controlsOf });
    return effective.length > 0
      ? passed(`Authentication transfer is blocked for all users and resources by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(targeting.length)} about authentication transfer, but none that is switched on and blocks it for all users and all resources.`, evidence);
  },
});
