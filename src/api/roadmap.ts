import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { risks, verdictSchema } from '../assessment/verdict.ts';
import { activityStateSchema, fieldNames } from '../roadmap/activity-state.ts';
import { changeSchema } from '../roadmap/change.ts';
import { commentNewsSchema } from '../roadmap/comment.ts';
import { licensesSchema } from '../overview/overview.ts';
import { runViewSchema } from './assessment.ts';
import { standingViewSchema } from './standing.ts';

export const roles = ['operator', 'member', 'guest'] as const;
export type Role = (typeof roles)[number];

/** Somebody who has the roadmap open now. `session` is one browser window. */
export const viewerSchema = z.object({ session: z.string(), person: personSchema, activity: z.string().nullable() });
export type Viewer = z.infer<typeof viewerSchema>;

/** `GET /api/roadmaps/:roadmap`: everything the board needs besides the catalog. */
export const roadmapViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Number of the newest change that `activities` contains. */
  sequence: z.int().min(0),
  /** Activities that somebody touched; every other one is untouched. */
  activities: z.array(activityStateSchema),
  /** How many comments each activity has, and the number of the newest news of comments that `counts` contains. */
  comments: z.object({ sequence: z.int().min(0), counts: z.record(z.string(), z.int().min(0)) }),
  /** Newest verdict per check number; `evidenceOf` turns it into the evidence of an activity, `nextSteps` weighs it. */
  verdicts: z.array(z.object({ reference: z.int(), verdict: verdictSchema, risk: z.enum(risks), at: z.string() })),
  /** Null before the first assessment. */
  standing: standingViewSchema.nullable(),
  /** `assessors` where the organisation named a group of people who may assess the tenant. */
  me: z.object({ person: personSchema, role: z.enum(roles), assessors: z.object({ includeMe: z.boolean(), namesHere: z.array(z.string()).readonly(), isUnknown: z.boolean().optional() }).optional() }),
  viewers: z.array(viewerSchema),
  latestRun: runViewSchema.nullable(),
  /** Licences that the tenant owns and lacks; null while no assessment knows. */
  licenses: licensesSchema.nullable().default(null),
});
export type RoadmapView = z.infer<typeof roadmapViewSchema>;

/** `GET /api/roadmaps/:roadmap/members`: who can own an activity, and who of them may accept a risk. */
export const memberListSchema = z.object({ members: z.array(personSchema.extend({ guest: z.boolean(), mayAcceptRisk: z.boolean() })) });
export type Member = z.infer<typeof memberListSchema>['members'][number];

/** `POST /api/roadmaps/:roadmap/changes` → 200. */
export const changeAcceptedSchema = z.object({ change: changeSchema.nullable(), sequence: z.int() });

/** `POST /api/roadmaps/:roadmap/changes` → 409: a problem document with the state as it is now. */
export const changeConflictSchema = z.object({
  title: z.string(),
  status: z.literal(409),
  sequence: z.int(),
  conflicts: z.array(z.object({ activity: z.string(), field: z.enum(fieldNames), theirs: activityStateSchema })),
});
export type ChangeConflict = z.infer<typeof changeConflictSchema>;

/** `GET /api/roadmaps/:roadmap/changes?after=N` and `GET …/activities/:activity/history` (newest first). */
export const changeListSchema = z.object({ sequence: z.int(), changes: z.array(changeSchema) });

/** `PUT /api/roadmaps/:roadmap/viewers/:session`: what this window looks at; also keeps it alive. */
export const viewingSchema = z.strictObject({ activity: z.string().nullable() });

/**
 * `GET /api/roadmaps/:roadmap/events?after=N&comments=N&session=S`: server-sent events, each `data` is one of these;
 * changes and news of comments after the two numbers come first.
 * A heartbeat comment comes every 15 s; the server closes with `bye` before 230 s and the client resumes.
 */
export const liveEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('change'), change: changeSchema }),
  commentNewsSchema.extend({ type: z.literal('comment') }),
  z.object({ type: z.literal('viewers'), viewers: z.array(viewerSchema) }),
  z.object({ type: z.literal('run'), run: runViewSchema }),
  z.object({ type: z.literal('bye') }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;
