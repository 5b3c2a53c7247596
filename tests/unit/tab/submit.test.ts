import { describe, expect, it } from 'vitest';
import { untouched } from '../../../src/roadmap/activity-state.ts';
import { applyChange } from '../../../src/roadmap/apply.ts';
import { maxEditsPerChange, type ChangeRequest, type Edit } from '../../../src/roadmap/change.ts';
import { ApiError, ChangeRefused } from '../../../tab/src/shared/api-client.ts';
import { fromView, shownStates, type FieldConflict, type Roadmap } from '../../../tab/src/roadmap/roadmap-model.ts';
import { submitAgain, submitAll, type Submission } from '../../../tab/src/roadmap/submit.ts';

const nadia = { id: 'p1', name: 'Nadia' };
const liam = { id: 'p2', name: 'Liam' };
const untouchedRoadmap = {
  id: 'r', name: 'General', sequence: 0, activities: [], verdicts: [], me: { person: nadia, role: 'member' as const }, viewers: [], latestRun: null, standing: null, licenses: null, comments: { sequence: 0, counts: {} },
};
const blocked = (count: number): Edit[] => Array.from({ length: count }, (_, index) => ({ activity: `a${index}`, set: { status: 'blocked' }, seen: 0 }));

/** A window on a roadmap, and a server that answers by the same rules as the real one. */
function house(answer: (request: ChangeRequest, asked: number) => ReturnType<Submission['ask']>) {
  let roadmap: Roadmap = fromView(untouchedRoadmap, undefined);
  const seen = { requests: [] as ChangeRequest[], conflicts: [] as FieldConflict[], lost: [] as string[], shownAtOnce: 0 };
  const submission: Submission = {
    current: () => roadmap,
    update: (change) => { roadmap = change(roadmap); },
    ask: (request) => { seen.requests.push(request); return answer(request, seen.requests.length); },
    onAsk: () => undefined,
    onAnswer: () => undefined,
    onConflicts: (fresh) => seen.conflicts.push(...fresh),
    onSaved: () => undefined,
    onLost: (edits) => seen.lost.push(...edits.map(({ activity }) => activity)),
  };
  const shownCount = () => [...shownStates(roadmap).values()].filter(({ status }) => status === 'blocked').length;
  return { submission, seen, shownCount };
}
function accept(request: ChangeRequest, sequence: number): ReturnType<Submission['ask']> {
  const applied = applyChange(new Map(), request, { sequence, at: '2026-03-01T09:00:00Z', by: nadia });
  return Promise.resolve({ change: applied.outcome === 'applied' ? applied.change : null, sequence });
}

describe('submitAll', () => {
  it('shows 100 activities at once and asks in one change, more than the server takes in several', async () => {
    const { submission, seen, shownCount } = house(accept);
    const done = submitAll(blocked(100), submission);
    expect(shownCount()).toBe(100);
    expect(await done).toEqual({ contested: [], lost: [] });
    expect(shownCount()).toBe(100);
    await submitAll(blocked(maxEditsPerChange + 20), submission);
    expect(seen.requests.map(({ edits }) => edits.length)).toEqual([100, maxEditsPerChange, 20]);
  });

  it('saves what nobody contradicts of a refused part, and tells of the rest', async () => {
    const theirs = { ...untouched('a3'), status: 'planned' as const, stamps: { status: { sequence: 1, at: '2026-03-01T09:00:00Z', by: liam } } };
    const { submission, seen, shownCount } = house((request, asked) => asked === 1
      ? Promise.reject(new ChangeRefused({ title: 'Somebody was faster', status: 409, sequence: 1, conflicts: [{ activity: 'a3', field: 'status', theirs }] }))
      : accept(request, asked));
    expect(await submitAll(blocked(45), submission)).toEqual({ contested: ['a3'], lost: [] });
    expect(seen.conflicts).toMatchObject([{ activity: 'a3', mine: 'blocked', theirs: 'planned' }]);
    expect(shownCount()).toBe(44);
  });

  it('takes back what the server did not take, and keeps the other part', async () => {
    const { submission, seen, shownCount } = house((request, asked) => (asked === 1 ? Promise.reject(new ApiError('Too large', 413)) : accept(request, asked)));
    const { lost } = await submitAll(blocked(maxEditsPerChange + 10), submission);
    expect(lost).toHaveLength(maxEditsPerChange);
    expect(seen.lost).toEqual(lost);
    expect(shownCount()).toBe(10);
  });

  it('does not send an earlier choice again over what the person has chosen since', async () => {
    const theirs = { ...untouched('a0'), status: 'planned' as const, stamps: { status: { sequence: 1, at: '2026-03-01T09:00:00Z', by: liam } } };
    const refused = new ChangeRefused({ title: 'Somebody was faster', status: 409, sequence: 1, conflicts: [{ activity: 'a0', field: 'status', theirs }] });
    const { submission, seen } = house((request, asked) => (asked === 1 ? Promise.reject(refused) : accept(request, asked)));
    await Promise.all([submitAll(blocked(3), submission), submitAll([{ activity: 'a1', set: { status: 'completed' }, seen: 0 }], submission)]);
    expect(seen.requests.map(({ edits }) => edits.map(({ activity, set }) => `${activity} ${set.status}`))).toEqual([
      ['a0 blocked', 'a1 blocked', 'a2 blocked'], ['a1 completed'], ['a2 blocked'],
    ]);
  });
});

describe('submitAgain', () => {
  it('asks for the same change with its own id, and leaves it to the server whether it was saved before', async () => {
    const { submission, seen, shownCount } = house(accept);
    const left: ChangeRequest = { changeId: 'asked-for-by-an-earlier-page', edits: blocked(2) };
    expect(await submitAgain(left, submission)).toEqual({ contested: [], lost: [] });
    expect(seen.requests).toEqual([left]);
    expect(shownCount()).toBe(2);
  });
});
