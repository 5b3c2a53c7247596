import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/every-member-is-registered-for-multifactor.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const user = (isMfaRegistered: boolean | null, userType: string | null = 'member') => ({ id: 'u', userDisplayName: 'Una', userPrincipalName: 'una@contoso.example', userType, isMfaRegistered });
const users = (count: number, registered: boolean) => Array.from({ length: count }, () => user(registered));
const report = 'reports/authenticationMethods/userRegistrationDetails';
const tenant = (...rows: unknown[]) => ({ users: rows.length, [report]: rows });
/** A tenant whose report is too long to read. */
const largeTenant = ({ members, unregistered }: { members: number; unregistered: number }) => ({
  users: 50_000,
  [`${report}?userType eq 'member'`]: members,
  [`${report}?isMfaRegistered eq false and userType eq 'member'`]: users(unregistered, false),
});

describe('registration for multifactor authentication', () => {
  it.each([
    ['passes when every member has a method', tenant(user(true), user(true)), 'passed', /by all 2 members/],
    ['passes with a single member', tenant(user(true, 'Member')), 'passed', /the one member/],
    ['passes in an empty tenant', tenant(), 'passed', /no member/],
    ['leaves guests out', tenant(user(true), user(false, 'guest')), 'passed', /the one member/],
    ['is to be looked at when exactly 95 percent have one', tenant(...users(19, true), ...users(1, false)), 'investigate', /^1 member has not registered .* out of 20 members/],
    ['fails below 95 percent', tenant(...users(18, true), ...users(1, false)), 'failed', /^1 member has not/],
    ['fails below 95 percent of a large tenant', largeTenant({ members: 40_000, unregistered: 2_001 }), 'failed', /^2,?001 members have not .* out of 40,?000 members/],
    ['is to be looked at when exactly 95 percent of a large tenant have one', largeTenant({ members: 40_000, unregistered: 2_000 }), 'investigate', /^2,?000 members have not/],
    ['passes when every member of a large tenant has one', largeTenant({ members: 40_000, unregistered: 0 }), 'passed', /by all 40,?000 members/],
    ['fails when nobody has one', tenant(user(false), user(null)), 'failed', /^2 members have not/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists who has none', () => {
    expect(rowsOf(decide(check, tenant(user(true), user(false))))).toEqual([['Una', 'una@contoso.example']]);
  });

  it('lists the first thousand of a large tenant, and how many there are', () => {
    expect(decide(check, largeTenant({ members: 9_000, unregistered: 4_000 }))).toMatchObject({ evidence: { total: 4_000, rows: { length: 1_000 } } });
  });

  it('needs Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
  });
});
