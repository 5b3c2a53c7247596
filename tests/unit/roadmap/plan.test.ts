import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/assessment/run.ts';
import { standingOf } from '../../../src/assessment/standing.ts';
import type { Verdict } from '../../../src/assessment/verdict.ts';
import type { PillarId } from '../../../src/catalog/catalog.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { nextSteps } from '../../../src/roadmap/next-steps.ts';
import { writePlan, type Plan, type PlanInput, type PlanPart } from '../../../src/roadmap/plan.ts';
import type { PlanActivity } from '../../../src/roadmap/plan-facts.ts';
import { planMarkdown } from '../../../src/roadmap/plan-markdown.ts';
import type { PlanChange, PlanRun, PlanStanding, PlanWords } from '../../../src/roadmap/plan-parts.ts';
import { textOf } from '../../../src/roadmap/plan-sentence.ts';
import type { Status } from '../../../src/roadmap/status.ts';

const today = '2026-03-04';
const [nadia, tomasz] = [{ id: 'p-nadia', name: 'Nadia Brandt' }, { id: 'p-tomasz', name: 'Tomasz Nowak' }];
const numbers = new Intl.NumberFormat('en-GB');
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const words: PlanWords = { number: (value) => numbers.format(value), percent: (percent) => `${percent}%`, day: (day) => days.format(new Date(day)), dayOf: (at) => days.format(new Date(at)) };

type Row = Partial<ActivityState> & { readonly pillar?: PillarId; readonly checks?: readonly number[]; readonly title?: string; readonly statusAt?: string };

/** Activities A, B, C … with their states. */
function roadmap(rows: readonly Row[]): Pick<PlanInput, 'activities' | 'states'> {
  const activities = rows.map(({ pillar = 'identity', checks = [], title }, index): PlanActivity => ({ id: `a${index}`, title: title ?? nameOf(index), pillar, checks }));
  const states = new Map(rows.map(({ pillar: _pillar, checks: _checks, title: _title, statusAt, ...state }, index) => [`a${index}`, {
    ...untouched(`a${index}`), ...state, ...(statusAt && { stamps: { status: { sequence: 1, at: statusAt, by: nadia } } }),
  }]));
  return { activities, states };
}
const nameOf = (index: number) => (index < 26 ? String.fromCharCode(65 + index) : `N${index}`);

function plan(rows: readonly Row[], more: Partial<PlanInput> = {}): Plan {
  return writePlan({ ...roadmap(rows), verdicts: new Map(), today, pillar: null, standing: null, steps: [], remarks: new Map(), words, ...more });
}
const partsIn = (parts: readonly PlanPart[] | undefined) => Object.fromEntries((parts ?? []).map(({ title, paragraphs }) => [title, paragraphs.map(textOf)]));
const summaryOf = (...given: Parameters<typeof plan>) => partsIn(plan(...given).summary.parts);
const sectionOf = (...given: Parameters<typeof plan>) => partsIn(plan(...given).sections[0]?.parts);

const outcome = (id: string, verdict: Verdict, more: Partial<Outcome> = {}): Outcome => ({ id, reference: null, title: `Title of ${id}`, verdict, risk: 'medium', pillars: ['identity'], ...more });
type TestRun = PlanRun & { readonly outcomes: Outcome[] };
const runOf = (outcomes: readonly Outcome[], more: Partial<TestRun> = {}): TestRun => (
  { id: 'run', startedAt: '2026-03-01T08:00:00Z', source: { kind: 'tenant', tenantName: 'Contoso' }, outcomes: [...outcomes], ...more });
/** @param changes of all and of pillars */
function standing(runs: readonly TestRun[], changes: Partial<Record<PillarId | 'all', PlanChange>> = {}, accepted: readonly number[] = []): PlanStanding {
  const { pillars, ...total } = standingOf(runs, new Set(accepted))!;
  const some = (of: readonly TestRun[]) => of as [TestRun, ...TestRun[]];
  return { ...total, runs: some(total.runs), change: changes.all ?? null, pillars: pillars.map((of) => ({ ...of, runs: some(of.runs), change: changes[of.pillar] ?? null })) };
}
const of = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

