import { describe, expect, it } from 'vitest';
import { exceptionReviewCard } from '../../../../bot/cards/exception-review.ts';
import { pillarDetailCard } from '../../../../bot/cards/pillar-detail.ts';
import type { Outcome } from '../../../../src/assessment/run.ts';
import { scoreOf } from '../../../../src/assessment/score.ts';
import type { PillarActivity, PillarDetail } from '../../../../src/operations/load-pillar.ts';
import type { ExceptionReview, ReviewItem } from '../../../../src/operations/review-exceptions.ts';
import { defaultExceptionPolicy } from '../../../../src/roadmap/exception-policy.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
const nadia = { id: 'p-nadia', name: 'Nadia Brandt' };
const source = { kind: 'sample', tenantId: 't', tenantName: 'Contoso' } as const;

const failed = (reference: number, title = `Check ${reference}`): Outcome => ({ id: `c${reference}`, reference, title, verdict: 'failed', risk: 'high', pillars: ['devices'] });
const activity = (id: string, change: Partial<PillarActivity> = {}): PillarActivity => ({ id, title: `Title of ${id}`, status: 'not-started', owner: null, due: null, daysLate: null, ...change });
const checks = [failed(24001), failed(24002)];
const devices: PillarDetail = {
  pillar: 'devices', score: { ...scoreOf([...checks, { ...failed(3), verdict: 'passed' }]), accepted: 0 }, latest: { source, startedAt: '2026-03-03T08:00:00.000Z' },
  areas: [{ name: 'Enrolment', total: 2, closed: 1 }, { name: 'Compliance', total: 3, closed: 0 }], failed: checks,
  activities: [activity('a', { status: 'blocked', owner: nadia, due: '2026-03-01', daysLate: 2 }), activity('b'), activity('c', { status: 'completed' })],
};
const show = (detail: PillarDetail, page = 0) => pillarDetailCard(detail, { roadmapUrl, page });

describe('the card of a pillar', () => {
  it('says score, areas, failed checks first, then activities by status', () => {
    const card = show(devices);
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Devices', 'Sample tenant · Contoso', '**Score 33 %.** 1 of 3 activities closed.', '1 passed · 2 failed · 0 to investigate, by the newest verdicts up to 3 March 2026',
      'Areas', 'Enrolment', '1 of 2 closed', 'Compliance', '0 of 3 closed',
      'Failed checks (2)', 'High risk: Check 24001', 'High risk: Check 24002',
      'Blocked (1)', 'Title of a', 'Nadia Brandt · due 1 March 2026, 2 days late', 'Not started (1)', 'Title of b', 'Completed (1)', 'Title of c',
      'All pillars', 'Open roadmap',
    ]);
  });

  it('opens a check with the way back to the list of the pillar, and an activity with its card', () => {
    const actions = JSON.stringify(show(devices).card.body);
    expect(actions).toContain('"verb":"show-check","data":{"reference":24001,"back":{"pillars":["devices"],"risk":null,"page":0}}');
    expect(actions).toContain('"verb":"open-task","data":{"activity":"a"}');
  });

  it('turns its pages on the same card, without a gap or a double, and goes no further than the last', () => {
    const many = { ...devices, activities: Array.from({ length: 107 }, (_, index) => activity(`a${index}`)) };
    const titles: string[] = [];
    for (let page = 0, isLast = false; !isLast; page += 1) {
      const card = show(many, page);
      expectGoodCard(card);
      titles.push(...textsOf(card).filter((text) => /^(?:Title of|High risk)/.test(text)));
      const next = card.card.actions?.find(({ title }) => title === 'Next');
      isLast = next === undefined;
      if (next) expect(next).toMatchObject({ verb: 'show-pillar', data: { pillar: 'devices', page: page + 1 } });
    }
    expect(titles).toEqual(['High risk: Check 24001', 'High risk: Check 24002', ...many.activities.map(({ title }) => title)]);
    expect(textsOf(show(many, 99))).toContain('Page 14 of 14');
    expect(textsOf(show(many, 1))).not.toContain('Areas');
    expect(textsOf(show(many, 1))).toContain('Not started (107)');
  });

  it('says so where nothing was judged', () => {
    const card = show({ ...devices, score: null, latest: null, failed: [] });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('No assessment has judged a check of this pillar yet.');
    expect(textsOf(card)).toContain('**No score yet.** 1 of 3 activities closed.');
  });

  it('fits with hostile titles, and reads none as Markdown', () => {
    const wild: PillarDetail = {
      ...devices, failed: Array.from({ length: 300 }, (_, index) => failed(24_000 + index, hostile)), areas: Array.from({ length: 40 }, () => ({ name: hostile, total: 880, closed: 0 })),
      activities: Array.from({ length: 880 }, (_, index) => activity(`a${index}`, { title: hostile, owner: { id: 'x', name: hostile }, due: '2026-03-01', daysLate: 2 })),
    };
    for (const page of [0, 1, 50, 147]) {
      const card = show(wild, page);
      expectGoodCard(card);
      expect(JSON.stringify(card.card.body)).not.toMatch(/"TextBlock","text":"[^"]*\]\(/);
    }
  });
});

