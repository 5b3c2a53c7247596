import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/token-protection-is-enforced-on-windows.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const exchange = '00000002-0000-0ff1-ce00-000000000000';
const sharePoint = '00000003-0000-0ff1-ce00-000000000000';
const on = { when: { platforms: { includePlatforms: ['windows'] } }, session: { secureSignInSession: { isEnabled: true } } };
const apps = (...includeApplications: string[]) => ({ ...on, applications: { includeApplications } });
const users = (scope: unknown) => ({ ...on, users: scope });

describe('token protection on Windows', () => {
  it.each([
    ['passes for all resources', policies(policy(on)), 'passed', /enforced by 1/],
    ['passes for Exchange and SharePoint', policies(policy(apps(exchange, sharePoint))), 'passed', /enforced/],
    ['passes for one user', policies(policy(users({ includeUsers: ['u1'] }))), 'passed', /enforced/],
    ['passes for a group', policies(policy(users({ includeUsers: [], includeGroups: ['g1'] }))), 'passed', /enforced/],
    ['passes for a role', policies(policy(users({ includeRoles: ['r1'] }))), 'passed', /enforced/],
    ['passes on all platforms', policies(policy({ ...on, when: { platforms: { includePlatforms: ['all'] } } })), 'passed', /enforced/],
    ['fails when Windows is taken out again', policies(policy({ ...on, when: { platforms: { includePlatforms: ['all'], excludePlatforms: ['windows'] } } })), 'failed', /No Conditional/],
    ['fails on another platform', policies(policy({ ...on, when: { platforms: { includePlatforms: ['iOS'] } } })), 'failed', /No Conditional/],
    ['fails for one of the two resources', policies(policy(apps(sharePoint))), 'failed', /none that is switched on/],
    ['fails for no resource', policies(policy(apps('None'))), 'failed', /none that/],
    ['fails for nobody', policies(policy(users({ includeUsers: ['None'] }))), 'failed', /none that/],
    ['fails without users', policies(policy(users(null))), 'failed', /none that/],
    ['fails when it is switched off in the policy', policies(policy({ ...on, session: { secureSignInSession: { isEnabled: false } } })), 'failed', /none that/],
    ['fails in report-only mode', policies(policy({ ...on, state: 'enabledForReportingButNotEnforced' })), 'failed', /none that/],
    ['fails without any policy', policies(), 'failed', /No Conditional/],
    ['fails with a policy that says nothing', policies(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists the policies in force first, the others by name', () => {
    const decision = decide(check, policies(policy({ ...on, name: 'B', state: 'disabled' }), policy({ ...on, name: 'A', state: 'disabled' }), policy({ ...on, name: 'C' })));
    expect(rowsOf(decision).map(([name, , , , , , inForce]) => [name, inForce])).toEqual([['C', true], ['A', false], ['B', false]]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, policies({ ...policy(on), conditions: { platforms: 'windows' } }))).toThrow();
  });
});