describe('where we stand', () => {
  it.each<[string, Row[], string]>([
    ['nothing is reviewed', of(880, {}), 'None of the 880 activities has been reviewed yet. Begin with the first column of the board: decide what applies, who takes it, and by when.'],
    ['a single one is not', of(1, {}), 'The only activity has not been reviewed yet. Begin with the first column of the board: decide what applies, who takes it, and by when.'],
    ['one of two is done', [{ status: 'completed' }, {}], 'Of 2 activities, 1 is completed (50%) and 1 has not been reviewed yet.'],
    ['everything is done', of(880, { status: 'completed' }), 'All 880 activities are closed: 880 are completed (100%).'],
    ['the only one is done', [{ status: 'completed' }], 'The only activity is closed.'],
    ['all but one of 880 are done', [...of(879, { status: 'completed' }), { status: 'blocked' }], 'Of 880 activities, 879 are completed (99%) and 1 is in hand.'],
    ['one of 880 is done', [{ status: 'completed' }, ...of(879, {})], 'Of 880 activities, 1 is completed (1%) and 879 have not been reviewed yet.'],
    ['every kind of end occurs', [{ status: 'completed' }, { status: 'third-party' }, { status: 'first-party-other' }, { status: 'not-applicable' }, { status: 'in-progress' }],
      'Of 5 activities, 1 is completed (20%), 2 are covered by other products, 1 was decided against and 1 is in hand.'],
  ])('says how far the team is when %s', (_, rows, sentence) => {
    expect(summaryOf(rows)['Where we stand']).toContain(sentence);
  });

  it.each<[string, TestRun | null, string]>([
    ['there is no assessment', null, 'No assessment has finished yet, so nothing in this plan is proven by the tenant itself. Run one to see the score.'],
    ['all passed', runOf([outcome('a', 'passed'), outcome('b', 'passed')]), 'The assessment of 1 March 2026 gives Contoso a score of 100%: all 2 judged checks passed.'],
    ['one of one passed', runOf([outcome('a', 'passed')]), 'The assessment of 1 March 2026 gives Contoso a score of 100%: its one judged check passed.'],
    ['some failed and one could not be read', runOf([outcome('a', 'passed'), outcome('b', 'failed'), outcome('c', 'investigate'), outcome('d', 'skipped')]),
      'The assessment of 1 March 2026 gives Contoso a score of 33%: 1 of 3 judged checks passed, 1 failed and 1 is to be investigated. 1 check could not be judged.'],
    ['it is of the sample tenant', runOf([outcome('a', 'failed')], { source: { kind: 'sample', tenantName: 'Contoso' } }), 'The assessment of 1 March 2026 gives the sample tenant Contoso a score of 0%: 0 of 1 judged check passed and 1 failed.'],
    ['it is an imported report', runOf([outcome('a', 'passed')], { source: { kind: 'import', tenantName: 'Fabrikam' } }), 'The assessment of 1 March 2026 gives Fabrikam, by an imported report, a score of 100%: its one judged check passed.'],
    ['nothing could be judged', runOf([outcome('a', 'error')]), 'The assessment of 1 March 2026 judged no check of the roadmap, so what follows rests on what the team says.'],
  ])('says what the tenant proves when %s', (_, run, sentence) => {
    expect(summaryOf([{}], { standing: run && standing([run]) })['Where we stand']?.[0]).toBe(sentence);
  });

  it.each<[string, Verdict, string]>([
    ['and counts the others', 'passed', 'The assessment of 1 March 2026 gives Contoso a score of 100%: its one judged check passed. 2 checks do not count, because the team has accepted the risk.'],
    ['and has nothing else to count', 'skipped', 'No check of the roadmap is left to count: the team has accepted the risk of 2 checks.'],
  ])('says which checks have an accepted risk %s', (_, verdict, sentence) => {
    const run = runOf([outcome('a', verdict), outcome('b', 'failed', { reference: 21806 }), outcome('c', 'failed', { reference: 21807 })]);
    expect(summaryOf([{}], { standing: standing([run], {}, [21806, 21807]) })['Where we stand']?.[0]).toBe(sentence);
  });

  it('says in a pillar without checks that it rests on what the team says', () => {
    const about = { standing: standing([runOf([outcome('a', 'passed')])]), pillar: 'data' } as const;
    expect(summaryOf([{ pillar: 'data' }], about)['Where we stand']?.[0]).toBe('No assessment has judged a check of Data yet, so what follows rests on what the team says.');
  });

  it('says after an assessment of one pillar what earlier ones know of the others, and from when that is', () => {
    const report = runOf([outcome('a', 'failed'), outcome('b', 'failed'), outcome('d', 'passed', { pillars: ['devices'] })], { id: 'report', startedAt: '2026-02-01T08:00:00Z' });
    const own = runOf([outcome('a', 'passed')]);
    const written = plan([{}, { pillar: 'devices' }], { standing: standing([own, report]) });
    expect(partsIn(written.summary.parts)['Where we stand']?.[0]).toBe('By the newest verdict of every check, 2 assessments up to 1 March 2026 give Contoso a score of 67%: 2 of 3 judged checks passed and 1 failed.');
    expect(written.sections.map(({ parts }) => partsIn(parts)['Where we stand']?.[0])).toEqual([
      'By the newest verdict of every check, 2 assessments up to 1 March 2026 give Identity a score of 50%: 1 of 2 judged checks passed and 1 failed.',
      'The assessment of 1 February 2026 gives Devices a score of 100%: its one judged check passed.',
    ]);
    expect(written.summary.figures.map(({ pillar, score }) => [pillar, score])).toEqual([['identity', 50], ['devices', 100]]);
  });

  it('says what checks prove and contradict, and what came back', () => {
    const verdicts = new Map([[1, { verdict: 'passed', at: '2026-03-01T08:00:00Z' }], [2, { verdict: 'failed', at: '2026-03-01T08:00:00Z' }]] as const);
    const rows: Row[] = [{ checks: [1] }, { checks: [2] }, { checks: [2], status: 'completed', statusAt: '2026-02-01T08:00:00Z' }];
    expect(summaryOf(rows, { verdicts })['Where we stand']).toContain('Checks prove 1 activity; 2 have failed checks. A later assessment contradicts 1 activity that the team had completed.');
    expect(summaryOf(rows.slice(1, 2), { verdicts })['Where we stand']).toContain('1 activity has failed checks.');
  });
});

