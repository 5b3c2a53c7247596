import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, isEverybody, isMethodEnabled, methodOf, methodsMissing, type AuthenticationMethod, type MethodTarget } from '../../facts/authentication-methods-policy.ts';
import { methodsPage, stateWord } from '../method-targets.ts';

/** Modes of Microsoft Authenticator that can replace the password, not only confirm it. */
const passwordlessModes: ReadonlySet<string> = new Set(['any', 'devicebasedpush']);
const allowsPasswordless = ({ authenticationMode }: MethodTarget) => passwordlessModes.has(authenticationMode?.toLowerCase() ?? '');
const isOffered = (method: AuthenticationMethod | undefined) => isMethodEnabled(method) && (method?.includeTargets ?? []).length > 0;

export default defineCheck({
  id: 'passwordless-methods-are-enabled',
  reference: 21889,
  title: 'Passkeys and passwordless Authenticator sign-in are both on',
  pillars: ['identity'],
  category: 'Authentication',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'medium',
  portal: [methodsPage],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }) {
    const [keys, authenticator] = [methodOf(policy, 'Fido2'), methodOf(policy, 'MicrosoftAuthenticator')];
    if (keys === null || authenticator === null) return undecidable(methodsMissing);
    const methods = [
      { name: 'Passkey (FIDO2)', method: keys, ready: isOffered(keys) },
      { name: 'Microsoft Authenticator, passwordless', method: authenticator, ready: isOffered(authenticator) && (authenticator?.includeTargets ?? []).some(allowsPasswordless) },
    ];
    const evidence = table(methods, {
      Method: ({ name }) => name,
      State: ({ method }) => stateWord(method),
      Targets: ({ method }) => (method?.includeTargets ?? []).map((target) => `${isEverybody(target) ? 'All users' : target.id}${target.authenticationMode ? ` (${target.authenticationMode})` : ''}`).join(', '),
      Ready: ({ ready }) => ready,
    });
    const missing = methods.filter(({ ready }) => !ready).map(({ name }) => name);
    return missing.length === 0
      ? passed('People can sign in without a password, with a passkey or with Microsoft Authenticator.', evidence)
      : failed(`Not ready for sign-in without a password: ${missing.join('; ')}.`, evidence);
  },
});
