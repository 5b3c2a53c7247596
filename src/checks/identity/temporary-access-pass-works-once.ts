import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, methodOf, methodsMissing } from '../../facts/authentication-methods-policy.ts';
import { methodsPage, stateWord } from '../method-targets.ts';

export default defineCheck({
  id: 'temporary-access-pass-works-once',
  reference: 21846,
  title: 'A Temporary Access Pass works only once',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: [methodsPage],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }) {
    const pass = methodOf(policy, 'TemporaryAccessPass');
    if (pass === null) return undecidable(methodsMissing);
    const once = pass?.isUsableOnce === true;
    const evidence = table([pass], { 'One-time use': () => (once ? 'required' : 'not required'), Method: (method) => stateWord(method) });
    return once
      ? passed('A Temporary Access Pass ends with its first use.', evidence)
      : failed('A Temporary Access Pass can be used again and again until it expires.', evidence);
  },
});