describe('what changed', () => {
  const change = (what: Partial<PlanChange>): PlanChange => ({ run: 'run', since: '2026-02-01T08:00:00Z', isMixed: false, fixed: 0, broken: [], added: 0, gone: 0, scoreDelta: 0, ...what });
  const run = runOf([outcome('a', 'passed'), outcome('d', 'passed', { pillars: ['devices'] })]);
  it.each<[string, PlanChange | null, string[] | undefined]>([
    ['nothing did', change({}), ['Since the assessment of 1 February 2026 the score has not moved over the checks judged in both. No verdict changed.']],
    ['no check was judged twice', change({ scoreDelta: null, added: 1 }), ['Since the assessment of 1 February 2026 no check was judged in both. 1 check was judged for the first time.']],
    ['pillars were looked at at other times', change({ isMixed: true }), ['Since the assessments before these, the oldest of 1 February 2026, the score has not moved over the checks judged in both. No verdict changed.']],
    ['it rose', change({ scoreDelta: 1, fixed: 1 }), ['Since the assessment of 1 February 2026 the score has risen by 1 point over the checks judged in both. 1 check was fixed.']],
    ['it fell', change({ scoreDelta: -12, broken: [{ ...outcome('low', 'investigate', { risk: 'low' }), run: 'run' }, { ...outcome('high', 'failed', { risk: 'high' }), run: 'earlier' }], gone: 1 }), [
      'Since the assessment of 1 February 2026 the score has fallen by 12 points over the checks judged in both. 2 checks got worse and 1 is no longer judged.',
      '“Title of high” no longer holds: it failed (high risk).', '“Title of low” no longer holds: it is to be investigated (low risk).',
    ]],
    ['there was no assessment before', null, undefined],
  ])('is said when %s', (_, all, sentences) => {
    expect(summaryOf([{}], { standing: standing([run], all ? { all } : {}) })['What changed']).toEqual(sentences);
  });

  it('is left out of a pillar that it did not touch', () => {
    const { sections } = plan([{}, { pillar: 'devices' }], { standing: standing([run], { identity: change({}), devices: change({ scoreDelta: 5, fixed: 1 }) }) });
    expect(sections.map(({ pillar, parts }) => [pillar, 'What changed' in partsIn(parts)])).toEqual([['identity', false], ['devices', true]]);
  });
});

