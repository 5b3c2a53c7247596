import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/tokens-for-exchange-and-sharepoint-are-bound-to-windows.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const exchange = '00000002-0000-0ff1-ce00-000000000000';
const sharePoint = '00000003-0000-0ff1-ce00-000000000000';
const bound = {
  applications: { includeApplications: [exchange, sharePoint] },
  when: { clientAppTypes: ['mobileAppsAndDesktopClients'], platforms: { includePlatforms: ['windows'] } },
  session: { secureSignInSession: { isEnabled: true } },
};

describe('tokens for Exchange and SharePoint', () => {
  it.each([
    ['pass with one policy', policies(policy(bound)), 'passed', /by 1 Conditional Access policy\.$/],
    ['pass with further resources', policies(policy({ ...bound, applications: { includeApplications: ['x', sharePoint, exchange.toUpperCase()] } })), 'passed', /protected/],
    ['pass with a pilot, and say so', policies(policy({ ...bound, users: { includeUsers: ['u1'] } })), 'passed', /None of them includes all users/],
    ['fail when one of the two resources is missing', policies(policy({ ...bound, applications: { includeApplications: [exchange] } })), 'failed', /No Conditional/],
    ['fail when all resources stand for the two', policies(policy({ ...bound, applications: { includeApplications: ['All'] } })), 'failed', /No Conditional/],
    ['fail with a second platform', policies(policy({ ...bound, when: { ...bound.when, platforms: { includePlatforms: ['windows', 'macOS'] } } })), 'failed', /No Conditional/],
    ['fail with a second kind of client', policies(policy({ ...bound, when: { ...bound.when, clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] } })), 'failed', /No Conditional/],
    ['fail when token protection is off', policies(policy({ ...bound, session: { secureSignInSession: { isEnabled: false } } })), 'failed', /No Conditional/],
    ['fail in report-only mode', policies(policy({ ...bound, state: 'enabledForReportingButNotEnforced' })), 'failed', /No Conditional/],
    ['fail without any policy', policies(), 'failed', /No Conditional/],
    ['fail with a policy that says nothing', policies(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('list the policies that protect them, and need Entra ID P1', () => {
    expect(rowsOf(decide(check, policies(policy(bound), policy())))).toEqual([['A policy', 'enabled', 'All', 0]]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, policies({ ...policy(bound), sessionControls: { secureSignInSession: { isEnabled: 'yes' } } }))).toThrow();
  });
});
