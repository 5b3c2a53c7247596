import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/passkeys-are-offered-to-users.ts';
import { decide, sentenceOf } from '../decide.ts';

const methods = (authenticationMethodConfigurations: unknown) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations } });
const passkeys = (state: string | null, includeTargets: unknown) => methods([{ id: 'Fido2', state, includeTargets }]);

describe('passkeys', () => {
  it.each([
    ['passes when they are on for everybody', passkeys('enabled', [{ id: 'all_users' }]), 'passed', /all users/],
    ['passes when they are on for one group', passkeys('Enabled', [{ id: 'g1' }]), 'passed', /to 1 group\./],
    ['passes when they are on for two groups', passkeys('enabled', [{ id: 'g1' }, { id: 'g2' }]), 'passed', /to 2 groups\./],
    ['fails when they are on for nobody', passkeys('enabled', []), 'failed', /for nobody/],
    ['fails when the targets are missing', passkeys('enabled', null), 'failed', /for nobody/],
    ['fails when the targets have an unknown form', passkeys('enabled', 'everybody'), 'failed', /for nobody/],
    ['fails when they are off', passkeys('disabled', [{ id: 'all_users' }]), 'failed', /Passkeys are disabled/],
    ['fails without a state', passkeys(null, [{ id: 'all_users' }]), 'failed', /not offered/],
    ['fails when the policy does not list them', methods([]), 'failed', /not offered/],
    ['does not decide without the methods', methods(null), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
