import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/assessment/run.ts';
import { composeDigest, dayIn, type DigestInput } from '../../../src/digest/digest.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import type { Change } from '../../../src/roadmap/change.ts';
import { isClosed, statuses, type Status } from '../../../src/roadmap/status.ts';

const today = '2026-03-15';
const ada: Person = { id: 'ada', name: 'Ada' };
const bo: Person = { id: 'bo', name: 'Bo' };

/** An activity is named by its title, and its id is the title too. */
function roadmap(states: Readonly<Record<string, Partial<ActivityState>>>, more: Partial<DigestInput> = {}): DigestInput {
  return {
    activities: Object.keys(states).map((title) => ({ id: title, title, pillar: 'identity' as const, checks: [] })),
    states: new Map(Object.entries(states).map(([id, state]) => [id, { ...untouched(id), ...state }])),
    evidence: new Map(),
    completedSince: [],
    scoreDelta: null,
    today,
    ...more,
  };
}

function changeTo(status: Status, ...activities: string[]): Change {
  const edits = activities.map((activity) => ({ activity, before: { status: 'in-progress' as const }, after: { status } }));
  return { sequence: 1, changeId: 'change-1', at: '2026-03-14T10:00:00Z', by: ada, edits };
}

const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title);

describe('due dates', () => {
  it.each([
    ['2026-03-14', 'overdue', 1],
    ['2025-12-31', 'overdue', 74],
    ['2024-02-29', 'overdue', 745],
    ['2026-03-15', 'due7', null],
    ['2026-03-22', 'due7', null],
    ['2026-03-23', 'due30', null],
    ['2026-04-14', 'due30', null],
    ['2026-04-15', 'due60', null],
    ['2026-05-14', 'due60', null],
    ['2026-05-15', 'due90', null],
    ['2026-06-13', 'due90', null],
  ] as const)('puts an activity due on %s into %s', (due, list, daysLate) => {
    const digest = composeDigest(roadmap({ Plan: { due, status: 'planned' } }));
    expect(digest[list]).toMatchObject([{ id: 'Plan', due, daysLate, status: 'planned' }]);
    for (const other of (['overdue', 'due7', 'due30', 'due60', 'due90'] as const).filter((name) => name !== list)) expect(digest[other]).toEqual([]);
  });

  it('says nothing of an activity due in 91 days, or without a due date', () => {
    const digest = composeDigest(roadmap({ Far: { due: '2026-06-14' }, Never: { due: null } }));
    expect(digest.isEmpty).toBe(true);
    expect(digest.due90).toEqual([]);
  });

  it.each(statuses)('counts a late activity that is %s only while it is open', (status) => {
    const digest = composeDigest(roadmap({ Late: { due: '2026-03-01', status }, Soon: { due: '2026-03-20', status }, Later: { due: '2026-05-01', status } }));
    const expected = isClosed(status) ? [[], [], []] : [['Late'], ['Soon'], ['Later']];
    expect([titles(digest.overdue), titles(digest.due7), titles(digest.due60)]).toEqual(expected);
  });

  it('keeps the distance of 30 days across both clock changes', () => {
    expect(titles(composeDigest(roadmap({ A: { due: '2026-04-14' } }, { today: dayIn('Europe/Berlin', new Date('2026-03-14T23:30:00Z')) })).due30)).toEqual(['A']);
    expect(titles(composeDigest(roadmap({ A: { due: '2026-11-20' } }, { today: dayIn('America/New_York', new Date('2026-10-22T03:30:00Z')) })).due30)).toEqual(['A']);
  });

  it('is late in the zone where the day is over, and not yet where it is not', () => {
    const moment = new Date('2026-12-31T22:30:00Z');
    const lateIn = (timeZone: string) => composeDigest(roadmap({ A: { due: '2026-12-31' } }, { today: dayIn(timeZone, moment) })).overdue.length;
    expect([lateIn('Asia/Kolkata'), lateIn('Europe/Berlin'), lateIn('America/New_York')]).toEqual([1, 0, 0]);
  });
});

