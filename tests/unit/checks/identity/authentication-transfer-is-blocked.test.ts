import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/authentication-transfer-is-blocked.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const flows = (transferMethods: string | null) => ({ when: { authenticationFlows: { transferMethods } }, controls: ['block'] });
const blocking = flows('authenticationTransfer');

describe('authentication transfer', () => {
  it.each([
    ['passes when it is blocked', policies(policy(blocking)), 'passed', /by 1 Conditional Access policy\.$/],
    ['passes when both flows are blocked together', policies(policy(flows('deviceCodeFlow,authenticationTransfer'))), 'passed', /blocked/],
    ['passes with a space in the list', policies(policy(flows('deviceCodeFlow, authenticationTransfer'))), 'passed', /blocked/],
    ['passes with exclusions, which are shown', policies(policy({ ...blocking, users: { includeUsers: ['All'], excludeGroups: ['g1'] } })), 'passed', /blocked/],
    ['fails for some users only', policies(policy({ ...blocking, users: { includeUsers: ['u1'] } })), 'failed', /none that is switched on/],
    ['fails for one resource only', policies(policy({ ...blocking, applications: { includeApplications: ['x'] } })), 'failed', /none that is switched on/],
    ['fails when a second factor is enough', policies(policy({ ...blocking, controls: ['mfa'] })), 'failed', /none that is switched on/],
    ['fails in report-only mode', policies(policy({ ...blocking, state: 'enabledForReportingButNotEnforced' })), 'failed', /none that/],
    ['fails when only the other flow is blocked', policies(policy(flows('deviceCodeFlow'))), 'failed', /No Conditional/],
    ['fails when the policy names no flow', policies(policy(flows(null))), 'failed', /No Conditional/],
    ['fails without any policy', policies(), 'failed', /No Conditional/],
    ['fails with a policy that says nothing', policies(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with the policies about it, those in force first, and needs Entra ID P1', () => {
    const decision = decide(check, policies(policy({ ...blocking, state: 'disabled', name: 'Off' }), policy(blocking), policy()));
    expect(rowsOf(decision)).toEqual([['A policy', 'enabled', 'All', 0, 'All', 'block'], ['Off', 'disabled', 'All', 0, 'All', 'block']]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, policies({ ...policy(), conditions: { authenticationFlows: { transferMethods: ['authenticationTransfer'] } } }))).toThrow();
  });
});
