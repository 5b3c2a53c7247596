import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/outbound-collaboration-is-blocked-by-default.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const scope = (accessType: string | null, ...targets: string[]) => ({ accessType, targets: targets.map((target) => ({ target, targetType: 'user' })) });
const blocked = { usersAndGroups: scope('blocked', 'AllUsers'), applications: scope('blocked', 'AllApplications') };
const allowed = { usersAndGroups: scope('allowed', 'AllUsers'), applications: scope('allowed', 'AllApplications') };
const tenant = (b2bCollaborationOutbound: unknown, b2bDirectConnectOutbound: unknown) => ({ 'policies/crossTenantAccessPolicy/default': { b2bCollaborationOutbound, b2bDirectConnectOutbound } });

describe('outbound collaboration', () => {
  it.each([
    ['passes when both ways are blocked', tenant(blocked, blocked), 'passed', /nobody can work in another organisation/],
    ['passes in any spelling', tenant({ usersAndGroups: scope('Blocked', 'x', 'allusers'), applications: scope('BLOCKED', 'allApplications') }, blocked), 'passed', /nobody/],
    ['fails when collaboration is open', tenant(allowed, blocked), 'failed', /by B2B collaboration\./],
    ['fails when both are open', tenant(allowed, allowed), 'failed', /by B2B collaboration and B2B direct connect\./],
    ['fails when only chosen people are blocked', tenant({ ...blocked, usersAndGroups: scope('blocked', 'g1') }, blocked), 'failed', /B2B collaboration\./],
    ['fails when the apps stay open', tenant(blocked, { ...blocked, applications: scope('allowed', 'AllApplications') }), 'failed', /B2B direct connect\./],
    ['fails when a list of allowed people is kept', tenant({ usersAndGroups: scope('allowed', 'g1'), applications: scope('allowed', 'Office365') }, blocked), 'failed', /B2B coll/],
    ['fails when nothing is set', tenant(null, undefined), 'failed', /and B2B direct connect/],
    ['fails when scopes are missing', tenant({}, { usersAndGroups: null, applications: { accessType: 'blocked', targets: null } }), 'failed', /and/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with both settings, in words', () => {
    expect(rowsOf(decide(check, tenant({ ...blocked, usersAndGroups: scope('allowed', 'g1', 'g2') }, null)))).toEqual([
      ['B2B collaboration', 'allowed: 2 chosen', 'blocked: AllApplications', false], ['B2B direct connect', 'not set', 'not set', false],
    ]);
    expect(check.requires).toBeUndefined();
    expect(() => decide(check, tenant('open', blocked))).toThrow();
  });
});
