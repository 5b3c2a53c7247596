import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/registering-security-info-is-guarded.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const guarding = { applications: { includeUserActions: ['urn:user:registersecurityinfo'] }, controls: ['mfa'] };

describe('registering security info', () => {
  it.each([
    ['passes with one policy for all users', policies(policy(guarding)), 'passed', /for all users by 1/],
    ['passes in any spelling', policies(policy({ ...guarding, applications: { includeUserActions: ['URN:user:RegisterSecurityInfo'] }, users: { includeUsers: ['all'] } })), 'passed', /guarded/],
    ['passes whatever the policy asks for', policies(policy({ ...guarding, controls: [] })), 'passed', /guarded/],
    ['fails for some users only', policies(policy({ ...guarding, users: { includeUsers: ['u1'] } })), 'failed', /none that is switched on/],
    ['fails in report-only mode', policies(policy({ ...guarding, state: 'enabledForReportingButNotEnforced' })), 'failed', /none that/],
    ['fails when the policy is about registering devices', policies(policy({ ...guarding, applications: { includeUserActions: ['urn:user:registerdevice'] } })), 'failed', /No Conditional/],
    ['fails when the policy is for all resources', policies(policy()), 'failed', /No Conditional/],
    ['fails without any policy', policies(), 'failed', /No Conditional/],
    ['fails with a policy that says nothing', policies(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with what each policy asks for, and needs Entra ID P1', () => {
    expect(rowsOf(decide(check, policies(policy({ ...guarding, state: 'disabled', name: 'Off' }), policy(guarding))))).toEqual([['A policy', 'enabled', 'All', 0, 'mfa'], ['Off', 'disabled', 'All', 0, 'mfa']]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, policies({ ...policy(guarding), conditions: { applications: [] } }))).toThrow();
  });
});
