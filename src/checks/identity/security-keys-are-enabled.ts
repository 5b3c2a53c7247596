import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { authenticationMethodsPolicy, isMethodEnabled, methodOf, methodsMissing } from '../../facts/authentication-methods-policy.ts';
import { methodsPage, stateWord, targetTable } from '../method-targets.ts';

export default defineCheck({
  id: 'security-keys-are-enabled',
  reference: 21838,
  title: 'Security keys are switched on as a sign-in method',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: [methodsPage],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }, { cloud }) {
    const keys = methodOf(policy, 'Fido2');
    if (keys === null) return undecidable(methodsMissing);
    const evidence = targetTable(cloud, keys);
    return isMethodEnabled(keys)
      ? passed('Passkeys (FIDO2), security keys among them, are switched on.', evidence)
      : failed(`Passkeys (FIDO2), security keys among them, are ${stateWord(keys)}.`, evidence);
  },
});
