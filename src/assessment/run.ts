import { z } from 'zod';
import { pillarIds } from '../catalog/catalog.ts';
import { overviewSchema } from '../overview/overview.ts';
import { risks, verdictSchema } from './verdict.ts';

/** Somebody of the tenant: Entra object id and display name. */
export const personSchema = z.object({ id: z.string().min(1), name: z.string() });
export type Person = z.infer<typeof personSchema>;

/** A result without its words and rows: enough for scores, comparison and the evidence of activities. */
export const outcomeSchema = z.object({
  id: z.string(),
  reference: z.int().nullable(),
  title: z.string(),
  verdict: verdictSchema,
  risk: z.enum(risks),
  pillars: z.array(z.enum(pillarIds)),
  /** Runs of older versions did not keep it beside the verdict. */
  category: z.string().optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** Under what a check is known in every run: the public number joins one of ours with the same one in an imported report. */
export const outcomeKey = ({ id, reference }: Pick<Outcome, 'id' | 'reference'>): string => (reference === null ? id : String(reference));

/** Leaves a result's words and rows behind. */
export const outcomeOf = ({ id, reference, title, verdict, risk, pillars, category }: Outcome): Outcome => (
  { id, reference, title, verdict, risk, pillars, ...(category !== undefined && { category }) });

export const runSourceSchema = z.object({
  /** `sample` is invented data and labelled as such wherever it shows; `import` is a report of the public assessment. */
  kind: z.enum(['tenant', 'sample', 'import']),
  tenantId: z.string(),
  tenantName: z.string(),
});
export type RunSource = z.infer<typeof runSourceSchema>;

export const runStates = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;

/** One assessment: its header. Results are stored beside it. */
export const runSchema = z.object({
  id: z.string(),
  state: z.enum(runStates),
  source: runSourceSchema,
  startedBy: personSchema,
  /** ISO 8601, UTC. For an import: when the report was made. */
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Whether it started by itself: then `startedBy` is who set the schedule. Runs of older versions never did. */
  scheduled: z.boolean().optional(),
  /** Pillars that were asked for; null is all. */
  pillars: z.array(z.enum(pillarIds)).nullable(),
  /** Version of the app, or of the tool that wrote the imported report. */
  version: z.string(),
  progress: z.object({ done: z.int(), total: z.int(), pillar: z.enum(pillarIds).nullable() }),
  /** Why a failed run failed and what to do; null otherwise. */
  failure: z.string().nullable(),
  /** The tenant in numbers; runs of older versions and imported reports have none. */
  overview: overviewSchema.nullish(),
  /** Empty until the run is finished. */
  outcomes: z.array(outcomeSchema),
});
export type Run = z.infer<typeof runSchema>;
