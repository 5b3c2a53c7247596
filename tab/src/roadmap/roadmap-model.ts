import type { RunView } from '../../../src/api/assessment.ts';
import type { ChangeConflict, RoadmapView } from '../../../src/api/roadmap.ts';
import { z } from 'zod';
import { activityFieldsSchema, fieldNames, stampSchema, type ActivityFields, type ActivityState, type FieldName, type Stamp } from '../../../src/roadmap/activity-state.ts';
import { applyChange, replayChange, type ActivityStates } from '../../../src/roadmap/apply.ts';
import type { Change, ChangeRequest } from '../../../src/roadmap/change.ts';
import type { CommentNews } from '../../../src/roadmap/comment.ts';
import type { WeighedCheck } from '../../../src/roadmap/next-steps.ts';
import { isGoing } from '../shared/run-states.ts';

/** The open roadmap: what the server has confirmed, and what this window has asked for meanwhile. */
export interface Roadmap extends Pick<RoadmapView, 'id' | 'name' | 'me' | 'viewers' | 'latestRun' | 'standing' | 'licenses' | 'comments'> {
  /** Every change up to this number is in `confirmed`. */
  readonly sequence: number;
  readonly confirmed: ActivityStates;
  /** Asked for and not answered yet, oldest first. */
  readonly pending: readonly ChangeRequest[];
  readonly verdicts: ReadonlyMap<number, WeighedCheck>;
}

/** Somebody else set a field first; the person decides which value stays. */
export interface FieldConflict {
  readonly activity: string;
  readonly field: FieldName;
  readonly mine: ActivityFields[FieldName];
  readonly theirs: ActivityFields[FieldName];
  /** Who set `theirs` and when; null when the server does not say. */
  readonly stamp: Stamp | null;
  /** What to name as seen when mine is sent again. */
  readonly sequence: number;
}

/** Reads a conflict that the window kept, unanswered. */
export const fieldConflictSchema: z.ZodType<FieldConflict> = z
  .object({ activity: z.string(), field: z.enum(fieldNames), mine: z.unknown(), theirs: z.unknown(), stamp: stampSchema.nullable(), sequence: z.int() })
  .transform(({ field, mine, theirs, ...rest }, context) => {
    const schema = activityFieldsSchema.shape[field];
    const sides = [schema.safeParse(mine), schema.safeParse(theirs)] as const;
    if (sides[0].success && sides[1].success) return { ...rest, field, mine: sides[0].data, theirs: sides[1].data };
    context.addIssue({ code: 'custom', message: `not a ${field}` });
    return z.NEVER;
  });

/** Takes the server's answer; what this window knows already and the answer does not stays. */
export function fromView(view: RoadmapView, known: Roadmap | undefined): Roadmap {
  const isOlder = known !== undefined && known.id === view.id && known.sequence > view.sequence;
  return {
    id: view.id,
    name: view.name,
    me: view.me,
    viewers: view.viewers,
    latestRun: view.latestRun,
    standing: view.standing,
    licenses: view.licenses,
    comments: known !== undefined && known.id === view.id && known.comments.sequence > view.comments.sequence ? known.comments : view.comments,
    sequence: isOlder ? known.sequence : view.sequence,
    confirmed: isOlder ? known.confirmed : newerFields(known?.confirmed, view.activities),
    pending: known?.pending ?? [],
    verdicts: new Map(view.verdicts.map(({ reference, verdict, risk, at }) => [reference, { verdict, risk, at }])),
  };
}

/** What the screen shows: the confirmed states with this window's own unanswered edits on top. */
export function shownStates({ confirmed, pending, sequence, me }: Pick<Roadmap, 'confirmed' | 'pending' | 'sequence' | 'me'>): ActivityStates {
  let states = confirmed;
  for (const request of pending) {
    const overlaid = { ...request, edits: request.edits.map((edit) => ({ ...edit, seen: Number.MAX_SAFE_INTEGER })) };
    const applied = applyChange(states, overlaid, { sequence: sequence + 1, at: new Date().toISOString(), by: me.person });
    if (applied.outcome === 'applied') states = new Map([...states, ...applied.states.map((state) => [state.id, state] as const)]);
  }
  return states;
}

export function withRequest(roadmap: Roadmap, request: ChangeRequest): Roadmap {
  return { ...roadmap, pending: [...roadmap.pending, request] };
}

/** The request was answered, or given up. */
export function withoutRequest(roadmap: Roadmap, changeId: string): Roadmap {
  return { ...roadmap, pending: roadmap.pending.filter((request) => request.changeId !== changeId) };
}

/** Somebody's change arrived, this window's own included. A gap in the numbers stays to be filled by the stream. */
export function withChange(roadmap: Roadmap, change: Change): Roadmap {
  const { pending } = withoutRequest(roadmap, change.changeId);
  const sequence = change.sequence === roadmap.sequence + 1 ? change.sequence : roadmap.sequence;
  return { ...roadmap, pending, sequence, confirmed: replayChange(roadmap.confirmed, change) };
}

