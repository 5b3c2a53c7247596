import type { Person } from '../assessment/run.ts';
import { fieldNames, untouched, type ActivityFields, type ActivityState, type FieldName, type Stamp } from './activity-state.ts';
import type { Change, ChangeRequest, Edit } from './change.ts';

/** The activities of a roadmap that anybody has touched, by id. */
export type ActivityStates = ReadonlyMap<string, ActivityState>;

export interface Applied {
  readonly outcome: 'applied';
  /** Only the activities that the change touched. */
  readonly states: readonly ActivityState[];
  /** Null when every field already had its new value: nothing to save. */
  readonly change: Change | null;
}

/** Somebody else set the same field after the author last looked. */
export interface Conflict {
  readonly activity: string;
  readonly field: FieldName;
  readonly theirs: ActivityState;
}
export interface Refused {
  readonly outcome: 'refused';
  readonly conflicts: readonly Conflict[];
}

/** Who changes what when; `sequence` is the number the change gets if it applies. */
export interface Authorship {
  readonly sequence: number;
  readonly at: string;
  readonly by: Person;
}

/**
 * Applies a change to a roadmap. Fields merge one by one: another person's edit of another field stands.
 * A field that somebody else set since `seen`, to another value, refuses the whole change, so that nothing is half done.
 */
export function applyChange(states: ActivityStates, request: ChangeRequest, authorship: Authorship): Applied | Refused {
  const after = new Map<string, ActivityState>();
  const conflicts: Conflict[] = [];
  const edits: Change['edits'] = [];
  const { sequence, at, by } = authorship;
  for (const edit of request.edits) {
    const state = after.get(edit.activity) ?? states.get(edit.activity) ?? untouched(edit.activity);
    const changed = fieldNames.filter((field) => edit.set[field] !== undefined && !sameValue(state[field], edit.set[field]));
    conflicts.push(...changed.filter((field) => isConflict(state, field, edit, by)).map((field) => ({ activity: edit.activity, field, theirs: state })));
    if (changed.length === 0) continue;
    const stamp: Stamp = { sequence, at, by };
    after.set(edit.activity, {
      ...state,
      ...pick(edit.set, changed),
      stamps: { ...state.stamps, ...Object.fromEntries(changed.map((field) => [field, stamp])) },
    });
    edits.push({ activity: edit.activity, before: pick(state, changed), after: pick(edit.set, changed) });
  }
  if (conflicts.length > 0) return { outcome: 'refused', conflicts };
  const change = edits.length > 0 ? { sequence, changeId: request.changeId, at, by, edits } : null;
  return { outcome: 'applied', states: [...after.values()], change };
}

/** Replays a change that happened onto a roadmap; one that it already contains changes nothing. */
export function replayChange(states: ActivityStates, change: Change): ActivityStates {
  const next = new Map(states);
  for (const { activity, after } of change.edits) {
    const state = next.get(activity) ?? untouched(activity);
    const newer = fieldNames.filter((field) => after[field] !== undefined && (state.stamps[field]?.sequence ?? 0) < change.sequence);
    if (newer.length === 0) continue;
    const stamp: Stamp = { sequence: change.sequence, at: change.at, by: change.by };
    next.set(activity, { ...state, ...pick(after, newer), stamps: { ...state.stamps, ...Object.fromEntries(newer.map((field) => [field, stamp])) } });
  }
  return next;
}

function isConflict(state: ActivityState, field: FieldName, edit: Edit, by: Person): boolean {
  const stamp = state.stamps[field];
  return stamp !== undefined && stamp.sequence > edit.seen && stamp.by.id !== by.id;
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function pick(from: Partial<ActivityFields>, fields: readonly FieldName[]): Partial<ActivityFields> {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}
