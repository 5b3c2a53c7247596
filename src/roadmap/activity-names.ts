import type { ActivityState, Stamp } from './activity-state.ts';
import type { ActivityStates } from './apply.ts';
import type { Change, ChangeOrder } from './change.ts';

/**
 * What activities are called today, and were called before. A newer catalog renames or joins activities by keeping their former
 * ids as aliases; what a team decided under a former id stays what it decided.
 */
export interface ActivityNames {
  /** Today's id; the id itself when the catalog does not know it. */
  readonly current: (id: string) => string;
  /** Every other id under which something may be stored for this one. */
  readonly former: (id: string) => readonly string[];
}

/** Nothing was ever renamed. */
export const unchangedNames: ActivityNames = { current: (id) => id, former: () => [] };

export function activityNames(activities: readonly { readonly id: string; readonly aliases: readonly string[] }[]): ActivityNames {
  const current = new Map(activities.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)));
  const former = new Map(activities.map(({ id, aliases }) => [id, aliases]));
  return { current: (id) => current.get(id) ?? id, former: (id) => former.get(id) ?? [] };
}

/** States under today's ids. Where several became one activity, each field keeps what was set last. */
export function underCurrentNames(states: Iterable<ActivityState>, { current }: ActivityNames): ActivityStates {
  const merged = new Map<string, ActivityState>();
  for (const state of states) {
    const id = current(state.id);
    const other = merged.get(id);
    merged.set(id, other ? newestOf(other, state) : { ...state, id });
  }
  return merged;
}

/** By the stamps, which also name fields that only a newer version knows. */
function newestOf(one: ActivityState, other: ActivityState): ActivityState {
  const values = new Map<string, unknown>(Object.entries(other));
  return Object.entries(other.stamps).reduce((state, [field, stamp]) => {
    const stamps: Readonly<Record<string, Stamp>> = state.stamps;
    if (stamp.sequence <= (stamps[field]?.sequence ?? 0)) return state;
    return { ...state, [field]: values.get(field), stamps: { ...stamps, [field]: stamp } };
  }, one);
}

/** A change that happened, told with today's ids. */
export function changeUnderCurrentNames(change: Change, { current }: ActivityNames): Change {
  return { ...change, edits: change.edits.map((edit) => ({ ...edit, activity: current(edit.activity) })) };
}

/** What somebody asks for, perhaps from a tab that was opened before the catalog changed. */
export function requestUnderCurrentNames(request: ChangeOrder, { current }: ActivityNames): ChangeOrder {
  return { ...request, edits: request.edits.map((edit) => ({ ...edit, activity: current(edit.activity) })) };
}
