import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { conditionalAccessPolicies, coversAllUsers, isEnabled, targetsUserAction } from '../../facts/conditional-access-policies.ts';
import { controlsOf, effectiveFirst, policiesPage, policyColumns, policyCount } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'registering-security-info-is-guarded',
  reference: 21806,
  title: 'Conditional Access decides who may register sign-in methods, and where from',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const guarding = policies.filter((policy) => targetsUserAction(policy, 'urn:user:registersecurityinfo'));
    if (guarding.length === 0) return failed('No Conditional Access policy is about registering security info.');
    const effective = guarding.filter((policy) => isEnabled(policy) && coversAllUsers(policy));
    const evidence = table(effectiveFirst(guarding, effective), { ...policyColumns(cloud), Control: controlsOf });
    return effective.length > 0
      ? passed(`Registering security info is guarded for all users by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(guarding.length)} about registering security info, but none that is switched on for all users.`, evidence);
  },
});
