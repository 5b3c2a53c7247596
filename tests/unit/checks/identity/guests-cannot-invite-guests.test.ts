import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guests-cannot-invite-guests.ts';
import { decide, sentenceOf } from '../decide.ts';

describe('inviting guests', () => {
  it.each([
    ['passes when nobody invites', 'none', 'passed', /Nobody/],
    ['passes when roles invite', 'adminsAndGuestInviters', 'passed', /Guest Inviter/],
    ['passes when members invite', 'adminsGuestInvitersAndAllMembers', 'passed', /guests cannot/],
    ['fails when everyone invites', 'everyone', 'failed', /guests themselves/],
    ['fails in any spelling', 'Everyone', 'failed', /guests themselves/],
    ['does not decide without a value', undefined, 'error', /does not say who can invite/],
    ['does not decide on null', null, 'error', /does not say/],
    ['does not decide on a value of the future', 'unknownFutureValue', 'error', /"unknownFutureValue"/],
    ['does not decide on something that is no word', 3, 'error', /does not say/],
  ])('%s', (_, allowInvitesFrom, verdict, sentence) => {
    const decision = decide(check, { 'policies/authorizationPolicy': { allowInvitesFrom } });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
