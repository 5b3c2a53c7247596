import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/legacy-authentication-is-blocked.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...policies: unknown[]) => ({ 'identity/conditionalAccess/policies': policies });
interface Overrides { state?: string; users?: unknown; clientAppTypes?: unknown; controls?: unknown; name?: string | null }
const policy = ({ state = 'enabled', users = { includeUsers: ['All'] }, clientAppTypes = ['exchangeActiveSync', 'other'], controls = ['block'], name = 'Block legacy' }: Overrides = {}) => ({
  id: 'p1', displayName: name, state, conditions: { users, clientAppTypes, applications: { includeApplications: ['All'] } }, grantControls: { builtInControls: controls },
});

describe('legacy authentication', () => {
  it.each([
    ['passes with one policy that is on for all users', tenant(policy()), 'passed', /1 Conditional Access policy\./],
    ['passes with more client types than the two', tenant(policy({ clientAppTypes: ['browser', 'other', 'exchangeActiveSync'] })), 'passed', /blocked for all users/],
    ['passes in any spelling', tenant(policy({ state: 'Enabled', users: { includeUsers: ['all'] }, clientAppTypes: ['ExchangeActiveSync', 'Other'], controls: ['Block'] })), 'passed', /blocked/],
    ['passes with exclusions, which are shown', tenant(policy({ users: { includeUsers: ['All'], excludeUsers: ['u1'] } })), 'passed', /blocked/],
    ['fails in report-only mode', tenant(policy({ state: 'enabledForReportingButNotEnforced' })), 'failed', /none that is switched on for all users/],
    ['fails when the policy for all is off and the one that is on is for some', tenant(policy({ state: 'disabled' }), policy({ users: { includeUsers: ['u1'] } })), 'failed', /2 Conditional Access policies/],
    ['fails when only one of the two client types is blocked', tenant(policy({ clientAppTypes: ['other'] })), 'failed', /No Conditional Access policy blocks/],
    ['fails when access needs a second factor instead of being blocked', tenant(policy({ controls: ['mfa'] })), 'failed', /No Conditional Access policy/],
    ['fails without any policy', tenant(), 'failed', /No Conditional Access policy/],
    ['fails when a policy has neither conditions nor controls', tenant({ id: 'p1', state: 'enabled', conditions: null, grantControls: null }), 'failed', /No Conditional Access policy/],
    ['fails when a policy names no users', tenant(policy({ users: null })), 'failed', /none that is switched on/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists every blocking policy, effective or not, with a link to it', () => {
    const decision = decide(check, tenant(policy({ users: { includeUsers: ['All'], excludeUsers: ['u1'], excludeGroups: ['g1', 'g2'] } }), policy({ state: 'disabled', name: null }), policy({ controls: ['mfa'] })));
    expect(rowsOf(decision)).toEqual([['Block legacy', 'enabled', true, 3, 'All'], ['p1', 'disabled', true, 0, 'All']]);
    expect(linksOf(decision)[0]).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/p1');
  });

  it('needs Entra ID P1', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
