import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/security-key-attestation-is-enforced.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const methods = (authenticationMethodConfigurations: unknown) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations } });
const keys = (settings: object) => methods([{ id: 'Fido2', state: 'enabled', ...settings }]);
const profile = (id: string, attestationEnforcement: string | null) => ({ id, name: `Profile ${id}`, attestationEnforcement });
const target = (...allowedPasskeyProfiles: string[]) => ({ id: 'all_users', allowedPasskeyProfiles });

describe('attestation of passkeys', () => {
  it.each([
    ['passes when the method enforces it', keys({ isAttestationEnforced: true }), 'passed', /is enforced/],
    ['passes though the method is off', keys({ state: 'disabled', isAttestationEnforced: true, passkeyProfiles: [] }), 'passed', /is enforced/],
    ['fails when the method does not enforce it', keys({ isAttestationEnforced: false }), 'failed', /^Attestation is not enforced when/],
    ['fails when nothing is said', keys({ isAttestationEnforced: null }), 'failed', /not enforced/],
    ['fails when the policy does not list the method', methods([]), 'failed', /not enforced/],
    ['passes when every profile in use enforces it', keys({ passkeyProfiles: [profile('a', 'registrationOnly'), profile('b', 'disabled')], includeTargets: [target('a')] }), 'passed', /is enforced/],
    ['fails when one of two profiles in use does not, and names it', keys({ isAttestationEnforced: true, passkeyProfiles: [profile('a', 'registrationOnly'), profile('b', 'disabled')], includeTargets: [target('a', 'b')] }), 'failed', /by: Profile b\./],
    ['goes by the default profile for a target without one', keys({ passkeyProfiles: [profile('a', 'disabled'), profile('b', 'registrationOnly')], defaultPasskeyProfile: 'a', includeTargets: [target('b'), target()] }), 'failed', /by: Profile a\./],
    ['goes by all profiles when no target names one', keys({ passkeyProfiles: [profile('a', 'registrationOnly'), profile('b', null)], includeTargets: [] }), 'failed', /by: Profile b\./],
    ['does not decide without the methods', methods(null), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows restrictions of models too', () => {
    expect(rowsOf(decide(check, keys({ isAttestationEnforced: true, keyRestrictions: { isEnforced: true, enforcementType: 'allow', aaGuids: ['a', 'b'] } })))).toEqual([['all passkeys', 'enforced', 'allow', 2]]);
  });
});
