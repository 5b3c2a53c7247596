import { describe, expect, it } from 'vitest';
import { digestCard } from '../../../../bot/cards/digest.ts';
import { overdueCard } from '../../../../bot/cards/overdue.ts';
import type { Outcome } from '../../../../src/assessment/run.ts';
import type { DigestItem } from '../../../../src/digest/digest.ts';
import type { ExceptionItem } from '../../../../src/digest/exception-items.ts';
import type { RoadmapDigest } from '../../../../src/operations/make-digest.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
const nadia = { id: '2b7e9d14-53a6-4c1f-8e02-b94d6f71a301', name: 'Nadia Brandt' };
const namesake = { id: '99999999-53a6-4c1f-8e02-b94d6f71a301', name: 'Nadia Brandt' };
const mei = { id: 'p-mei', name: 'Mei Tanaka' };

const item = (id: string, change: Partial<DigestItem> = {}): DigestItem => (
  { id, title: `Title of ${id}`, pillar: 'identity', owner: nadia, due: '2026-03-01', daysLate: 2, status: 'in-progress', ...change });
const soon = (id: string, due: string, change: Partial<DigestItem> = {}): DigestItem => item(id, { due, daysLate: null, ...change });
const check = (title: string): Outcome => ({ id: title, reference: 21_700, title, verdict: 'failed', risk: 'high', pillars: ['identity'] });
const accepted = (id: string, daysLeft: number, change: Partial<ExceptionItem> = {}): ExceptionItem => ({ id, title: `Title of ${id}`, pillar: 'identity', approver: nadia, until: '2026-03-08', daysLeft, ...change });

const nothing: RoadmapDigest = {
  source: null, today: '2026-03-03', since: '2026-02-24', overdue: [], due7: [], due30: [], due60: [], due90: [], blocked: [], regressed: [], regressedChecks: [], exceptions: [], completed: [], praised: [], byOwner: [],
  scoreDelta: null, isEmpty: true,
};
const some = (change: Partial<RoadmapDigest>): RoadmapDigest => ({ ...nothing, isEmpty: false, ...change });
const many = (count: number, change: (index: number) => Partial<DigestItem> = () => ({})) => Array.from({ length: count }, (_, index) => item(`a${index}`, change(index)));
const wild = many(880, (index) => ({ title: hostile, owner: { id: `p${index}`, name: hostile } }));
const everything = some({
  scoreDelta: -12, overdue: wild, due7: wild, due30: wild, due60: wild, due90: wild, blocked: wild, regressed: wild, completed: wild, regressedChecks: wild.map(() => check(hostile)),
  exceptions: wild.map(({ id }) => accepted(id, -3, { title: hostile, approver: { id: 'x', name: hostile } })), praised: wild.flatMap(({ owner }) => owner ?? []),
});
const show = (digest: RoadmapDigest, mentionOwners = true) => digestCard(digest, { roadmapUrl, mentionOwners });

