import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/high-risk-sign-ins-are-stopped.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const methods = (state: string | null) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations: [{ id: 'Sms', state }] } });
const on = methods('enabled');
const risky = { when: { signInRiskLevels: ['high', 'medium'] } };

describe('sign-ins at high risk', () => {
  it.each([
    ['pass when a second factor is asked for', { ...on, ...policies(policy({ ...risky, controls: ['mfa'] })) }, 'passed', /for all users by 1/],
    ['pass when a strength is asked for', { ...on, ...policies(policy({ ...risky, strength: { id: 's' } })) }, 'passed', /stopped/],
    ['pass when they are blocked', { ...on, ...policies(policy({ ...risky, controls: ['block'] })) }, 'passed', /stopped/],
    ['pass when they are blocked and nobody has a method', { ...methods('disabled'), ...policies(policy({ ...risky, controls: ['block'] })) }, 'passed', /stopped/],
    ['fail when nobody can have the second factor', { ...methods(null), ...policies(policy({ ...risky, controls: ['mfa'] })) }, 'failed', /none that is switched on/],
    ['fail when a compliant device is enough', { ...on, ...policies(policy({ ...risky, controls: ['compliantDevice'] })) }, 'failed', /none that/],
    ['fail for some users only', { ...on, ...policies(policy({ ...risky, controls: ['mfa'], users: { includeGroups: ['g'] } })) }, 'failed', /none that/],
    ['fail in report-only mode', { ...on, ...policies(policy({ ...risky, controls: ['mfa'], state: 'enabledForReportingButNotEnforced' })) }, 'failed', /none that/],
    ['fail when only medium risk is stopped', { ...on, ...policies(policy({ when: { signInRiskLevels: ['medium'] }, controls: ['mfa'] })) }, 'failed', /No Conditional/],
    ['fail without any policy', { 'policies/authenticationMethodsPolicy': {}, ...policies() }, 'failed', /No Conditional/],
    ['fail with a policy that says nothing', { ...on, ...policies(barePolicy) }, 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are shown with the policies that react, and need Entra ID P2', () => {
    const decision = decide(check, { ...on, ...policies(policy({ ...risky, name: 'Off', state: 'disabled', controls: ['block'] }), policy({ ...risky, name: 'On', controls: ['mfa'], strength: { id: 's' } })) });
    expect(rowsOf(decision).map(([name, , , , control]) => [name, control])).toEqual([['On', 'mfa or s'], ['Off', 'block']]);
    expect(check.requires).toEqual({ anyOf: ['entra-p2'] });
    expect(() => decide(check, { ...on, ...policies({ ...policy(risky), grantControls: { builtInControls: 'mfa' } }) })).toThrow();
  });
});
