import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guests-have-limited-access.ts';
import { decide, sentenceOf } from '../decide.ts';

const restricted = '2af84b1e-32c8-42b7-82bc-daa82404023b';
const limited = '10DAE51F-b6af-4016-8d66-8c2a99b929b3';
const likeMembers = 'a0b1b346-4d3e-4e8b-98f8-753987be4970';

describe('access of guests', () => {
  it.each([
    ['passes when it is restricted', restricted, 'adminsAndGuestInviters', 'passed', /limited access/],
    ['passes when it is limited', limited, 'none', 'passed', /limited access/],
    ['fails when guests read what members read', likeMembers, 'none', 'failed', /^Guests can read the directory like members\.$/],
    ['fails when everyone invites', restricted, 'Everyone', 'failed', /^Guests can invite others\.$/],
    ['fails for both', likeMembers, 'everyone', 'failed', /members and can invite/],
    ['is not decided without the role', null, 'none', 'error', /does not say/],
    ['is not decided without the setting for invitations', restricted, undefined, 'error', /does not say/],
    ['is not decided from values of another kind', 1, 2, 'error', /does not say/],
  ])('%s', (_, guestUserRoleId, allowInvitesFrom, verdict, sentence) => {
    const decision = decide(check, { 'policies/authorizationPolicy': { guestUserRoleId, allowInvitesFrom } });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