describe('the digest card', () => {
  it('says what is overdue by owner, what is due, what went wrong, what ends, and thanks for what was done', () => {
    const card = show(some({
      scoreDelta: 1, overdue: [item('a'), item('x', { owner: null })], due7: [soon('b', '2026-03-08', { owner: mei })], due30: [soon('c', '2026-03-20', { owner: null })], due60: [soon('d', '2026-04-20')],
      blocked: [item('e', { due: null, daysLate: null, status: 'blocked' })], regressedChecks: [check('Legacy sign-ins are blocked')], regressed: [item('f', { due: null, daysLate: null, status: 'completed' })],
      exceptions: [accepted('g', -1, { until: '2026-03-02' }), accepted('h', 5)], completed: [item('i', { due: null, daysLate: null, status: 'completed' })], praised: [mei, nadia],
    }));
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Zero Trust digest', '3 March 2026 · since 24 February 2026', 'The score went **up by 1 point**.', 'Well done, Mei Tanaka and Nadia Brandt: 1 activity completed, “Title of i”.',
      '2', 'overdue', '1', 'in 7 days', '1', 'in 30 days', '1', 'in 60 days', '0', 'in 90 days',
      'Overdue (2)', '<at>Nadia Brandt</at> (1)', 'Title of a (due 1 March 2026, 2 days late)', 'No owner (1)', 'Title of x (due 1 March 2026, 2 days late)',
      'Due in 7 days (1)', '<at>Mei Tanaka</at> (1)', 'Title of b (due 8 March 2026)',
      'Blocked (1)', 'Title of e (Nadia Brandt)',
      'Checks that fail again (1)', 'High risk: Legacy sign-ins are blocked',
      'Completed, but a check fails (1)', 'Title of f (Nadia Brandt)',
      'Accepted risks that end (2)', 'Title of g (ended 1 day ago, on 2 March 2026; accepted by Nadia Brandt)', 'Title of h (ends in 5 days, on 8 March 2026; accepted by Nadia Brandt)',
      'Due in 30 days (1)', 'Title of c (due 20 March 2026; no owner)',
      'Review exceptions', 'Open roadmap',
    ]);
    expect(card.text).toBe('Zero Trust digest: 2 overdue, 1 due in 7 days, 1 in 30 days, 1 blocked, 1 check fails again, 1 regressed, 2 accepted risks end, 1 completed.');
  });

  it('labels what comes from the sample tenant', () => {
    expect(textsOf(show(some({ overdue: [item('a')], source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' } })))).toContain('Sample tenant · Contoso');
  });

  it('mentions every owner once by Entra object id, namesakes apart, and nobody whose work is weeks away', () => {
    const card = show(some({ overdue: [item('a'), item('b', { owner: namesake })], due7: [soon('c', '2026-03-08')], due30: [soon('d', '2026-03-20', { owner: mei })] }));
    expect(card.card.msteams?.entities).toEqual([
      { type: 'mention', text: '<at>Nadia Brandt</at>', mentioned: { id: nadia.id, name: 'Nadia Brandt' } },
      { type: 'mention', text: '<at>Nadia Brandt 2</at>', mentioned: { id: namesake.id, name: 'Nadia Brandt 2' } },
    ]);
  });

  it('mentions nobody in a personal chat', () => {
    const card = show(some({ overdue: [item('a')] }), false);
    expect(JSON.stringify(card.card)).not.toContain('<at>');
    expect(card.card.msteams).toBeUndefined();
    expect(textsOf(card)).toContain('Nadia Brandt (1)');
  });

  it('offers the review only when an exception ends within two weeks, or has ended', () => {
    const buttons = (daysLeft: number) => show(some({ exceptions: [accepted('a', daysLeft)] })).card.actions?.map(({ title }) => title);
    expect([buttons(15), buttons(14), buttons(-400)]).toEqual([['Open roadmap'], ['Review exceptions', 'Open roadmap'], ['Review exceptions', 'Open roadmap']]);
  });

  it('praises without names where nobody is known, and counts those who do not fit', () => {
    const completed = many(5);
    const praise = (praised: RoadmapDigest['praised']) => textsOf(show(some({ completed, praised }))).find((text) => text.startsWith('Well done'));
    expect(praise([])).toBe('Well done: 5 activities completed, “Title of a0”, “Title of a1”, “Title of a2” and 2 more.');
    expect(praise([mei, nadia, namesake, { id: 'q', name: 'Q' }, { id: 'r', name: 'R' }])).toMatch(/^Well done, Mei Tanaka, Nadia Brandt, Nadia Brandt and 2 others: /);
  });

  it.each([[0, 'The score is unchanged.'], [-3, 'The score went **down by 3 points**.']])('says a change of %i in words', (scoreDelta, sentence) => {
    expect(textsOf(show(some({ scoreDelta })))).toContain(sentence);
  });

  it('says that there is nothing to say', () => {
    const card = show(nothing);
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(['Zero Trust digest', '3 March 2026 · since 24 February 2026', 'Nothing is due, blocked or regressed.', 'Open roadmap']);
  });

  it('fits with 880 overdue of five people, and says of each how many are left out', () => {
    const card = show(some({ overdue: many(880, (index) => ({ title: `A rather long title of an activity that somebody has to do ${index}`, owner: { id: `p${index % 5}`, name: `Person ${index % 5}` } })) }));
    expectGoodCard(card);
    expect(textsOf(card).filter((text) => /^<at>Person \d<\/at> \(176\)$/.test(text))).toHaveLength(5);
    expect(textsOf(card)).toContain('and 173 more in the roadmap');
  });

  it('fits with hundreds of hostile items in every section, and every mention stands in the text', () => {
    const card = show(everything);
    expectGoodCard(card);
    const texts = textsOf(card);
    expect(texts).toContain('Overdue (880)');
    expect(card.card.msteams!.entities!.length).toBeGreaterThan(0);
    for (const { text } of card.card.msteams!.entities!) expect(texts.some((each) => each.startsWith(`${text!} (`))).toBe(true);
    expect(JSON.stringify(card.card.body.filter(({ type }) => type === 'TextBlock'))).not.toContain('](');
  });
});

describe('the overdue card', () => {
  it('groups by owner, nobody last', () => {
    const card = overdueCard([item('x', { owner: null }), item('a'), item('b', { daysLate: 1 })], { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      '3 activities are overdue', 'Nadia Brandt (2)', 'Title of a (due 1 March 2026, 2 days late)', 'Title of b (due 1 March 2026, 1 day late)',
      'No owner (1)', 'Title of x (due 1 March 2026, 2 days late)', 'Open roadmap',
    ]);
  });

  it('says when nothing is', () => {
    const card = overdueCard([], { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)[0]).toBe('Nothing is overdue');
  });

  it('fits with hundreds, and says how many are left out', () => {
    const card = overdueCard(wild, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card).some((text) => /^and \d+ more in the roadmap$/.test(text))).toBe(true);
  });
});
