import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { pillarIds } from '../catalog/catalog.ts';

/** `POST /api/roadmaps/:roadmap/resets`: sets every activity of a pillar back. */
export const resetRequestSchema = z.strictObject({
  /** Made by the client; sent again, nothing is reset a second time. */
  changeId: z.string().min(8).max(64),
  pillar: z.enum(pillarIds),
  /** The pillar's name as the person typed it. */
  confirmation: z.string().max(100),
});
export type ResetRequest = z.infer<typeof resetRequestSchema>;

/** A pillar that was set back. */
export const resetSchema = z.object({
  /** Number of the change, which stands in the history of every activity. */
  sequence: z.int().min(1),
  pillar: z.enum(pillarIds),
  /** ISO 8601, UTC. */
  at: z.string(),
  by: personSchema,
  /** How many activities were set back: those that anybody had touched. */
  activities: z.int(),
  /** Until when it can be undone. */
  undoableUntil: z.string(),
  /** Who took it back; null while it stands. */
  undone: z.object({ at: z.string(), by: personSchema }).nullable(),
});
export type Reset = z.infer<typeof resetSchema>;

/** Answer to `POST …/resets`; null when nobody had touched anything of the pillar. */
export const resetAnswerSchema = z.object({ reset: resetSchema.nullable() });

/** `GET /api/roadmaps/:roadmap/resets`: those that can be undone or were, newest first. */
export const resetListSchema = z.object({ resets: z.array(resetSchema) });

/** Answer to `POST …/resets/:sequence/undo`. */
export const undoneResetSchema = z.object({
  pillar: z.enum(pillarIds),
  /** Activities that have again what they had. */
  restored: z.int(),
  /** Activities that somebody changed since: they keep what they have. */
  kept: z.int(),
});
export type UndoneReset = z.infer<typeof undoneResetSchema>;