/** All changes up to `sequence` arrived together. */
export function withChanges(roadmap: Roadmap, changes: readonly Change[], sequence: number): Roadmap {
  const caughtUp = changes.reduce(withChange, roadmap);
  return { ...caughtUp, sequence: Math.max(caughtUp.sequence, sequence) };
}

/**
 * News of a run. Of one that failed or was cancelled only the run that was being followed counts: the newest finished one stays.
 * @returns whether the run has just ended, as far as this window knew
 */
export function withRun(roadmap: Roadmap, run: RunView): { readonly roadmap: Roadmap; readonly hasEnded: boolean } {
  const known = roadmap.latestRun;
  const isFollowed = known?.id === run.id;
  if (isGoing(run)) return { roadmap: { ...roadmap, latestRun: run }, hasEnded: false };
  if (isFollowed && !isGoing(known)) return { roadmap, hasEnded: false };
  if (run.state !== 'finished' && !isFollowed) return { roadmap, hasEnded: false };
  // An imported report may be older than what is shown: the lists change, the newest run stays.
  if (known && !isFollowed && !isGoing(known) && Date.parse(run.startedAt) < Date.parse(known.startedAt)) return { roadmap, hasEnded: true };
  return { roadmap: { ...roadmap, latestRun: run }, hasEnded: true };
}

/** Somebody commented, or deleted a comment. What is known already changes nothing. */
export function withComment(roadmap: Roadmap, { sequence, comment, count }: CommentNews): Roadmap {
  const { comments } = roadmap;
  if (sequence <= comments.sequence) return roadmap;
  return { ...roadmap, comments: { sequence, counts: { ...comments.counts, [comment.activity]: count } } };
}

/** A refused request leaves what others set meanwhile. */
export function withRefusal(roadmap: Roadmap, changeId: string, { conflicts }: ChangeConflict): Roadmap {
  return { ...withoutRequest(roadmap, changeId), confirmed: newerFields(roadmap.confirmed, conflicts.map(({ theirs }) => theirs)) };
}

/** The conflicts that this request would have here and now, without asking the server. */
export function localConflicts({ confirmed, sequence, me }: Roadmap, request: ChangeRequest): ChangeConflict['conflicts'] {
  const outcome = applyChange(confirmed, request, { sequence: sequence + 1, at: new Date().toISOString(), by: me.person });
  return outcome.outcome === 'refused' ? [...outcome.conflicts] : [];
}

/** Puts a refusal into the terms of the form: my value against theirs. */
export function fieldConflicts(request: ChangeRequest, conflicts: ChangeConflict['conflicts'], sequence: number): FieldConflict[] {
  return conflicts.flatMap(({ activity, field, theirs }) => {
    const mine = request.edits.findLast((edit) => edit.activity === activity && edit.set[field] !== undefined)?.set[field];
    return mine === undefined ? [] : [{ activity, field, mine, theirs: theirs[field], stamp: theirs.stamps[field] ?? null, sequence }];
  });
}

/** Conflicts that one edit of many activities ran into, together: one question for each thing that the person did. */
export function groupConflicts(conflicts: readonly FieldConflict[]): readonly (readonly FieldConflict[])[] {
  const groups = new Map<string, FieldConflict[]>();
  for (const conflict of conflicts) {
    const key = JSON.stringify([conflict.field, conflict.mine]);
    groups.set(key, [...(groups.get(key) ?? []), conflict]);
  }
  return [...groups.values()];
}

/** The edits of a refused request that nobody contradicted. */
export function uncontested(request: ChangeRequest, conflicts: ChangeConflict['conflicts']): ChangeRequest['edits'] {
  const contested = new Set(conflicts.map(({ activity, field }) => `${activity} ${field}`));
  return request.edits.flatMap((edit) => {
    const fields = fieldNames.filter((field) => edit.set[field] !== undefined && !contested.has(`${edit.activity} ${field}`));
    return fields.length === 0 ? [] : [{ ...edit, set: Object.fromEntries(fields.map((field) => [field, edit.set[field]])) }];
  });
}

function newerFields(known: ActivityStates | undefined, states: readonly ActivityState[]): ActivityStates {
  const merged = new Map(known);
  for (const state of states) merged.set(state.id, newerOf(merged.get(state.id), state));
  return merged;
}

/** Field by field, the value with the later stamp. Keeps the known object when nothing is newer, so that its card need not render. */
function newerOf(known: ActivityState | undefined, state: ActivityState): ActivityState {
  if (!known) return state;
  const newer = fieldNames.filter((field) => (state.stamps[field]?.sequence ?? 0) > (known.stamps[field]?.sequence ?? 0));
  if (newer.length === 0) return known;
  return {
    ...known,
    ...Object.fromEntries(newer.map((field) => [field, state[field]])),
    stamps: { ...known.stamps, ...Object.fromEntries(newer.map((field) => [field, state.stamps[field]])) },
  };
}
