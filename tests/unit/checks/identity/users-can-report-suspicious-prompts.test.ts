import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-can-report-suspicious-prompts.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (reportSuspiciousActivitySettings: unknown) => ({ 'policies/authenticationMethodsPolicy': { reportSuspiciousActivitySettings } });

describe('reporting suspicious prompts', () => {
  it.each([
    ['passes when it is on for all users', tenant({ state: 'enabled', includeTarget: { id: 'all_users' } }), 'passed', /All users can/],
    ['passes in any spelling', tenant({ state: 'Enabled', includeTarget: { id: 'All_Users' } }), 'passed', /All users can/],
    ['fails when it is on for a group', tenant({ state: 'enabled', includeTarget: { id: 'g1' } }), 'failed', /Only a group/],
    ['fails without a target', tenant({ state: 'enabled' }), 'failed', /Only a group/],
    ['fails when Microsoft decides', tenant({ state: 'default', includeTarget: { id: 'all_users' } }), 'failed', /not switched on \(default\)/],
    ['fails when it is off', tenant({ state: 'disabled', includeTarget: { id: 'all_users' } }), 'failed', /not switched on \(disabled\)/],
    ['fails when the policy does not mention it', tenant(undefined), 'failed', /Nothing says/],
    ['fails when it has an unknown form', tenant('on'), 'failed', /Nothing says/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('asks beta, which alone has the setting, and shows for whom it is', () => {
    expect(check.needs['policy']).toMatchObject({ query: { version: 'beta' } });
    expect(rowsOf(decide(check, tenant({ state: 'enabled', includeTarget: { id: 'g1' } })))).toEqual([['enabled', 'g1']]);
  });
});
