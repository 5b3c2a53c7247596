import { z } from 'zod';
import { activityFieldsSchema, fieldNames, untouched, type ActivityFields } from '../../../../src/roadmap/activity-state.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import type { Change, ChangeRequest, Edit } from '../../../../src/roadmap/change.ts';

/** How many of one's own changes can be taken back. */
export const mostSteps = 20;

/** What one activity was before one's own change, and with which request that was asked for. */
interface Former {
  readonly activity: string;
  readonly before: Partial<ActivityFields>;
  /** The ticks that the change left: taking it back takes back these, and no one else's. */
  readonly stepsAfter: ActivityFields['steps'] | undefined;
  readonly changeId: string;
  /** The change's number in the history; null while the server has not answered. */
  readonly sequence: number | null;
}

/** One thing the person did, however many activities and changes it took. */
export interface UndoStep {
  readonly id: string;
  /** What was done, as a sentence. */
  readonly said: string;
  readonly formers: readonly Former[];
}

/** Reads a step that the window kept. */
export const undoStepSchema: z.ZodType<UndoStep> = z.object({
  id: z.string(),
  said: z.string(),
  formers: z.array(z.object({
    activity: z.string(),
    before: activityFieldsSchema.partial(),
    stepsAfter: activityFieldsSchema.shape.steps.optional(),
    changeId: z.string(),
    sequence: z.int().nullable(),
  }).transform(({ stepsAfter, ...former }) => ({ ...former, stepsAfter }))),
});

/** Newest last. */
export type UndoHistory = readonly UndoStep[];

/**
 * Notes what a request is about to change.
 * @param states what the screen shows before it
 */
export function remember(history: UndoHistory, step: Pick<UndoStep, 'id' | 'said'>, request: ChangeRequest, states: ActivityStates): UndoHistory {
  // Asked for by an earlier page, and by this one again.
  if (history.some(({ formers }) => formers.some(({ changeId }) => changeId === request.changeId))) return history;
  const formers = request.edits.flatMap(({ activity, set }): Former[] => {
    const state = states.get(activity) ?? untouched(activity);
    const changed = fieldNames.filter((field) => set[field] !== undefined && JSON.stringify(set[field]) !== JSON.stringify(state[field]));
    if (changed.length === 0) return [];
    return [{ activity, before: Object.fromEntries(changed.map((field) => [field, state[field]])), stepsAfter: set.steps, changeId: request.changeId, sequence: null }];
  });
  if (formers.length === 0) return history;
  const known = history.find(({ id }) => id === step.id);
  const grown = { ...step, formers: [...(known?.formers ?? []), ...formers] };
  return [...history.filter(({ id }) => id !== step.id), grown].slice(-mostSteps);
}

/** The server saved a change: what it found before counts, it may have known more than this window. */
export function confirm(history: UndoHistory, changeId: string, change: Change | null): UndoHistory {
  if (!change) return forget(history, changeId);
  return history.map((step) => {
    if (!step.formers.some((former) => former.changeId === changeId)) return step;
    const saved = change.edits.map(({ activity, before, after }) => ({ activity, before, stepsAfter: after.steps, changeId, sequence: change.sequence }));
    return { ...step, formers: [...step.formers.filter((former) => former.changeId !== changeId), ...saved] };
  });
}

/** The server did not save a change: there is nothing to take back. */
export function forget(history: UndoHistory, changeId: string): UndoHistory {
  return history.flatMap((step) => {
    const formers = step.formers.filter((former) => former.changeId !== changeId);
    if (formers.length === step.formers.length) return [step];
    return formers.length > 0 ? [{ ...step, formers }] : [];
  });
}

/**
 * The edits that take a step back. A field that somebody else set after it is a conflict, as with every edit.
 * @param sequence of the roadmap as it is shown, for what the server has not numbered yet
 */
export const editsToUndo = ({ formers }: UndoStep, sequence: number): Edit[] =>
  formers.map(({ activity, before, stepsAfter, sequence: numbered }) => (
    { activity, set: before, seen: numbered ?? sequence, ...(before.steps && stepsAfter && { stepsBefore: stepsAfter }) }));
