import { describe, expect, it } from 'vitest';
import check, { guestActivity } from '../../../../src/checks/identity/inactive-guests-are-disabled.ts';
import { decide, linksOf, now, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...users: unknown[]) => ({ users });
const dayMs = 86_400_000;
/** A time as many calendar days before the run as said, by default late in that day. */
const daysAgo = (days: number, time = '23:59:59Z') => `${new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10)}T${time}`;
const guest = (signInActivity: unknown, createdDateTime: string | null = null, id = 'g') =>
  ({ id, displayName: `Guest ${id}`, userPrincipalName: `${id}#EXT#@contoso.example`, externalUserState: 'Accepted', createdDateTime, signInActivity });
const succeeded = (days: number, time?: string) => ({ lastSuccessfulSignInDateTime: daysAgo(days, time) });

describe('inactive guests', () => {
  it.each([
    ['pass without any guest', tenant(), 'passed', /no enabled guest/],
    ['pass exactly 90 calendar days after the sign-in, however early that was', tenant(guest(succeeded(90, '00:00:00Z'))), 'passed', /None of 1 enabled guest has been idle/],
    ['fail on the 91st day, however late the sign-in was', tenant(guest(succeeded(91))), 'failed', /^1 guest has been idle for more than 90 days, out of 1 enabled guest\.$/],
    ['count by creation when nobody ever signed in', tenant(guest(null, daysAgo(91))), 'failed', /1 guest has/],
    ['count a pending invitation by its creation', tenant({ ...guest(null, daysAgo(10)), externalUserState: 'PendingAcceptance' }), 'passed', /None of/],
    ['are judged by the successful sign-in, not by a later attempt', tenant(guest({ ...succeeded(100), lastSignInDateTime: daysAgo(1) })), 'failed', /1 guest has/],
    ['fall back to the last interactive sign-in', tenant(guest({ lastSuccessfulSignInDateTime: null, lastSignInDateTime: daysAgo(5) }, daysAgo(400))), 'passed', /None of/],
    ['fall back to the newer of both kinds of sign-in', tenant(guest({ lastSignInDateTime: daysAgo(200), lastNonInteractiveSignInDateTime: daysAgo(3) }, daysAgo(400))), 'passed', /None of/],
    ['fail when both kinds of sign-in are old, though created today', tenant(guest({ lastSignInDateTime: daysAgo(91), lastNonInteractiveSignInDateTime: daysAgo(92) }, daysAgo(0))), 'failed', /1 guest/],
    ['pass, with a mention, when a guest has no date at all', tenant(guest(null)), 'passed', /1 guest has neither a sign-in nor a creation date/],
    ['treat a date that is none as missing', tenant(guest({ lastSuccessfulSignInDateTime: 'never' }, 'long ago')), 'passed', /neither/],
    ['pass when the clock of a sign-in is ahead', tenant(guest(succeeded(-1))), 'passed', /None of/],
    ['are counted among all guests', tenant(guest(succeeded(1), null, 'a'), guest(succeeded(100), null, 'b'), guest(succeeded(200), null, 'c')), 'failed', /^2 guests have .* out of 3 enabled guests/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed longest idle first, with a link to each', () => {
    const decision = decide(check, tenant(guest(succeeded(91), '2024-05-06T07:08:09Z', 'a'), guest(null, '2025-03-31T00:00:00Z', 'b')));
    expect(rowsOf(decision)).toEqual([
      ['Guest b', 'b#EXT#@contoso.example', 'Accepted', 'never', '2025-03-31', 365],
      ['Guest a', 'a#EXT#@contoso.example', 'Accepted', '2025-12-30', '2024-05-06', 91],
    ]);
    expect(linksOf(decision)[0]).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/b/hidePreviewBanner~/true');
  });

  it('keep a thousand rows of any number, and the number', () => {
    const facts = { now, cloud: 'global' } as const;
    let state = guestActivity.initial();
    for (let index = 0; index < 2_500; index += 1) state = guestActivity.step(state, { id: String(index), createdDateTime: daysAgo(91) }, facts);
    expect(state.rows).toHaveLength(1_000);
    expect(state).toMatchObject({ guests: 2_500, inactive: 2_500, undated: 0 });
    const decision = check.decide({ activity: state } as never, facts);
    expect(decision).toMatchObject({ verdict: 'failed', evidence: { total: 2_500 } });
    expect(rowsOf(decision)).toHaveLength(1_000);
    expect(sentenceOf(decision)).toMatch(/^2,500 guests have/);
  });

  it('are asked for by the server\'s filter, in the pages that sign-ins allow, with Entra ID P1', () => {
    expect(check.needs['activity']).toMatchObject({ kind: 'scan', query: { path: 'users', filter: "userType eq 'Guest' and accountEnabled eq true", top: 500 } });
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
