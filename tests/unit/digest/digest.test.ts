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
    ['2026-03-15', 'due30', null],
    ['2026-04-14', 'due30', null],
    ['2026-04-15', 'due60', null],
    ['2026-05-14', 'due60', null],
    ['2026-05-15', 'due90', null],
    ['2026-06-13', 'due90', null],
  ] as const)('puts an activity due on %s into %s', (due, list, daysLate) => {
    const digest = composeDigest(roadmap({ Plan: { due, status: 'planned' } }));
    expect(digest[list]).toMatchObject([{ id: 'Plan', due, daysLate, status: 'planned' }]);
    for (const other of (['overdue', 'due30', 'due60', 'due90'] as const).filter((name) => name !== list)) expect(digest[other]).toEqual([]);
  });

  it('says nothing of an activity due in 91 days, or without a due date', () => {
    const digest = composeDigest(roadmap({ Far: { due: '2026-06-14' }, Never: { due: null } }));
    expect(digest.isEmpty).toBe(true);
    expect(digest.due90).toEqual([]);
  });

  it.each(statuses)('counts a late activity that is %s only while it is open', (status) => {
    const digest = composeDigest(roadmap({ Late: { due: '2026-03-01', status }, Soon: { due: '2026-03-20', status }, Later: { due: '2026-05-01', status } }));
    const expected = isClosed(status) ? [[], [], []] : [['Late'], ['Soon'], ['Later']];
    expect([titles(digest.overdue), titles(digest.due30), titles(digest.due60)]).toEqual(expected);
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
      { owner: bo, overdue: 2, due30: 0 }, { owner: ada, overdue: 1, due30: 1 }, { owner: null, overdue: 1, due30: 1 },
    ]);
  });

  it('counts one person once, whatever their name was at the time', () => {
    const digest = composeDigest(roadmap({ A: { owner: ada, due: '2026-03-01' }, B: { owner: { id: 'ada', name: 'Ada Lovelace' }, due: '2026-03-20' } }));
    expect(digest.byOwner).toMatchObject([{ owner: { id: 'ada' }, overdue: 1, due30: 1 }]);
  });

  it('does not count closed activities', () => {
    expect(composeDigest(roadmap({ A: { owner: ada, due: '2026-03-01', status: 'not-applicable' } })).byOwner).toEqual([]);
  });
});

describe('isEmpty', () => {
  it.each([[null, true], [0, true], [3, false], [-3, false]])('with a score change of %s is %s', (scoreDelta, isEmpty) => {
    expect(composeDigest(roadmap({ Plan: {} }, { scoreDelta }))).toMatchObject({ scoreDelta, isEmpty });
  });
});
