import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-can-reset-their-password.ts';
import { decide, sentenceOf } from '../decide.ts';

const report = 'reports/authenticationMethods/userRegistrationDetails';
const user = (isSsprEnabled: boolean, userType = 'member') => ({ id: 'u', userType, isSsprEnabled });
const tenant = (...rows: unknown[]) => ({ users: rows.length, [report]: rows });
/** A tenant whose report is too long to read: it is asked for one row each way, for members only. */
const largeTenant = (some: unknown[], others: unknown[]) => ({
  users: 50_000, [`${report}?isSsprEnabled eq true and userType eq 'member'`]: some, [`${report}?isSsprEnabled eq false and userType eq 'member'`]: others,
});

describe('self-service password reset', () => {
  it.each([
    ['passes when all members can', tenant(user(true), user(true)), 'passed', /all members/],
    ['is to be looked at when some can', tenant(user(true), user(false)), 'investigate', /some members/],
    ['fails when nobody can', tenant(user(false)), 'failed', /no member/],
    ['leaves guests out', tenant(user(true), user(false, 'guest')), 'passed', /all members/],
    ['fails when the report is empty', tenant(), 'failed', /no member/],
    ['passes when all members of a large tenant can', largeTenant([user(true)], []), 'passed', /all members/],
    ['is to be looked at when some in a large tenant can', largeTenant([user(true)], [user(false)]), 'investigate', /some members/],
    ['fails when nobody in a large tenant can', largeTenant([], [user(false)]), 'failed', /no member/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('needs Entra ID P1', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