describe('the work ahead', () => {
  const due = (day: string, owner: ActivityState['owner'] = nadia, status: Status = 'planned'): Row => ({ due: day, owner, status });

  it('counts what is late, and what is due in 30, 60 and 90 days, on the day and on its edges', () => {
    const rows = [due('2026-03-03'), due('2026-02-02', tomasz), due('2026-03-04'), due('2026-04-03'), due('2026-04-04'), due('2026-05-03'), due('2026-05-04'), due('2026-06-02'), due('2026-06-03'), due('2026-03-01', nadia, 'completed')];
    expect(summaryOf(rows)['The next 90 days']).toEqual([
      '2 activities are overdue, the oldest by 30 days. In the next 30 days 2 activities are due, in the next 60 days 4, and in the next 90 days 6. 1 activity is planned for later, the last for 3 June 2026.',
      'Nadia Brandt carries 7 of them (1 overdue) and Tomasz Nowak carries 1 (1 overdue).',
    ]);
  });

  it('names those who carry most, and nobody as what it is', () => {
    const people = ['Ann', 'Ben', 'Cy', 'Di'].map((name) => ({ id: name, name }));
    const rows = [...of(3, due('2026-03-10', null)), ...people.map((person) => due('2026-03-10', person))];
    expect(summaryOf(rows)['The next 90 days']?.[1]).toBe('Nobody owns 3 of them, Ann carries 1, Ben carries 1 and 2 others the rest.');
  });

  it.each<[string, Row[], string]>([
    ['nothing has a date', [{}], 'Nothing is due in the next 90 days: give what comes next an owner and a due date.'],
    ['one is late', [due('2026-03-03')], '1 activity is overdue, by 1 day. Nothing is due in the next 90 days: give what comes next an owner and a due date.'],
    ['all 880 are due', of(880, due('2026-03-10')), 'In the next 30 days 880 activities are due, in the next 60 days 880, and in the next 90 days 880.'],
  ])('is said when %s', (_, rows, sentence) => {
    expect(summaryOf(rows)['The next 90 days']?.[0]).toBe(sentence);
  });

  it('names in a pillar who finishes what by when, and what nobody owns', () => {
    const rows = [due('2026-03-01'), due('2026-03-10', tomasz), due('2026-03-20'), due('2026-03-08'), due('2026-04-20', null), due('2026-05-20', tomasz), due('2027-01-01', tomasz)];
    const parts = sectionOf(rows);
    expect(parts['Overdue']).toEqual(['Nadia Brandt was to finish “A” by 1 March 2026 (3 days late).']);
    expect(parts['The next 30 days']).toEqual(['Nadia Brandt finishes “D” by 8 March 2026 and “C” by 20 March 2026.', 'Tomasz Nowak finishes “B” by 10 March 2026.']);
    expect(parts['In 31 to 60 days']).toEqual(['Somebody is needed to finish “E” by 20 April 2026.']);
    expect(parts['In 61 to 90 days']).toEqual(['Tomasz Nowak finishes “F” by 20 May 2026.']);
    expect(parts['Later']).toEqual(['Tomasz Nowak finishes “G” by 1 January 2027.']);
  });

  it('cuts a sentence of 880 titles and leads to the rest', () => {
    const { sections } = plan(of(880, due('2026-03-10')));
    const [sentence] = sections[0]?.parts.find(({ title }) => title === 'The next 30 days')?.paragraphs ?? [];
    expect(textOf(sentence!)).toMatch(/“O” by 10 March 2026 and 865 more\.$/);
    expect(sentence?.pieces.findLast((piece) => typeof piece !== 'string')).toEqual({ text: '865 more', to: { kind: 'activities', pillar: 'identity', due: ['30'], owner: nadia.id } });
  });

  it('asks for dates in a pillar whose work has none, and is silent in one that nobody has touched', () => {
    expect(sectionOf([{ status: 'planned' }])['The next 90 days']).toEqual(['Nothing is due in the next 90 days: give what comes next an owner and a due date.']);
    expect(Object.keys(sectionOf([{}]))).toEqual(['Where we stand']);
  });
});

