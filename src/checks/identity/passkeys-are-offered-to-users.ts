import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { authenticationMethodsPolicy, isEverybody, isMethodEnabled, methodOf, methodsMissing } from '../../facts/authentication-methods-policy.ts';
import { counted } from '../counted.ts';
import { methodsPage, stateWord, targetTable } from '../method-targets.ts';

export default defineCheck({
  id: 'passkeys-are-offered-to-users',
  reference: 21839,
  title: 'Passkeys are offered to at least one group of users',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: [methodsPage],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }, { cloud }) {
    const passkeys = methodOf(policy, 'Fido2');
    if (passkeys === null) return undecidable(methodsMissing);
    const targets = passkeys?.includeTargets ?? [];
    const evidence = targetTable(cloud, passkeys);
    if (!isMethodEnabled(passkeys)) return failed(`Passkeys are ${stateWord(passkeys)}, so nobody can register one.`, evidence);
    if (targets.length === 0) return failed('Passkeys are switched on, but for nobody.', evidence);
    return passed(targets.some(isEverybody) ? 'Passkeys are offered to all users.' : `Passkeys are offered to ${counted(targets.length, { one: 'group', other: 'groups' })}.`, evidence);
  },
});
