import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/every-user-signs-in-phishing-resistant.ts';
import { anyMultifactor, barePolicy, policies, policy, resistant, strengths } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const strong = { strength: { id: resistant.id, displayName: 'Phishing-resistant MFA' } };
const own = (...allowedCombinations: string[]) => ({ id: 'own', displayName: 'Own', allowedCombinations });
const withStrengths = (...list: unknown[]) => (answers: object) => ({ ...strengths(...list), ...answers });
const usual = withStrengths(resistant, anyMultifactor);

describe('phishing-resistant sign-in of every user', () => {
  it.each([
    ['passes with one policy that is on for all users', usual(policies(policy(strong))), 'passed', /by 1 Conditional Access policy\./],
    ['passes with a strength of the tenant that allows passkeys only', withStrengths(own('fido2'))(policies(policy({ strength: { id: 'OWN' } }))), 'passed', /asked for/],
    ['passes with certificates over the public key infrastructure', withStrengths(own('certificateBasedAuthenticationPki'))(policies(policy({ strength: { id: 'own' } }))), 'passed', /asked for/],
    ['passes when only a group is excluded', usual(policies(policy({ ...strong, users: { includeUsers: ['All'], excludeGroups: ['g1'] } }))), 'passed', /asked for/],
    ['fails when one single user is excluded', usual(policies(policy({ ...strong, users: { includeUsers: ['All'], excludeUsers: ['u1'] } }))), 'failed', /1 single user is excluded/],
    ['fails when one of two policies excludes somebody', usual(policies(policy(strong), policy({ ...strong, users: { includeUsers: ['All'], excludeUsers: ['u1', 'u2'] } }))), 'failed', /2 single users are/],
    ['fails with a strength that also allows text messages', usual(policies(policy({ strength: { id: anyMultifactor.id } }))), 'failed', /No Conditional Access policy/],
    ['fails with multifactor authentication of any kind', usual(policies(policy({ controls: ['mfa'] }))), 'failed', /No Conditional Access policy/],
    ['fails for some users only', usual(policies(policy({ ...strong, users: { includeUsers: ['u1'] } }))), 'failed', /No Conditional Access policy/],
    ['fails in report-only mode', usual(policies(policy({ ...strong, state: 'enabledForReportingButNotEnforced' }))), 'failed', /No Conditional Access policy/],
    ['fails when the strength no longer exists', usual(policies(policy({ strength: { id: 'gone' } }))), 'failed', /No Conditional Access policy/],
    ['fails without a strength that is resistant throughout', withStrengths(anyMultifactor, own(), { id: 'n' })(policies(policy(strong))), 'failed', /no authentication strength/],
    ['fails without any policy', usual(policies()), 'failed', /No Conditional Access policy/],
    ['fails with a policy that says nothing', usual(policies(barePolicy)), 'failed', /No Conditional Access policy/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows whom each policy leaves out, or what there is to choose from', () => {
    expect(rowsOf(decide(check, usual(policies(policy({ ...strong, users: { includeUsers: ['All'], excludeUsers: ['u1'], excludeRoles: ['r'] } })))))).toEqual([['A policy', 'enabled', 'All', 2, 1, 'Phishing-resistant MFA', 'All']]);
    expect(rowsOf(decide(check, usual(policies())))).toEqual([['Phishing-resistant MFA', 'windowsHelloForBusiness; fido2; x509CertificateMultiFactor']]);
  });

  it('cannot be judged from a policy of another form', () => {
    expect(() => decide(check, usual(policies({ ...policy(strong), grantControls: 'none' })))).toThrow();
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
