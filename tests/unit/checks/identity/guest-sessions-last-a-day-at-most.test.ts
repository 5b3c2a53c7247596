import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guest-sessions-last-a-day-at-most.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const guests = { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' } };
const every = (frequency: object, users: unknown = guests) => ({ users, session: { signInFrequency: { isEnabled: true, ...frequency } } });
const hours = (value: number, users?: unknown) => every({ type: 'hours', value }, users);

describe('sessions of guests', () => {
  it.each([
    ['pass at 24 hours', policies(policy(hours(24))), 'passed', /by 1 Conditional Access policy/],
    ['fail at 25 hours', policies(policy(hours(25))), 'failed', /none that is switched on/],
    ['pass at one day', policies(policy(every({ type: 'days', value: 1 }))), 'passed', /a day at most/],
    ['fail at two days', policies(policy(every({ type: 'days', value: 2 }))), 'failed', /none that/],
    ['pass when every access asks again', policies(policy(every({ frequencyInterval: 'everyTime' }))), 'passed', /a day/],
    ['pass in any spelling', policies(policy(every({ type: 'Hours', value: 1 }))), 'passed', /a day/],
    ['pass when another policy for guests has no limit', policies(policy({ users: guests, controls: ['mfa'] }), policy(hours(8))), 'passed', /a day/],
    ['pass for all users', policies(policy(hours(8, { includeUsers: ['All'] }))), 'passed', /a day/],
    ['pass for the older choice of guests', policies(policy(hours(8, { includeUsers: ['GuestsOrExternalUsers'] }))), 'passed', /a day/],
    ['fail when all users must sign in again for one action only', policies(policy({ ...hours(8, { includeUsers: ['All'] }), applications: { includeUserActions: ['urn:user:registerdevice'] } })), 'failed', /No Conditional/],
    ['fail when guests are excluded', policies(policy(hours(8, { includeUsers: ['All'], excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest' } }))), 'failed', /No Conditional/],
    ['fail when guests are excluded in the older way', policies(policy(hours(8, { includeUsers: ['All'], excludeUsers: ['GuestsOrExternalUsers'] }))), 'failed', /No Conditional/],
    ['fail when the limit is switched off', policies(policy({ users: guests, session: { signInFrequency: { isEnabled: false, type: 'hours', value: 1 } } })), 'failed', /none that/],
    ['fail in report-only mode', policies(policy({ ...hours(8), state: 'enabledForReportingButNotEnforced' })), 'failed', /none that/],
    ['fail when only others are in scope', policies(policy(hours(8, { includeUsers: ['u1'] }))), 'failed', /No Conditional/],
    ['fail without any policy', policies(), 'failed', /No Conditional/],
    ['fail with policies that say nothing', policies(barePolicy, policy(every({}))), 'failed', /none that/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are shown with the policies for guests, short ones first, whatever the licence', () => {
    expect(rowsOf(decide(check, policies(policy({ users: guests, name: 'Long' }), policy({ ...every({ frequencyInterval: 'everyTime' }), name: 'Short' }))))).toEqual([
      ['Short', 'enabled', 'b2bCollaborationGuest', 0, 'every time', true], ['Long', 'enabled', 'b2bCollaborationGuest', 0, 'not limited', false],
    ]);
    expect(check.requires).toBeUndefined();
    expect(() => decide(check, policies(policy(hours('1' as never))))).toThrow();
  });
});
