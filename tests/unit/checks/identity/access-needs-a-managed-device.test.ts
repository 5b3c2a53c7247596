import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/access-needs-a-managed-device.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const managed = { controls: ['compliantDevice'] };

describe('access from managed devices', () => {
  it.each([
    ['passes with a compliant device', policies(policy(managed)), 'passed', /by 1 Conditional Access policy/],
    ['passes with a hybrid joined device', policies(policy({ controls: ['domainJoinedDevice'] })), 'passed', /managed device/],
    ['passes with either kind of device', policies(policy({ controls: ['compliantDevice', 'domainJoinedDevice'] })), 'passed', /managed/],
    ['passes with a second factor and a device', policies(policy({ controls: ['mfa', 'compliantDevice'], operator: 'AND' })), 'passed', /managed/],
    ['passes when all platforms are named', policies(policy({ ...managed, when: { platforms: { includePlatforms: ['all'] } } })), 'passed', /managed/],
    ['passes when both modern kinds of client are named', policies(policy({ ...managed, when: { clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] } })), 'passed', /managed/],
    ['fails with a second factor or a device', policies(policy({ controls: ['mfa', 'compliantDevice'] })), 'failed', /none that lets managed devices only/],
    ['fails with a strength or a device', policies(policy({ ...managed, strength: { id: 's' } })), 'failed', /none that/],
    ['fails on one platform only', policies(policy({ ...managed, when: { platforms: { includePlatforms: ['windows'] } } })), 'failed', /none that/],
    ['fails when a platform is left out', policies(policy({ ...managed, when: { platforms: { includePlatforms: ['all'], excludePlatforms: ['iOS'] } } })), 'failed', /none that/],
    ['fails in browsers only', policies(policy({ ...managed, when: { clientAppTypes: ['browser'] } })), 'failed', /none that/],
    ['fails for some users only', policies(policy({ ...managed, users: { includeUsers: ['u1'] } })), 'failed', /none that/],
    ['fails for one resource only', policies(policy({ ...managed, applications: { includeApplications: ['Office365'] } })), 'failed', /none that/],
    ['fails in report-only mode', policies(policy({ ...managed, state: 'enabledForReportingButNotEnforced' })), 'failed', /none that/],
    ['fails without any device control', policies(policy({ controls: ['mfa'] })), 'failed', /No Conditional/],
    ['fails without any policy', policies(), 'failed', /No Conditional/],
    ['fails with a policy that says nothing', policies(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with the policies that ask for devices, those that suffice first', () => {
    const decision = decide(check, policies(policy({ ...managed, name: 'B', state: 'disabled' }), policy({ ...managed, name: 'A', state: 'disabled' }), policy({ ...managed, name: 'C' })));
    expect(rowsOf(decision).map((row) => [row[0], row.at(-1)])).toEqual([['C', true], ['A', false], ['B', false]]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, policies({ ...policy(managed), grantControls: { builtInControls: [1] } }))).toThrow();
  });
});