describe('what is blocked', () => {
  it.each<[string, Row, Partial<PlanInput>, string]>([
    ['the last comment', { notes: 'Older words.' }, { remarks: new Map([['a0', { text: 'Waiting for the\n vendor.', by: 'Tomasz Nowak', at: '2026-03-02T09:00:00Z' }]]) }, 'nobody owns it. Tomasz Nowak wrote on 2 March 2026: “Waiting for the vendor.”'],
    ['the notes when nobody commented', { notes: 'Budget is frozen.', owner: nadia }, {}, 'Nadia Brandt owns it. The notes say: “Budget is frozen.”'],
    ['nothing when nobody wrote why', {}, {}, 'nobody owns it. Nobody has written down why.'],
  ])('is explained by %s', (_, row, more, why) => {
    expect(summaryOf([{ ...row, status: 'blocked', statusAt: '2026-02-20T09:00:00Z' }], more)['Blocked']).toEqual(['1 activity is blocked.', `“A” has been blocked since 20 February 2026; ${why}`]);
  });

  it('quotes the beginning of a long comment, and names what is blocked longest first', () => {
    const rows: Row[] = [{ status: 'blocked', statusAt: '2026-02-20T09:00:00Z' }, { status: 'blocked', statusAt: '2026-01-20T09:00:00Z', notes: 'word '.repeat(400) }, ...of(5, { status: 'blocked', statusAt: '2026-03-01T09:00:00Z' })];
    const [head, first, second, ...more] = summaryOf(rows)['Blocked'] ?? [];
    expect([head, more]).toEqual(['7 activities are blocked, these the longest.', []]);
    expect(first).toMatch(/^“B” .* The notes say: “word .{70,110} …”$/);
    expect(second).toMatch(/^“A”/);
  });
});

describe('accepted risks', () => {
  const risk = (until: string): Row => ({ exception: { reason: 'The old till cannot.', approver: nadia, until } });
  it('puts first what has ended and what is due for review', () => {
    expect(summaryOf([risk('2027-01-01'), risk('2026-03-03'), risk('2026-04-03'), { ...risk('2026-03-20'), status: 'completed' }, { ...risk('2027-02-01'), status: 'will-not-pursue' }])['Accepted risks']).toEqual([
      '4 risks are accepted instead of mended. 1 has ended and needs a new decision and 1 is due for review within 30 days.',
      '“B” was accepted until 3 March 2026 by Nadia Brandt: “The old till cannot.”',
      '“C” is accepted until 3 April 2026 by Nadia Brandt: “The old till cannot.”',
    ]);
  });
  it('says when none is due', () => {
    expect(summaryOf([risk('2027-01-01')])['Accepted risks']?.[0]).toBe('1 risk is accepted instead of mended. None is due for review within 30 days.');
  });
});

