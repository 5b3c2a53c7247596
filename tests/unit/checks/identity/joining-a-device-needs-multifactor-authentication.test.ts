import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/joining-a-device-needs-multifactor-authentication.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (multiFactorAuthConfiguration: unknown, ...list: unknown[]) => ({ ...policies(...list), 'policies/deviceRegistrationPolicy': { multiFactorAuthConfiguration } });
const off = (...list: unknown[]) => tenant('notRequired', ...list);
const joining = { applications: { includeUserActions: ['urn:user:registerdevice'] }, controls: ['mfa'] };

describe('joining a device', () => {
  it.each([
    ['passes with multifactor authentication', off(policy(joining)), 'passed', /by 1 Conditional Access policy\.$/],
    ['passes with a strength', off(policy({ ...joining, controls: [], strength: { id: 's' } })), 'passed', /second factor/],
    ['passes when the device settings say nothing', tenant(undefined, policy(joining)), 'passed', /second factor/],
    ['passes for some users, and says so', off(policy({ ...joining, users: { includeGroups: ['g1'] } })), 'passed', /None of them includes all users/],
    ['fails when the device settings ask themselves', tenant('Required', policy(joining)), 'failed', /device settings still ask/],
    ['fails when the policy asks for something else', off(policy({ ...joining, controls: ['compliantDevice'] })), 'failed', /none that is switched on/],
    ['fails in report-only mode', off(policy({ ...joining, state: 'enabledForReportingButNotEnforced' })), 'failed', /none that/],
    ['fails when the policy is about security info', off(policy({ ...joining, applications: { includeUserActions: ['urn:user:registersecurityinfo'] } })), 'failed', /No Conditional/],
    ['fails without any policy', off(), 'failed', /No Conditional/],
    ['fails with a policy that says nothing', off(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with the policies about it, and needs Entra ID P1', () => {
    expect(rowsOf(decide(check, tenant('required', policy({ ...joining, state: 'disabled' }))))).toEqual([['A policy', 'disabled', 'All', 0, 'mfa', false]]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, tenant(1, policy(joining)))).toThrow();
  });
});
