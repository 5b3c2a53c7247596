import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/security-keys-are-enabled.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const methods = (authenticationMethodConfigurations: unknown) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations } });

describe('security keys', () => {
  it.each([
    ['passes when the method is on', methods([{ id: 'Fido2', state: 'enabled' }]), 'passed', /are switched on/],
    ['passes for whomever it is on, in any spelling', methods([{ id: 'FIDO2', state: 'Enabled', includeTargets: [] }]), 'passed', /are switched on/],
    ['fails when the method is off', methods([{ id: 'Fido2', state: 'disabled', includeTargets: [{ id: 'all_users' }] }]), 'failed', /are disabled/],
    ['fails without a state', methods([{ id: 'Fido2', state: null }]), 'failed', /not offered/],
    ['fails when the policy does not list the method', methods([{ id: 'Sms', state: 'enabled' }]), 'failed', /not offered/],
    ['does not decide without the methods', methods(undefined), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows who may use them', () => {
    const decision = decide(check, methods([{ id: 'Fido2', state: 'enabled', includeTargets: [{ id: 'all_users' }, { id: 'g1' }], excludeTargets: [{ id: 'g2' }] }]));
    expect(rowsOf(decision)).toEqual([['All users', 'Included'], ['g1', 'Included'], ['g2', 'Excluded']]);
  });
});
