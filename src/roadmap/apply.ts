import type { Person } from '../assessment/run.ts';
import { fieldNames, mostSteps, untouched, type ActivityFields, type ActivityState, type FieldName, type Stamp } from './activity-state.ts';
import type { Change, ChangeOrder, Edit } from './change.ts';
import { ownActivitySchema, type OwnActivity } from './own-activity.ts';
import { withUnknownOf } from './unknown-keys.ts';

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
 * Ticked steps merge tick by tick and never refuse: people who tick different steps agree.
 */
export function applyChange(states: ActivityStates, request: ChangeOrder, { sequence, at, by }: Authorship): Applied | Refused {
  const stateOf = (activity: string) => states.get(activity) ?? untouched(activity);
  const conflicts: Conflict[] = [];
  // Several edits of one activity become one, the last one wins: history and replay then know one new value per field.
  const wanted = new Map<string, Partial<ActivityFields>>();
  for (const edit of request.edits) {
    const state = stateOf(edit.activity);
    const set = edit.set.own ? { ...edit.set, own: wholeOf(edit.set.own, state.own) } : edit.set;
    const contested = changedFields(state, set).filter((field) => isConflict(state, field, edit, by));
    conflicts.push(...contested.map((field) => ({ activity: edit.activity, field, theirs: state })));
    const before = wanted.get(edit.activity);
    const steps = edit.set.steps && mergedSteps(before?.steps ?? state.steps, edit.set.steps, edit.stepsBefore ?? (isUnseen(state, 'steps', edit, by) ? [] : null));
    wanted.set(edit.activity, { ...before, ...pick(set, namedFields(set)), ...(steps && { steps }) });
  }
  if (conflicts.length > 0) return { outcome: 'refused', conflicts };
  const edits = [...wanted].flatMap(([activity, set]) => {
    const changed = changedFields(stateOf(activity), set);
    return changed.length > 0 ? [{ activity, before: pick(stateOf(activity), changed), after: pick(set, changed) }] : [];
  });
  const stamp: Stamp = { sequence, at, by };
  return {
    outcome: 'applied',
    states: edits.map(({ activity, after }) => stamped(stateOf(activity), after, stamp)),
    change: edits.length > 0 ? { sequence, changeId: request.changeId, at, by, edits, ...(request.reason && { reason: request.reason }) } : null,
  };
}

/** An own activity is sent whole by whoever edits any of it: what their version has not heard of stays, and so do its checks. */
function wholeOf(own: OwnActivity, before: OwnActivity | null): OwnActivity {
  const checks = own.checks ?? before?.checks;
  return { ...withUnknownOf(ownActivitySchema, before, own), ...(checks && { checks }) };
}

/** Replays a change that happened onto a roadmap; one that it already contains changes nothing. */
export function replayChange(states: ActivityStates, change: Change): ActivityStates {
  const next = new Map(states);
  for (const { activity, after } of change.edits) {
    const state = next.get(activity) ?? untouched(activity);
    const stamps: Readonly<Record<string, Stamp>> = state.stamps;
    // All that it names, also what only a newer version knows: a replay that leaves it out would lose it for good.
    const newer = setFields(after).filter((field) => (stamps[field]?.sequence ?? 0) < change.sequence);
    if (newer.length === 0) continue;
    const stamp: Stamp = { sequence: change.sequence, at: change.at, by: change.by };
    next.set(activity, stamped(state, pick(after, newer), stamp));
  }
  return next;
}

function namedFields(set: Partial<ActivityFields>): FieldName[] {
  return fieldNames.filter((field) => set[field] !== undefined);
}

/** Also those that only a newer version knows. */
const setFields = (set: Partial<ActivityFields>): string[] => Object.entries<unknown>(set).flatMap(([field, value]) => (value === undefined ? [] : [field]));

function changedFields(state: ActivityState, set: Partial<ActivityFields>): FieldName[] {
  return namedFields(set).filter((field) => !sameValue(state[field], set[field]));
}

function stamped(state: ActivityState, set: Partial<ActivityFields>, stamp: Stamp): ActivityState {
  return { ...state, ...set, stamps: { ...state.stamps, ...Object.fromEntries(setFields(set).map((field) => [field, stamp])) } };
}

function isConflict(state: ActivityState, field: FieldName, edit: Edit, by: Person): boolean {
  return field !== 'steps' && isUnseen(state, field, edit, by);
}

/** Somebody else set the field after the author last looked. */
function isUnseen(state: ActivityState, field: FieldName, edit: Edit, by: Person): boolean {
  const stamp = state.stamps[field];
  return stamp !== undefined && stamp.sequence > edit.seen && stamp.by.id !== by.id;
}

/**
 * The ticks as they are, with what the author ticked and unticked.
 * @param before what they had before them; null makes their ticks the only ones
 */
function mergedSteps(current: readonly string[], wanted: readonly string[], before: readonly string[] | null): string[] {
  if (before === null) return [...wanted].sort();
  const unticked = new Set(before.filter((step) => !wanted.includes(step)));
  const ticked = wanted.filter((step) => !before.includes(step));
  // Ticks of steps that the catalog has reworded since can pile up; the newest stay.
  return [...new Set([...ticked, ...current.filter((step) => !unticked.has(step))])].slice(0, mostSteps).sort();
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function pick(from: Partial<ActivityFields>, fields: readonly string[]): Partial<ActivityFields> {
  const values = new Map<string, unknown>(Object.entries(from));
  return Object.fromEntries(fields.map((field) => [field, values.get(field)]));
}