describe('order', () => {
  it('is the latest first, then the title', () => {
    const digest = composeDigest(roadmap({ B: { due: '2026-03-10' }, A: { due: '2026-03-10' }, C: { due: '2026-01-10' }, D: { due: '2026-03-14' } }));
    expect(titles(digest.overdue)).toEqual(['C', 'A', 'B', 'D']);
  });

  it('is the next due first where nothing is late, and no due date last', () => {
    const blocked = { status: 'blocked' } as const;
    const digest = composeDigest(roadmap({
      None: blocked, Next: { ...blocked, due: '2026-03-20' }, Late: { ...blocked, due: '2026-03-01' }, After: { ...blocked, due: '2026-09-01' },
    }));
    expect(titles(digest.blocked)).toEqual(['Late', 'Next', 'After', 'None']);
  });
});

describe('what else there is to say', () => {
  it('names a blocked activity in both lists when it is late too', () => {
    const digest = composeDigest(roadmap({ Stuck: { status: 'blocked', due: '2026-03-01' } }));
    expect([titles(digest.blocked), titles(digest.overdue)]).toEqual([['Stuck'], ['Stuck']]);
  });

  it('names what regressed', () => {
    const evidence = new Map([
      ['Done', { state: 'contradicted', regressed: true }], ['Open', { state: 'contradicted', regressed: false }],
    ] as const);
    const digest = composeDigest(roadmap({ Done: { status: 'completed' }, Open: {} }, { evidence }));
    expect(titles(digest.regressed)).toEqual(['Done']);
    expect(digest.isEmpty).toBe(false);
  });

  it('names what was completed since, once, and only if it still is', () => {
    const completedSince = [changeTo('completed', 'Done', 'Reopened'), changeTo('completed', 'Done'), changeTo('in-progress', 'Reopened')];
    const digest = composeDigest(roadmap(
      { Done: { status: 'completed', due: '2026-01-01' }, Reopened: { status: 'in-progress' }, Before: { status: 'completed' } }, { completedSince },
    ));
    expect(digest.completed).toMatchObject([{ id: 'Done', daysLate: null }]);
  });

  it('does not mention activities that left the catalog', () => {
    const input = roadmap({ Gone: { status: 'blocked', due: '2026-03-01' } }, { activities: [], completedSince: [changeTo('completed', 'Gone')] });
    expect(composeDigest(input).isEmpty).toBe(true);
  });
});

describe('owners', () => {
  it('sorts by what is overdue, then by what is due, and nobody last', () => {
    const digest = composeDigest(roadmap({
      A1: { owner: ada, due: '2026-03-01' }, A2: { owner: ada, due: '2026-03-20' },
      B1: { owner: bo, due: '2026-03-01' }, B2: { owner: bo, due: '2026-03-02' },
      N1: { owner: null, due: '2026-03-02' }, N2: { owner: null, due: '2026-03-20' },
      Far: { owner: { id: 'cy', name: 'Cy' }, due: '2026-05-20' },
    }));
    expect(digest.byOwner).toEqual([
      { owner: bo, overdue: 2, due7: 0 }, { owner: ada, overdue: 1, due7: 1 }, { owner: null, overdue: 1, due7: 1 },
    ]);
  });

  it('counts one person once, whatever their name was at the time', () => {
    const digest = composeDigest(roadmap({ A: { owner: ada, due: '2026-03-01' }, B: { owner: { id: 'ada', name: 'Ada Lovelace' }, due: '2026-03-20' } }));
    expect(digest.byOwner).toMatchObject([{ owner: { id: 'ada' }, overdue: 1, due7: 1 }]);
  });

  it('does not count closed activities', () => {
    expect(composeDigest(roadmap({ A: { owner: ada, due: '2026-03-01', status: 'not-applicable' } })).byOwner).toEqual([]);
  });
});

