import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { pillarIds } from '../catalog/catalog.ts';
import { activityFieldsSchema } from './activity-state.ts';

/** The most activities one change may touch: the whole catalog, and then some. */
export const maxEditsPerChange = 1000;

/** One activity's part of a change that somebody asks for. */
export const editSchema = z.strictObject({
  activity: z.string().min(1).max(100),
  set: activityFieldsSchema.partial().strict().refine((set) => Object.keys(set).length > 0, 'names no field to set'),
  /** The sequence of the roadmap that the author had before them: a field set by others after it is a conflict. */
  seen: z.int().min(0),
  /** The ticks that the author had before them, where `set` names steps: only what they ticked or unticked themselves is changed. */
  stepsBefore: activityFieldsSchema.shape.steps.optional(),
});
export type Edit = z.infer<typeof editSchema>;

/** What somebody asks for. */
export const changeRequestSchema = z.strictObject({
  /** Made by the client; the same id sent again changes nothing a second time. */
  changeId: z.string().min(8).max(64),
  edits: z.array(editSchema).min(1).max(maxEditsPerChange),
});
export type ChangeRequest = z.infer<typeof changeRequestSchema>;

/** What a change was made for, where that is more than its edits say. */
export const changeReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset'), pillar: z.enum(pillarIds) }),
  /** `sequence` of the reset that was taken back. */
  z.object({ kind: z.literal('undo-reset'), pillar: z.enum(pillarIds), sequence: z.int().min(1) }),
]);
export type ChangeReason = z.infer<typeof changeReasonSchema>;

/** What the app itself does for somebody: it says what for, which nobody can claim of their own edits. */
export interface ChangeOrder extends ChangeRequest {
  readonly reason?: ChangeReason;
}

const fieldsBeforeAndAfter = activityFieldsSchema.partial();

/** A change that happened: one line of the roadmap's append-only history. */
export const changeSchema = z.object({
  sequence: z.int().min(1),
  changeId: z.string(),
  at: z.string(),
  by: personSchema,
  edits: z.array(z.object({ activity: z.string(), before: fieldsBeforeAndAfter, after: fieldsBeforeAndAfter })),
  // One that only a newer version knows is none here: the change itself is readable.
  reason: changeReasonSchema.optional().catch(undefined),
});
export type Change = z.infer<typeof changeSchema>;
