import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/passwordless-methods-are-enabled.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const methods = (authenticationMethodConfigurations: unknown) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations } });
const fido = { id: 'Fido2', state: 'enabled', includeTargets: [{ id: 'all_users' }] };
const authenticator = (...modes: (string | null)[]) => ({ id: 'MicrosoftAuthenticator', state: 'enabled', includeTargets: modes.map((authenticationMode, index) => ({ id: `g${index}`, authenticationMode })) });

describe('sign-in without a password', () => {
  it.each([
    ['passes with both, Authenticator in any mode', methods([fido, authenticator('any')]), 'passed', /without a password/],
    ['passes with Authenticator for passwordless only', methods([fido, authenticator('DeviceBasedPush')]), 'passed', /without a password/],
    ['passes when one of several targets is suitable', methods([fido, authenticator('push', null, 'any')]), 'passed', /without a password/],
    ['fails when Authenticator only confirms', methods([fido, authenticator('push')]), 'failed', /: Microsoft Authenticator, passwordless\.$/],
    ['fails when Authenticator has no mode', methods([fido, authenticator(null)]), 'failed', /Authenticator/],
    ['fails when Authenticator is for nobody', methods([fido, authenticator()]), 'failed', /Authenticator/],
    ['fails when Authenticator is off', methods([fido, { ...authenticator('any'), state: 'disabled' }]), 'failed', /Authenticator/],
    ['fails when passkeys are off', methods([{ ...fido, state: 'disabled' }, authenticator('any')]), 'failed', /: Passkey \(FIDO2\)\.$/],
    ['fails when passkeys are for nobody', methods([{ ...fido, includeTargets: null }, authenticator('any')]), 'failed', /Passkey/],
    ['fails when the policy lists neither', methods([]), 'failed', /Passkey \(FIDO2\); Microsoft Authenticator/],
    ['does not decide without the methods', methods(null), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows targets and modes', () => {
    expect(rowsOf(decide(check, methods([fido, authenticator('push')])))).toEqual([
      ['Passkey (FIDO2)', 'enabled', 'All users', true],
      ['Microsoft Authenticator, passwordless', 'enabled', 'g0 (push)', false],
    ]);
  });
});
