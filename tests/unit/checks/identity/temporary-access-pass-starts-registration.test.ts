import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/temporary-access-pass-starts-registration.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const pass = { id: 'TemporaryAccessPass', state: 'enabled', includeTargets: [{ id: 'all_users' }] };
const guard = { id: 'p1', state: 'enabled', conditions: { applications: { includeUserActions: ['urn:user:registersecurityinfo'] } }, grantControls: { authenticationStrength: { id: 's1' } } };
const strength = { id: 's1', allowedCombinations: ['fido2', 'temporaryAccessPassOneTime'] };
const tenant = ({ methods = [pass], policies = [guard], strengths = [strength] }: { methods?: unknown; policies?: unknown[]; strengths?: unknown[] }) => ({
  'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations: methods },
  'identity/conditionalAccess/policies': policies,
  'policies/authenticationStrengthPolicies': strengths,
});

describe('a Temporary Access Pass at registration', () => {
  it.each([
    ['passes when all three hold', tenant({}), 'passed', /Everybody can begin/],
    ['passes with a pass inside a combination', tenant({ strengths: [{ id: 'S1', allowedCombinations: ['password,temporaryAccessPassMultiUse'] }] }), 'passed', /Everybody/],
    ['passes when one of two policies has a strength that accepts it', tenant({ policies: [{ ...guard, grantControls: { authenticationStrength: { id: 's2' } } }, guard], strengths: [{ id: 's2', allowedCombinations: ['fido2'] }, strength] }), 'passed', /Everybody/],
    ['fails when the method is off', tenant({ methods: [{ ...pass, state: 'disabled' }] }), 'failed', /Pass is disabled/],
    ['fails when the policy does not list the method', tenant({ methods: [] }), 'failed', /Pass is not offered/],
    ['fails when the method is for a group', tenant({ methods: [{ ...pass, includeTargets: [{ id: 'g1' }] }] }), 'failed', /temporary Access Pass is for all users/],
    ['fails without a policy for registration', tenant({ policies: [{ ...guard, conditions: null }] }), 'failed', /a Conditional Access policy asks/],
    ['fails when that policy is only watched', tenant({ policies: [{ ...guard, state: 'enabledForReportingButNotEnforced' }] }), 'failed', /a Conditional Access policy asks/],
    ['fails when that policy asks for a second factor of any strength', tenant({ policies: [{ ...guard, grantControls: { builtInControls: ['mfa'] } }] }), 'failed', /a Conditional Access policy asks/],
    ['fails when the strength does not accept a pass', tenant({ strengths: [{ id: 's1', allowedCombinations: ['fido2'] }, { id: 's2', allowedCombinations: ['temporaryAccessPassOneTime'] }] }), 'failed', /that strength accepts/],
    ['fails when the strength no longer exists', tenant({ strengths: [] }), 'failed', /that strength accepts/],
    ['fails in an empty tenant', tenant({ methods: [], policies: [], strengths: [] }), 'failed', /not offered/],
    ['does not decide without the methods', tenant({ methods: null }), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows which of the conditions hold', () => {
    expect(rowsOf(decide(check, tenant({ policies: [] }))).map(([, holds]) => holds)).toEqual([true, false, false]);
  });

  it('needs Entra ID P1', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
