import { describe, expect, it } from 'vitest';
import check, { sponsoredGuests } from '../../../../src/checks/identity/guests-have-a-sponsor.ts';
import { decide, linksOf, now, rowsOf, sentenceOf } from '../decide.ts';

const guest = (id: string, sponsors: unknown) => ({ id, displayName: `Guest ${id}`, userPrincipalName: `${id}#EXT#@contoso.example`, sponsors });
const tenant = (...users: unknown[]) => ({ users });

describe('sponsors of guests', () => {
  it.each([
    ['pass without any guest', tenant(), 'passed', /no guest/],
    ['pass when each guest has one', tenant(guest('a', [{ id: 's' }]), guest('b', [{ id: 's' }, { id: 't' }])), 'passed', /All 2 guests/],
    ['pass with a single guest', tenant(guest('a', [{ id: 's' }])), 'passed', /The one guest/],
    ['fail when one guest has none', tenant(guest('a', [{ id: 's' }]), guest('b', [])), 'failed', /^1 guest has no sponsor, out of 2 guests/],
    ['fail when nothing is said', tenant(guest('a', null), { id: 'b' }), 'failed', /^2 guests have no sponsor/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are missed in a list with links', () => {
    const decision = decide(check, tenant(guest('a', []), { id: 'b' }));
    expect(rowsOf(decision)).toEqual([['Guest a', 'a#EXT#@contoso.example'], ['b', null]]);
    expect(linksOf(decision)[0]).toContain('/userId/a/');
  });

  it('are asked for with the guests, page by page, and a thousand rows stay of any number', () => {
    expect(check.needs['found']).toMatchObject({ kind: 'scan', query: { filter: "userType eq 'Guest'", expand: 'sponsors($select=id)', top: 999 } });
    const facts = { now, cloud: 'global' } as const;
    let state = sponsoredGuests.initial();
    for (let index = 0; index < 1_500; index += 1) state = sponsoredGuests.step(state, { id: String(index), sponsors: [] }, facts);
    expect(state.alone.rows).toHaveLength(1_000);
    expect(check.decide({ found: state } as never, facts)).toMatchObject({ verdict: 'failed', evidence: { total: 1_500 } });
  });
});
