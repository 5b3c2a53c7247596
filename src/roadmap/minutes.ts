import type { FieldName } from './activity-state.ts';
import { untouched, type ActivityState } from './activity-state.ts';
import { isInScope, type Scope } from './agenda.ts';
import type { ActivityStates } from './apply.ts';
import type { Change } from './change.ts';
import type { Status } from './status.ts';

/** What a workshop decided about one activity. */
export interface Decision {
  readonly id: string;
  readonly title: string;
  readonly state: Pick<ActivityState, 'status' | 'owner' | 'due'>;
  /** What was written into its notes meanwhile; null when nothing was. */
  readonly note: string | null;
}

/** What a workshop came to. */
export interface Minutes {
  readonly decisions: readonly Decision[];
  /** Of the decisions, those that somebody has to come back to. */
  readonly openQuestions: readonly Decision[];
  /** Looked at, and left as they were. */
  readonly skipped: readonly { readonly id: string; readonly title: string }[];
  /** How many of the agenda nobody looked at. */
  readonly notReached: number;
}

interface Titled {
  readonly id: string;
  readonly title: string;
  readonly pillar: string;
  readonly area: string;
}

export interface Meeting {
  readonly scope: Scope;
  /** Ids of the agenda, in its order. */
  readonly agenda: readonly string[];
  /** Those of them that somebody looked at. */
  readonly visited: readonly string[];
}

const deciding: readonly FieldName[] = ['status', 'owner', 'due', 'notes', 'exception'];
const comesBack: ReadonlySet<Status> = new Set(['blocked', 'follow-up']);

/**
 * Writes the minutes of a workshop from what was changed meanwhile: whoever changed it and wherever, as long as it is in scope.
 * @param changes since it began, oldest first
 */
export function minutesOf(activities: readonly Titled[], states: ActivityStates, changes: readonly Change[], { scope, agenda, visited }: Meeting): Minutes {
  const notes = notesBeforeAndAfter(changes);
  const decided = new Set(changes.flatMap(({ edits }) => edits.filter(({ after }) => deciding.some((field) => after[field] !== undefined)).map(({ activity }) => activity)));
  const inScope = activities.filter((activity) => isInScope(activity, scope));
  const decisions = inScope.filter(({ id }) => decided.has(id)).map(({ id, title }): Decision => {
    const { status, owner, due } = states.get(id) ?? untouched(id);
    return { id, title, state: { status, owner, due }, note: notes.get(id) ?? null };
  });
  const seen = new Set(visited);
  const left = inScope.filter(({ id }) => agenda.includes(id) && !decided.has(id));
  return {
    decisions,
    openQuestions: decisions.filter(({ state }) => comesBack.has(state.status)),
    skipped: left.filter(({ id }) => seen.has(id)).map(({ id, title }) => ({ id, title })),
    notReached: left.filter(({ id }) => !seen.has(id)).length,
  };
}

/** What each activity's notes gained: what was added behind them, or all of them where they were rewritten. */
function notesBeforeAndAfter(changes: readonly Change[]): ReadonlyMap<string, string> {
  const before = new Map<string, string>();
  const gained = new Map<string, string>();
  for (const { edits } of changes) {
    for (const edit of edits) {
      if (edit.after.notes === undefined) continue;
      if (!before.has(edit.activity)) before.set(edit.activity, edit.before.notes ?? '');
      const first = before.get(edit.activity) ?? '';
      const now = edit.after.notes;
      gained.set(edit.activity, (now.startsWith(first) ? now.slice(first.length) : now).trim());
    }
  }
  return new Map([...gained].filter(([, note]) => note !== ''));
}
