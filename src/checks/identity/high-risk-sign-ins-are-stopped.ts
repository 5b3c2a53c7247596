import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, hasAnyMethod } from '../../facts/authentication-methods-policy.ts';
import { blocksAccess, conditionalAccessPolicies, coversAllUsers, isEnabled, reactsToSignInRisk, requiresMultifactor } from '../../facts/conditional-access-policies.ts';
import { controlsOf, effectiveFirst, policiesPage, policyColumns, policyCount } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'high-risk-sign-ins-are-stopped',
  reference: 21799,
  title: 'Sign-ins at high risk are blocked or need a second factor',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p2'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies, methods: authenticationMethodsPolicy },
  decide({ policies, methods }, { cloud }) {
    const reacting = policies.filter((policy) => reactsToSignInRisk(policy, 'high'));
    if (reacting.length === 0) return failed('No Conditional Access policy reacts to sign-ins at high risk.');
    // A second factor stops nobody where people cannot have one.
    const canBeAsked = hasAnyMethod(methods);
    const effective = reacting.filter((policy) => isEnabled(policy) && coversAllUsers(policy) && (blocksAccess(policy) || (canBeAsked && requiresMultifactor(policy))));
    const evidence = table(effectiveFirst(reacting, effective), { ...policyColumns(cloud), Control: controlsOf });
    return effective.length > 0
      ? passed(`Sign-ins at high risk are stopped for all users by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(reacting.length)} for sign-ins at high risk, but none that is switched on for all users and blocks them or asks for a second factor.`, evidence);
  },
});
