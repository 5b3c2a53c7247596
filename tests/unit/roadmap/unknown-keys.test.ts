import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { personSchema } from '../../../src/assessment/run.ts';
import { liveEventSchema } from '../../../src/api/roadmap.ts';
import { activityStateSchema, untouched } from '../../../src/roadmap/activity-state.ts';
import { changeRequestSchema, changeSchema } from '../../../src/roadmap/change.ts';
import { ignoringUnknownKeys, keepingUnknownKeys, withUnknownOf } from '../../../src/roadmap/unknown-keys.ts';

const by = { id: 'p', name: 'Ann', fromTheFuture: 1 };
const stamp = { sequence: 3, at: '2026-03-01T00:00:00Z', by };
const exception = { reason: 'later', approver: by, until: '2026-05-01', fromTheFuture: 2 };
const state = { ...untouched('RMI_001'), owner: by, exception, fromTheFuture: { deep: true }, stamps: { status: stamp, fromTheFuture: stamp } };
const change = { sequence: 3, changeId: 'change-3', at: stamp.at, by, edits: [{ activity: 'RMI_001', before: { fromTheFuture: 1 }, after: { fromTheFuture: 2, exception } }], fromTheFuture: 3 };

describe('what is stored', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['a state', activityStateSchema, state],
    ['a change', changeSchema, change],
    ['a list in a record', z.record(z.string(), z.array(personSchema)), { a: [by] }],
    ['either of two', z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') }), z.object({ kind: z.literal('b'), who: personSchema.nullish() })]), { kind: 'b', who: by, fromTheFuture: 1 }],
    ['keys out of a list', z.partialRecord(z.enum(['a', 'b']), z.int()), { a: 1, fromTheFuture: { b: 2 } }],
  ])('keeps what a newer version put into %s', (_what, schema, value) => {
    expect(keepingUnknownKeys(schema).parse(value)).toEqual(value);
  });

  it('still has to say what this version needs, and gets its defaults and limits', () => {
    const schema = keepingUnknownKeys(activityStateSchema);
    expect(schema.safeParse({ ...state, status: undefined }).success).toBe(false);
    expect(schema.safeParse({ ...state, notes: 'n'.repeat(8001) }).success).toBe(false);
    const older = Object.fromEntries(Object.entries(state).filter(([field]) => field !== 'steps' && field !== 'own'));
    expect(schema.parse(older)).toMatchObject({ steps: [], own: null, fromTheFuture: { deep: true } });
    expect(schema.parse({ ...state, steps: ['bbbbbbbb', 'aaaaaaaa', 'bbbbbbbb'] }).steps).toEqual(['aaaaaaaa', 'bbbbbbbb']);
  });
});

describe('what a server answers', () => {
  it('is read by a tab that was opened before, without what that does not know', () => {
    const event = ignoringUnknownKeys(liveEventSchema).parse({ type: 'change', change });
    expect(JSON.stringify({ ...event })).not.toContain('fromTheFuture');
    expect(event).toMatchObject({ change: { edits: [{ after: { exception: { reason: 'later' } } }] } });
    const read = ignoringUnknownKeys(activityStateSchema).parse(state);
    expect(Object.keys(read)).not.toContain('fromTheFuture');
    expect(read.exception).toEqual({ reason: 'later', approver: { id: 'p', name: 'Ann' }, until: '2026-05-01' });
  });
});

describe('a request', () => {
  it.each([
    ['a field', { fromTheFuture: 1 }],
    ['a key of an exception', { exception }],
  ])('is refused with %s that nobody knows, also after the same schema was read tolerantly', (_what, set) => {
    keepingUnknownKeys(changeSchema).parse(change);
    expect(changeRequestSchema.safeParse({ changeId: 'change-4', edits: [{ activity: 'RMI_001', set, seen: 3 }] }).success).toBe(false);
  });
});

describe('a value that is set whole', () => {
  const schema = z.strictObject({ title: z.string(), note: z.string().optional() });
  it.each<[string, unknown, { title: string; note?: string }, unknown]>([
    ['keeps what only a newer version knows', { title: 'a', fromTheFuture: [1] }, { title: 'b' }, { title: 'b', fromTheFuture: [1] }],
    ['loses what was left out of it', { title: 'a', note: 'n' }, { title: 'b' }, { title: 'b' }],
    ['is alone where there was nothing', null, { title: 'b' }, { title: 'b' }],
    ['is alone where nobody can read what there was', { title: 7, x: 1 }, { title: 'b' }, { title: 'b' }],
  ])('%s', (_what, before, value, after) => {
    expect(withUnknownOf(schema, before, value)).toEqual(after);
  });
});
