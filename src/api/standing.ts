import { z } from 'zod';
import type { TenantStanding } from '../assessment/standing.ts';
import { pillarIds } from '../catalog/catalog.ts';
import { runViewSchema } from './assessment.ts';

/** `accepted`: checks that no count has, because the team has accepted their risk. A server that is being replaced does not say it. */
const scoreSchema = runViewSchema.shape.score.extend({ accepted: z.number().default(0) });

/** Where the tenant stands by the newest outcome of every check, and which runs these come from: ids, the one that looked last first. */
export const standingViewSchema = scoreSchema.extend({
  /** Never empty. */
  runs: z.array(runViewSchema.pick({ id: true, startedAt: true, source: true })),
  pillars: z.array(scoreSchema.extend({ pillar: z.enum(pillarIds), runs: z.array(z.string()) })),
});
export type StandingView = z.infer<typeof standingViewSchema>;

export function standingView({ percent, counts, accepted, runs, pillars }: TenantStanding): StandingView {
  return {
    percent, counts, accepted,
    runs: runs.map(({ id, startedAt, source }) => ({ id, startedAt, source })),
    pillars: pillars.map((of) => ({ ...of, runs: of.runs.map(({ id }) => id) })),
  };
}
