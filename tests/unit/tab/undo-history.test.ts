import { describe, expect, it } from 'vitest';
import { untouched, type ActivityFields } from '../../../src/roadmap/activity-state.ts';
import type { ChangeRequest } from '../../../src/roadmap/change.ts';
import { confirm, editsToUndo, forget, mostSteps, remember, undoStepSchema, type UndoHistory } from '../../../tab/src/roadmap/undo/undo-history.ts';

const liam = { id: 'p2', name: 'Liam' };
const states = new Map([['a', { ...untouched('a'), status: 'planned' as const, due: '2026-03-01' }]]);
const request = (changeId: string, edits: Record<string, Partial<ActivityFields>>): ChangeRequest =>
  ({ changeId, edits: Object.entries(edits).map(([activity, set]) => ({ activity, set, seen: 4 })) });
const step = (id: string) => ({ id, said: `did ${id}` });

describe('undo', () => {
  it('is read again as it was kept, and an earlier page’s request counts once', () => {
    const asked = remember([], step('s'), request('c1', { a: { status: 'blocked', steps: ['aaaaaaaa'] }, b: { owner: liam, exception: null } }), states);
    expect(undoStepSchema.array().parse(JSON.parse(JSON.stringify(asked)))).toEqual(asked);
    expect(remember(asked, step('again'), request('c1', { a: { status: 'blocked' } }), states)).toBe(asked);
    expect(undoStepSchema.safeParse({ ...asked[0], formers: [{ activity: 'a', before: { status: 'late' }, changeId: 'c1', sequence: null }] }).success).toBe(false);
  });

  it('gives back what the screen showed, until the server says what there was', () => {
    const asked = remember([], step('s'), request('c1', { a: { status: 'blocked', due: '2026-03-01' }, b: { owner: liam } }), states);
    expect(editsToUndo(asked[0]!, 7)).toEqual([
      { activity: 'a', set: { status: 'planned' }, seen: 7 },
      { activity: 'b', set: { owner: null }, seen: 7 },
    ]);
    const saved = confirm(asked, 'c1', {
      sequence: 9, changeId: 'c1', at: '2026-03-01T09:00:00Z', by: liam, edits: [{ activity: 'a', before: { status: 'follow-up' }, after: { status: 'blocked' } }],
    });
    expect(editsToUndo(saved[0]!, 12)).toEqual([{ activity: 'a', set: { status: 'follow-up' }, seen: 9 }]);
  });

  it('takes several changes that were one step back as one', () => {
    let history = remember([], step('bulk'), request('c1', { a: { status: 'blocked' } }), states);
    history = remember(history, step('bulk'), request('c2', { b: { status: 'blocked' } }), states);
    expect(history).toHaveLength(1);
    expect(editsToUndo(history[0]!, 1).map(({ activity }) => activity)).toEqual(['a', 'b']);
    history = forget(history, 'c2');
    expect(editsToUndo(history[0]!, 1).map(({ activity }) => activity)).toEqual(['a']);
  });

  it('takes back only its own ticks', () => {
    const ticked = remember([], step('s'), request('c1', { a: { steps: ['aaaaaaaa'] } }), states);
    expect(editsToUndo(ticked[0]!, 3)).toEqual([{ activity: 'a', set: { steps: [] }, seen: 3, stepsBefore: ['aaaaaaaa'] }]);
  });

  it('forgets what changed nothing, was refused, or is too long ago', () => {
    expect(remember([], step('s'), request('c1', { a: { status: 'planned' } }), states)).toEqual([]);
    const asked = remember([], step('s'), request('c1', { a: { status: 'blocked' } }), states);
    expect(forget(asked, 'c1')).toEqual([]);
    expect(confirm(asked, 'c1', null)).toEqual([]);
    let history: UndoHistory = [];
    for (let index = 0; index <= mostSteps; index += 1) history = remember(history, step(`s${index}`), request(`c${index}`, { b: { notes: `${index}` } }), states);
    expect(history).toHaveLength(mostSteps);
    expect(history.at(0)?.id).toBe('s1');
  });
});
