import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/unknown-tenants-are-blocked-by-tenant-restrictions.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const scope = (accessType: string, ...targets: string[]) => ({ accessType, targets: targets.map((target) => ({ target })) });
const users = scope('blocked', 'AllUsers');
const apps = scope('blocked', 'AllApplications');
const tenant = (tenantRestrictions: unknown) => ({ 'policies/crossTenantAccessPolicy/default': { tenantRestrictions } });

describe('tenant restrictions', () => {
  it.each([
    ['pass when everything is blocked', tenant({ usersAndGroups: users, applications: apps, devices: null }), 'passed', /blocks all accounts/],
    ['pass when the word for everybody is not the first target', tenant({ usersAndGroups: scope('blocked', 'x', 'AllUsers'), applications: apps }), 'passed', /blocks/],
    ['fail when they are allowed', tenant({ usersAndGroups: scope('allowed', 'AllUsers'), applications: scope('allowed', 'AllApplications') }), 'failed', /does not block all/],
    ['fail when only chosen apps are blocked', tenant({ usersAndGroups: users, applications: scope('blocked', 'Office365') }), 'failed', /does not block/],
    ['fail when only apps are blocked', tenant({ usersAndGroups: null, applications: apps }), 'failed', /does not block/],
    ['fail when they were never set up', tenant(null), 'failed', /no default/],
    ['fail when the answer leaves them out', tenant(undefined), 'failed', /no default/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are shown in words, and left out in other clouds', () => {
    expect(rowsOf(decide(check, tenant({ usersAndGroups: users, applications: scope('allowed', 'a1') })))).toEqual([['blocked: AllUsers', 'allowed: 1 chosen']]);
    expect(decide(check, tenant(null), { cloud: 'china' }).verdict).toBe('skipped');
    expect(() => decide(check, tenant([]))).toThrow();
  });
});
