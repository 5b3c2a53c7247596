import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/assessment/run.ts';
import { untouched, type ActivityFields, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { applyChange, replayChange, type ActivityStates, type Applied, type Refused } from '../../../src/roadmap/apply.ts';
import type { Change, Edit } from '../../../src/roadmap/change.ts';
import { statuses } from '../../../src/roadmap/status.ts';

const ada: Person = { id: 'ada', name: 'Ada' };
const bo: Person = { id: 'bo', name: 'Bo' };
const noStates: ActivityStates = new Map();
const at = '2026-03-15T10:00:00.000Z';

const edit = (activity: string, set: Partial<ActivityFields>, seen = 0): Edit => ({ activity, set, seen });
function change(states: ActivityStates, by: Person, sequence: number, ...edits: Edit[]): Applied | Refused {
  return applyChange(states, { changeId: `change-${sequence}`, edits }, { sequence, at, by });
}
function applied(result: Applied | Refused): Applied {
  if (result.outcome !== 'applied') throw new Error(`refused: ${JSON.stringify(result.conflicts)}`);
  return result;
}
/** The roadmap after these people changed it one after the other, each having seen everything. */
function after(...steps: readonly { by: Person; activity: string; set: Partial<ActivityFields> }[]): ActivityStates {
  return steps.reduce<ActivityStates>((states, { by, activity, set }, index) =>
    withStates(states, applied(change(states, by, index + 1, edit(activity, set, index)))), noStates);
}
const withStates = (states: ActivityStates, { states: touched }: Applied): ActivityStates =>
  new Map([...states, ...touched.map((state): [string, ActivityState] => [state.id, state])]);

describe('applyChange', () => {
  it('sets fields of an untouched activity, stamps them, and says what was before', () => {
    const { states, change: made } = applied(change(noStates, ada, 1, edit('A', { status: 'planned', due: '2026-04-01' })));
    const stamp = { sequence: 1, at, by: ada };
    expect(states).toEqual([{ ...untouched('A'), status: 'planned', due: '2026-04-01', stamps: { status: stamp, due: stamp } }]);
    expect(made).toEqual({
      sequence: 1, changeId: 'change-1', at, by: ada,
      edits: [{ activity: 'A', before: { status: 'not-reviewed', due: null }, after: { status: 'planned', due: '2026-04-01' } }],
    });
  });

  it('does not alter what it was given', () => {
    const states = after({ by: ada, activity: 'A', set: { status: 'planned' } });
    const copy = structuredClone([...states]);
    applied(change(states, ada, 2, edit('A', { status: 'completed' }, 1)));
    expect([...states]).toEqual(copy);
  });

  it('keeps the checks of an own activity that a page of an older version sends back without them', () => {
    const own = { title: 'Replace the old till', text: '', pillar: 'devices', area: 'Tills', lane: null, horizon: 'first', checks: [{ id: 'tills-are-new', reference: 24550 }] } as unknown as NonNullable<ActivityFields['own']>;
    const { checks, ...older } = own;
    const states = after({ by: ada, activity: 'own-0000000a', set: { own } }, { by: bo, activity: 'own-0000000a', set: { own: { ...older, title: 'Replace both tills' } } });
    expect(states.get('own-0000000a')?.own).toMatchObject({ title: 'Replace both tills', checks });
  });

  it('keeps another person\'s edit of another field', () => {
    const states = after({ by: bo, activity: 'A', set: { owner: bo } });
    const [state] = applied(change(states, ada, 2, edit('A', { status: 'blocked' }, 0))).states;
    expect(state).toMatchObject({ owner: bo, status: 'blocked', stamps: { owner: { sequence: 1, by: bo }, status: { sequence: 2, by: ada } } });
  });

  it.each([
    ['status', { status: 'planned' }, { status: 'blocked' }],
    ['owner', { owner: bo }, { owner: ada }],
    ['owner', { owner: bo }, { owner: null }],
    ['due', { due: '2026-04-01' }, { due: '2026-04-02' }],
    ['notes', { notes: 'theirs' }, { notes: 'mine' }],
  ] as const)('refuses when somebody else set %s to %j after the author looked', (field, theirs, mine) => {
    const start = after({ by: ada, activity: 'A', set: { owner: ada, notes: 'first' } });
    const states = withStates(start, applied(change(start, bo, 2, edit('A', theirs, 1))));
    expect(change(states, ada, 3, edit('A', mine, 1))).toEqual({ outcome: 'refused', conflicts: [{ activity: 'A', field, theirs: states.get('A') }] });
  });

  it('applies when the author had seen the other\'s edit', () => {
    const states = after({ by: bo, activity: 'A', set: { status: 'planned' } });
    expect(applied(change(states, ada, 2, edit('A', { status: 'blocked' }, 1))).states[0]?.status).toBe('blocked');
  });

  it('never conflicts with the author\'s own edits, even unseen ones', () => {
    const states = after({ by: ada, activity: 'A', set: { notes: 'from my other window' } });
    expect(applied(change(states, { ...ada, name: 'Ada L.' }, 2, edit('A', { notes: 'from here' }, 0))).states[0]?.notes).toBe('from here');
  });

  it('is no conflict when both chose the same value, and changes nothing', () => {
    const states = after({ by: bo, activity: 'A', set: { status: 'planned', owner: { id: 'cy', name: 'Cy' } } });
    expect(change(states, ada, 2, edit('A', { status: 'planned', owner: { id: 'cy', name: 'Cy' } }, 0))).toEqual({ outcome: 'applied', states: [], change: null });
  });

  it('records only the fields that change', () => {
    const states = after({ by: ada, activity: 'A', set: { status: 'planned' } });
    const { change: made } = applied(change(states, ada, 2, edit('A', { status: 'planned', notes: 'x' }, 1), edit('B', { status: 'not-reviewed' }, 1)));
    expect(made?.edits).toEqual([{ activity: 'A', before: { notes: '' }, after: { notes: 'x' } }]);
  });

  it('changes several activities or none', () => {
    const states = after({ by: bo, activity: 'B', set: { status: 'planned' } });
    const edits = [edit('A', { status: 'blocked' }), edit('B', { status: 'blocked' }), edit('C', { status: 'blocked' })];
    expect(change(states, ada, 2, ...edits)).toEqual({ outcome: 'refused', conflicts: [{ activity: 'B', field: 'status', theirs: states.get('B') }] });
    expect(applied(change(states, bo, 2, ...edits)).states.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
  });

  it('names every conflict', () => {
    const states = after({ by: bo, activity: 'A', set: { status: 'planned', notes: 'x' } }, { by: bo, activity: 'B', set: { due: '2026-04-01' } });
    const result = change(states, ada, 3, edit('A', { status: 'blocked', notes: 'y', due: '2026-05-01' }), edit('B', { due: null }));
    expect(result).toMatchObject({ conflicts: [{ activity: 'A', field: 'status' }, { activity: 'A', field: 'notes' }, { activity: 'B', field: 'due' }] });
  });

  it('makes one of several edits of the same activity: the last one wins', () => {
    const { states, change: made } = applied(change(noStates, ada, 1, edit('A', { status: 'planned', notes: 'x' }), edit('A', { status: 'blocked' })));
    expect(states).toMatchObject([{ id: 'A', status: 'blocked', notes: 'x' }]);
    expect(made?.edits).toEqual([{ activity: 'A', before: { status: 'not-reviewed', notes: '' }, after: { status: 'blocked', notes: 'x' } }]);
    expect([...replayChange(noStates, made!).values()]).toEqual(states);
  });

  it('changes nothing when the last of several edits takes the first one back', () => {
    expect(change(noStates, ada, 1, edit('A', { status: 'planned' }), edit('A', { status: 'not-reviewed' }))).toEqual({ outcome: 'applied', states: [], change: null });
  });

  it('is not confused by ids that objects have of their own', () => {
    expect(applied(change(noStates, ada, 1, edit('__proto__', { status: 'planned' }))).states).toMatchObject([{ id: '__proto__', status: 'planned' }]);
    expect(untouched('x').status).toBe('not-reviewed');
  });
});

describe('ticked steps', () => {
  const [one, two, three] = ['11111111', '22222222', '33333333'];
  const ticks = (states: ActivityStates, by: Person, sequence: number, ticked: Pick<Edit, 'stepsBefore'> & { readonly steps: string[] }, seen = 0) => {
    const { steps, ...rest } = ticked;
    return withStates(states, applied(change(states, by, sequence, { activity: 'A', set: { steps }, seen, ...rest })));
  };
  const stepsOf = (states: ActivityStates) => states.get('A')?.steps;

  it('of two people who looked at the same moment are all kept', () => {
    const states = ticks(noStates, ada, 1, { steps: [two], stepsBefore: [] });
    expect(stepsOf(ticks(states, bo, 2, { steps: [one], stepsBefore: [] }))).toEqual([one, two]);
  });

  it('are all kept when the author does not say what they had before them', () => {
    const states = ticks(noStates, ada, 1, { steps: [two] });
    expect(stepsOf(ticks(states, bo, 2, { steps: [one] }))).toEqual([one, two]);
  });

  it('become exactly what the author wants who has seen everything', () => {
    const states = ticks(noStates, ada, 1, { steps: [one, two] });
    expect(stepsOf(ticks(states, bo, 2, { steps: [two] }, 1))).toEqual([two]);
  });

  it('lose the one that somebody unticks, and no other', () => {
    const start = ticks(noStates, ada, 1, { steps: [one, two] });
    const states = ticks(start, ada, 2, { steps: [one, two, three], stepsBefore: [one, two] });
    expect(stepsOf(ticks(states, bo, 3, { steps: [two], stepsBefore: [one, two] }, 1))).toEqual([two, three]);
  });

  it('agree when both untick the same one', () => {
    const start = ticks(noStates, ada, 1, { steps: [one, two] });
    const states = ticks(start, ada, 2, { steps: [two], stepsBefore: [one, two] });
    expect(change(states, bo, 3, { activity: 'A', set: { steps: [two] }, seen: 1, stepsBefore: [one, two] })).toMatchObject({ outcome: 'applied', change: null });
  });

  it('do not save another field of the same edit from a conflict', () => {
    const states = withStates(noStates, applied(change(noStates, bo, 1, edit('A', { status: 'planned', steps: [two] }))));
    expect(change(states, ada, 2, edit('A', { status: 'blocked', steps: [one] }))).toMatchObject({ outcome: 'refused', conflicts: [{ field: 'status' }] });
  });

  it('stay as few as can be saved', () => {
    const many = (from: number) => Array.from({ length: 15 }, (_, index) => String(from + index));
    const steps = stepsOf(ticks(ticks(noStates, ada, 1, { steps: many(10000000) }), bo, 2, { steps: many(20000000), stepsBefore: [] }));
    expect(steps).toHaveLength(20);
    expect(steps).toEqual(expect.arrayContaining(many(20000000)));
  });
});

describe('replayChange', () => {
  const history = changesOf([
    { by: ada, activity: 'A', set: { status: 'planned', due: '2026-04-01' } },
    { by: bo, activity: 'A', set: { status: 'blocked', notes: 'waiting' } },
    { by: bo, activity: 'B', set: { owner: bo } },
    { by: ada, activity: 'A', set: { due: null } },
  ]);

  it('gives what applying gave', () => {
    expect(history.changes.reduce(replayChange, noStates)).toEqual(history.states);
  });

  it('changes nothing the second time', () => {
    const once = history.changes.reduce(replayChange, noStates);
    expect(history.changes.reduce(replayChange, once)).toEqual(once);
    expect([...history.changes].reverse().reduce(replayChange, once)).toEqual(once);
  });

  it('ends the same in any order', () => {
    for (const order of permutations(history.changes)) expect(order.reduce(replayChange, noStates)).toEqual(history.states);
  });

  it('adds the change that was missing below newer ones, field by field', () => {
    const [first, second] = history.changes;
    const state = replayChange(replayChange(noStates, second!), first!).get('A');
    expect(state).toMatchObject({ status: 'blocked', due: '2026-04-01', notes: 'waiting' });
  });

  it('agrees with applyChange over long random histories', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 50; round += 1) {
      let states = noStates;
      const changes: Change[] = [];
      for (let step = 0; step < 20; step += 1) {
        const edits = Array.from({ length: 1 + random(3) }, () => edit(`A${random(3)}`, { status: statuses[random(statuses.length)]!, notes: String(random(3)) }, random(changes.length + 1)));
        const result = change(states, random(2) ? ada : bo, changes.length + 1, ...edits);
        if (result.outcome === 'refused' || !result.change) continue;
        states = withStates(states, result);
        changes.push(result.change);
      }
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.reduce(replayChange, noStates)).toEqual(states);
    }
  });
});

function changesOf(steps: readonly { by: Person; activity: string; set: Partial<ActivityFields> }[]): { states: ActivityStates; changes: Change[] } {
  let states = noStates;
  const changes = steps.map(({ by, activity, set }, index) => {
    const result = applied(change(states, by, index + 1, edit(activity, set, index)));
    states = withStates(states, result);
    return result.change!;
  });
  return { states, changes };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]));
}