describe('what is left to decide', () => {
  it('names work in hand without owner or date, and not what nobody has reviewed', () => {
    const rows: Row[] = [{ status: 'planned' }, { status: 'in-progress', owner: nadia }, { status: 'in-planning', due: '2026-03-09' }, {}];
    expect(summaryOf(rows)['To decide']).toEqual(['Of 3 activities in hand, 2 have no owner and 2 have no due date.']);
    expect(sectionOf(rows)['To decide']).toEqual(['Of 3 activities in hand, 2 have no owner and 2 have no due date.', 'Who takes “A” and “C”?', 'Until when: “A” and “B”?']);
    expect(summaryOf([{ status: 'planned', owner: nadia, due: '2026-03-09' }, {}])).not.toHaveProperty('To decide');
  });
  it('leads to exactly what it counts', () => {
    const links = plan([{ status: 'planned' }]).summary.parts.find(({ title }) => title === 'To decide')?.paragraphs[0]?.pieces.filter((piece) => typeof piece !== 'string');
    const inHand = ['not-started', 'in-planning', 'planned', 'in-progress', 'blocked', 'follow-up', 'ms-roadmap'];
    expect(links).toEqual([
      { text: '1 activity', to: { kind: 'activities', pillar: null, status: inHand } },
      { text: '1', to: { kind: 'activities', pillar: null, status: inHand, owner: 'nobody' } },
      { text: '1', to: { kind: 'activities', pillar: null, status: inHand, due: ['none'] } },
    ]);
  });
});

describe('what to do first', () => {
  it('says what a step mends and opens', () => {
    const activities = [
      { id: 'mends', title: 'Mends', pillar: 'identity', effort: 'low', checks: [1, 2], prerequisites: ['before'] },
      { id: 'before', title: 'Before', pillar: 'identity', effort: null, checks: [], prerequisites: [] },
    ] as const;
    const failed = { verdict: 'failed', risk: 'high', at: '2026-03-01T08:00:00Z' } as const;
    const steps = nextSteps(activities, new Map(), new Map([[1, failed], [2, failed]]), today);
    expect(partsIn(writePlan({ activities, states: new Map(), verdicts: new Map(), today, pillar: null, standing: null, steps, remarks: new Map(), words }).summary.parts)['What to do first']).toEqual([
      '“Before” opens the way for 1 other step.', '“Mends” mends 2 failed checks of high risk with low effort.',
    ]);

    const states = new Map([['mends', { ...untouched('mends'), owner: { id: 'n', name: 'Nadia' }, due: '2026-03-01' }], ['before', { ...untouched('before'), due: '2026-05-01' }]]);
    const taken = nextSteps(activities, states, new Map([[1, failed], [2, failed]]), today);
    expect(partsIn(writePlan({ activities, states, verdicts: new Map(), today, pillar: null, standing: null, steps: taken, remarks: new Map(), words }).summary.parts)['What to do first']).toEqual([
      '“Before” opens the way for 1 other step. Nobody has it yet, due 1 May 2026.', '“Mends” mends 2 failed checks of high risk with low effort. Nadia has it, due 1 March 2026.',
    ]);
  });
});

describe('the news of what is done', () => {
  it('names what was completed in the last 30 days, the newest first', () => {
    const rows: Row[] = [{ status: 'completed', statusAt: '2026-02-10T09:00:00Z' }, { status: 'completed', statusAt: '2026-03-03T09:00:00Z' }, { status: 'completed', statusAt: '2026-01-10T09:00:00Z' }];
    expect(summaryOf(rows)['What is done']).toEqual(['In the last 30 days the team completed “B” and “A”.']);
    expect(summaryOf(rows.slice(2))['What is done']).toEqual(['Nothing was completed in the last 30 days.']);
    expect(summaryOf([{}])).not.toHaveProperty('What is done');
  });
});