describe('praise', () => {
  it('goes to owners, or to who completed what nobody owned, the most first', () => {
    const by = (who: Person, sequence: number, ...activities: string[]): Change => ({ ...changeTo('completed', ...activities), by: who, sequence });
    const done = { status: 'completed' } as const;
    const digest = composeDigest(roadmap({ A: { ...done, owner: bo }, B: { ...done, owner: bo }, C: done, Open: { owner: ada } }, { completedSince: [by(ada, 2, 'A', 'B'), by(ada, 1, 'C'), by({ id: 'cy', name: 'Cy' }, 3, 'C')] }));
    expect(digest.praised).toEqual([bo, { id: 'cy', name: 'Cy' }]);
  });

  it('is nobody’s when nothing was completed', () => {
    expect(composeDigest(roadmap({ A: { status: 'planned', owner: ada } })).praised).toEqual([]);
  });
});

describe('accepted risks', () => {
  const accepted = (until: string, status: Status = 'will-not-pursue') => ({ status, exception: { reason: 'Because', approver: ada, until } });

  it.each([
    ['2026-03-14', -1], ['2024-02-29', -745], ['2026-03-15', 0], ['2026-04-14', 30],
  ])('that end on %s are named', (until, daysLeft) => {
    expect(composeDigest(roadmap({ Risk: accepted(until) })).exceptions).toEqual([{ id: 'Risk', title: 'Risk', pillar: 'identity', approver: ada, until, daysLeft }]);
  });

  it('that end in 31 days are not, so that the digest can be empty', () => {
    expect(composeDigest(roadmap({ Risk: accepted('2026-04-15') }))).toMatchObject({ exceptions: [], isEmpty: true });
  });

  it('are something to say, the first to end first', () => {
    const digest = composeDigest(roadmap({ B: accepted('2026-03-20'), A: accepted('2026-03-20'), Late: accepted('2026-03-01') }));
    expect(titles(digest.exceptions)).toEqual(['Late', 'A', 'B']);
    expect(digest.isEmpty).toBe(false);
  });

  it.each(statuses)('of an activity that is %s count only while there is a risk', (status) => {
    const isOver = ['completed', 'first-party-other', 'third-party', 'not-applicable'].includes(status);
    expect(composeDigest(roadmap({ Risk: accepted('2026-03-20', status) })).exceptions).toHaveLength(isOver ? 0 : 1);
  });

  it.each([
    ['Europe/Berlin', '2026-03-28T22:59:59Z', 1], ['Europe/Berlin', '2026-03-28T23:00:00Z', 0], ['America/New_York', '2026-03-29T03:59:59Z', 1], ['Australia/Lord_Howe', '2026-03-28T13:00:00Z', 0],
  ])('are counted in days of %s: at %s there are %i left', (timeZone, moment, daysLeft) => {
    const [item] = composeDigest(roadmap({ Risk: accepted('2026-03-29') }, { today: dayIn(timeZone, new Date(moment)) })).exceptions;
    expect(item?.daysLeft).toBe(daysLeft);
  });
});

describe('checks that fail again', () => {
  it('are something to say', () => {
    const regressedChecks = [{ id: 'x', reference: 21786, title: 'X', verdict: 'failed', risk: 'high', pillars: ['identity'] }] as const;
    expect(composeDigest(roadmap({}, { regressedChecks: regressedChecks.map((check) => ({ ...check, pillars: [...check.pillars] })) }))).toMatchObject({ isEmpty: false, regressedChecks });
  });
});

describe('isEmpty', () => {
  it.each([[null, true], [0, true], [3, false], [-3, false]])('with a score change of %s is %s', (scoreDelta, isEmpty) => {
    expect(composeDigest(roadmap({ Plan: {} }, { scoreDelta }))).toMatchObject({ scoreDelta, isEmpty });
  });
});