describe('the card of exceptions to review', () => {
  const item = (id: string, change: Partial<ReviewItem> = {}): ReviewItem => (
    { id, title: `Title of ${id}`, pillar: 'identity', approver: nadia, until: '2026-03-08', daysLeft: 5, extendableTo: '2026-06-06', isFullExtension: true, ...change });
  const review = (items: readonly ReviewItem[], change: Partial<ExceptionReview> = {}): ExceptionReview => ({ items, later: 0, policy: defaultExceptionPolicy, ...change });
  const draw = (of: ExceptionReview, page = 0, note?: string) => exceptionReviewCard(of, { roadmapUrl, page, ...(note === undefined ? {} : { note }) });

  it('offers for each to extend, to end and to open it', () => {
    const card = draw(review([item('a'), item('b', { until: '2026-03-02', daysLeft: -1, extendableTo: '2026-04-02', isFullExtension: false }), item('c', { daysLeft: 0, extendableTo: null })], { later: 2 }), 0, 'Nadia Brandt extended “X” to 6 June 2026.');
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      '3 accepted risks need a review', 'Nadia Brandt extended “X” to 6 June 2026.', 'Extend what is still right, end what is not: then the activity is open again.',
      'Title of a', 'Ends in 5 days, on 8 March 2026 · accepted by Nadia Brandt', 'Identity · a', 'Extend by 90 days', 'End it', 'Open',
      'Title of b', 'Ended 1 day ago, on 2 March 2026 · accepted by Nadia Brandt', 'Identity · b', 'Extend to 2 April 2026', 'End it', 'Open',
      'Title of c', 'Ends today, 8 March 2026 · accepted by Nadia Brandt', 'Identity · c', 'End it', 'Open',
      '2 other risks are accepted for longer.', 'Here a risk is accepted for 365 days at most.', 'Open roadmap',
    ]);
  });

  it('carries what it showed, so that a press on an old card is noticed', () => {
    expect(JSON.stringify(draw(review([item('a')])).card.body)).toContain('"verb":"extend-exception","data":{"activity":"a","until":"2026-03-08","page":0}');
  });

  it('says that there is nothing to review', () => {
    const card = draw(review([], { later: 1 }));
    expectGoodCard(card);
    expect(textsOf(card)).toEqual(['No accepted risk needs a review', 'None has ended, and none ends within two weeks.', '1 other risk is accepted for longer.', 'Here a risk is accepted for 365 days at most.', 'Open roadmap']);
  });

  it('fits with 880 hostile ones, five to a page', () => {
    const many = review(Array.from({ length: 880 }, (_, index) => item(`a${index}`, { title: hostile, approver: { id: 'x', name: hostile } })));
    for (const page of [0, 100, 175, 999]) expectGoodCard(draw(many, page, hostile));
    expect(textsOf(draw(many, 999))).toContain('Page 176 of 176');
  });
});
