import { describe, expect, it } from 'vitest';
import { activityNames, changeUnderCurrentNames, requestUnderCurrentNames, unchangedNames, underCurrentNames } from '../../../src/roadmap/activity-names.ts';
import { untouched, type ActivityState, type Stamp } from '../../../src/roadmap/activity-state.ts';

const names = activityNames([{ id: 'joined', aliases: ['one', 'two'] }, { id: 'kept', aliases: [] }]);
const stamp = (sequence: number): Stamp => ({ sequence, at: '2026-03-02T10:00:00.000Z', by: { id: 'p', name: 'Nadia' } });
const state = (id: string, set: Partial<ActivityState>): ActivityState => ({ ...untouched(id), ...set });

describe('names of activities', () => {
  it('lead from former to current and back', () => {
    expect(['one', 'joined', 'kept', 'unknown'].map(names.current)).toEqual(['joined', 'joined', 'kept', 'unknown']);
    expect(names.former('joined')).toEqual(['one', 'two']);
    expect(names.former('unknown')).toEqual([]);
  });

  it('join states field by field, whichever comes first', () => {
    const one = state('one', { status: 'planned', notes: 'n', stamps: { status: stamp(3), notes: stamp(1) } });
    const joined = state('joined', { status: 'completed', stamps: { status: stamp(2) } });
    for (const states of [[one, joined], [joined, one]]) {
      expect([...underCurrentNames(states, names).values()]).toEqual([state('joined', { status: 'planned', notes: 'n', stamps: { status: stamp(3), notes: stamp(1) } })]);
    }
  });

  it('keep what the catalog does not know', () => {
    expect([...underCurrentNames([state('gone', { notes: 'n' })], names).keys()]).toEqual(['gone']);
    expect([...underCurrentNames([state('one', { notes: 'n' })], unchangedNames).keys()]).toEqual(['one']);
  });

  it('translate changes and requests', () => {
    const change = { sequence: 1, changeId: 'c-1234567', at: '2026-03-02T10:00:00.000Z', by: { id: 'p', name: 'Nadia' }, edits: [{ activity: 'two', before: {}, after: { notes: 'n' } }] };
    expect(changeUnderCurrentNames(change, names).edits).toEqual([{ activity: 'joined', before: {}, after: { notes: 'n' } }]);
    expect(requestUnderCurrentNames({ changeId: 'c-1234567', edits: [{ activity: 'two', set: { notes: 'n' }, seen: 0 }] }, names).edits[0]?.activity).toBe('joined');
  });
});