describe('one pillar or all', () => {
  it('has a summary with a row per pillar for all of them, and a section each', () => {
    const whole = plan([{ pillar: 'identity', status: 'completed' }, { pillar: 'identity', due: '2026-03-01' }, { pillar: 'data', status: 'blocked', due: '2026-05-01' }], { standing: standing([runOf([outcome('a', 'passed')])]) });
    expect(whole.summary.figures).toEqual([
      { pillar: 'identity', name: 'Identity', score: 100, total: 2, closed: 1, overdue: 1, due90: 0, blocked: 0 },
      { pillar: 'data', name: 'Data', score: null, total: 1, closed: 0, overdue: 0, due90: 1, blocked: 1 },
    ]);
    expect(whole.sections.map(({ title }) => title)).toEqual(['Identity', 'Data']);
  });
  it('has a summary of one pillar, about nothing else, and in detail what that has not said', () => {
    const rows: Row[] = [{ pillar: 'identity', status: 'blocked' }, { pillar: 'data', status: 'completed', statusAt: '2026-03-01T08:00:00Z' }, { pillar: 'data', due: '2026-03-10', owner: nadia, status: 'planned' }];
    const one = plan(rows, { pillar: 'data' });
    expect(partsIn(one.summary.parts)).toEqual({
      'Where we stand': ['No assessment has finished yet, so nothing in this plan is proven by the tenant itself. Run one to see the score.', 'Of 2 activities, 1 is completed (50%) and 1 is in hand.'],
      'What is done': ['In the last 30 days the team completed “B”.'],
      'The next 90 days': ['In the next 30 days 1 activity is due, in the next 60 days 1, and in the next 90 days 1.', 'Nadia Brandt carries 1 of them.'],
    });
    expect(one.summary.figures).toEqual([{ pillar: 'data', name: 'Data', score: null, total: 2, closed: 1, overdue: 0, due90: 1, blocked: 0 }]);
    expect(one.sections.map(({ title }) => title)).toEqual(['In detail']);
    expect(sectionOf(rows, { pillar: 'data' })).toMatchObject({ 'The next 30 days': ['Nadia Brandt finishes “C” by 10 March 2026.'] });
    expect(sectionOf(rows, { pillar: 'data' })).not.toHaveProperty('What is done');
  });
  it('keeps the summary of one pillar short, and asks activity by activity only in detail', () => {
    const rows = of(6, { status: 'planned' });
    expect(summaryOf(rows, { pillar: 'identity' })['To decide']).toHaveLength(1);
    expect(sectionOf(rows, { pillar: 'identity' })['To decide']).toHaveLength(3);
  });
  it('has nothing in detail where the summary says it all', () => {
    const { sections } = plan([{ pillar: 'data', status: 'completed', statusAt: '2026-03-01T08:00:00Z' }], { pillar: 'data', standing: standing([runOf([outcome('a', 'passed', { pillars: ['data'] })])]) });
    expect(sections).toEqual([]);
  });
});

describe('the plan as Markdown', () => {
  it('has headings, a table and lists, and keeps what people wrote from becoming Markdown', () => {
    const text = planMarkdown(plan([{ status: 'blocked', title: 'Use *no* <script> [here](x)', notes: '# not a heading | no cell' }]), 'Plan', words);
    expect(text).toContain('# Plan\n\n## Where we stand\n\n');
    expect(text).toContain('## Blocked\n\n1 activity is blocked.\n\n- “Use \\*no\\* \\<script\\> \\[here\\](x)” has been blocked; nobody owns it. The notes say: “\\# not a heading \\| no cell”\n\n');
    expect(text).toContain('| Pillar | Score | Closed | Overdue | Due in 90 days | Blocked |\n| --- | ---: | ---: | ---: | ---: | ---: |\n| Identity | – | 0 of 1 | 0 | 0 | 1 |\n\n## Identity');
    expect(text.endsWith('\n')).toBe(true);
  });
});
