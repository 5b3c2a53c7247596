import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, hasPasswordlessMethod } from '../../facts/authentication-methods-policy.ts';
import { blocksAccess, conditionalAccessPolicies, grants, isEnabled, reactsToUserRisk } from '../../facts/conditional-access-policies.ts';
import { controlsOf, policiesPage, policyColumns, policyCount, scopeRemark } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'high-risk-users-lose-access-until-secured',
  reference: 21797,
  title: 'Users at high risk are blocked or must change their password',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'high',
  effort: 'medium',
  requires: license('entra-p2'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies, methods: authenticationMethodsPolicy },
  decide({ policies, methods }, { cloud }) {
    const reacting = policies.filter((policy) => reactsToUserRisk(policy, 'high'));
    if (reacting.length === 0) return failed('No Conditional Access policy reacts to users at high risk.');
    const enabled = reacting.filter(isEnabled);
    const evidence = table([...enabled, ...reacting.filter((policy) => !isEnabled(policy))], { ...policyColumns(cloud), Control: controlsOf });
    const passwordless = hasPasswordlessMethod(methods);
    const effective = enabled.filter((policy) => blocksAccess(policy) || (!passwordless && grants(policy, 'passwordChange')));
    if (effective.length > 0) {
      return passed(`Users at high risk are stopped by ${policyCount(effective.length)}.${scopeRemark(effective)}`, evidence);
    }
    return enabled.some((policy) => grants(policy, 'passwordChange'))
      ? failed('Users at high risk must change their password, but some methods of this tenant need no password; only blocking stops those.', evidence)
      : failed(`The tenant has ${policyCount(reacting.length)} for users at high risk, but none that is switched on and blocks them or asks for a new password.`, evidence);
  },
});
