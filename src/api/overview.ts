import { z } from 'zod';
import type { Movement, Movements } from '../assessment/movement.ts';
import { outcomeSchema, type Run } from '../assessment/run.ts';
import { pillarIds } from '../catalog/catalog.ts';
import { overviewSchema } from '../overview/overview.ts';

const runMarkSchema = z.object({ id: z.string(), startedAt: z.string() });

/** How a score moved: `trend` counts the checks that were judged at all its points. */
const movementSchema = z.object({
  /** Oldest first; empty without a second assessment to compare with. */
  trend: z.array(z.object({ startedAt: z.string(), percent: z.number() })),
  /** What the last assessment changed; null without one before, and for guests. */
  since: z.object({
    run: runMarkSchema,
    /** The oldest of those that this is compared with; `isMixed` when there are several. */
    before: runMarkSchema,
    isMixed: z.boolean(),
    scoreDelta: z.number().nullable(),
    /** How many checks were fixed, are judged for the first time, are no longer judged. */
    fixed: z.int(),
    added: z.int(),
    gone: z.int(),
    /** What passed before and does not now, and the id of the assessment that found it. */
    broken: z.array(outcomeSchema.pick({ id: true, title: true, verdict: true, risk: true }).extend({ run: z.string() })),
  }).nullable(),
});
export type MovementView = z.infer<typeof movementSchema>;

/** `GET /api/roadmaps/:roadmap/overview`: how the scores moved, and the tenant in numbers. */
export const overviewViewSchema = z.object({
  total: movementSchema,
  pillars: z.array(movementSchema.extend({ pillar: z.enum(pillarIds) })),
  /** Of the newest assessment that asked for them; null without one, and for guests. */
  tenant: z.object({ at: z.string(), overview: overviewSchema }).nullable(),
});
export type OverviewView = z.infer<typeof overviewViewSchema>;

/** @param options.withFindings what was found by name, and the tenant's figures: not for guests */
export function overviewView({ total, pillars }: Movements, asked: Run | null, options: { readonly withFindings: boolean }): OverviewView {
  return {
    total: movementView(total, options),
    pillars: pillars.map(({ pillar, ...movement }) => ({ pillar, ...movementView(movement, options) })),
    tenant: asked?.overview && options.withFindings ? { at: asked.startedAt, overview: asked.overview } : null,
  };
}

function movementView({ trend, since }: Movement, { withFindings }: { readonly withFindings: boolean }): MovementView {
  return { trend: [...trend], since: since && withFindings ? sinceView(since) : null };
}

function sinceView({ run, before, isMixed, comparison: { scoreDelta, fixed, added, gone }, broken }: NonNullable<Movement['since']>): MovementView['since'] {
  return {
    run: markOf(run), before: markOf(before), isMixed, scoreDelta, fixed: fixed.length, added: added.length, gone: gone.length,
    broken: broken.map(({ outcome: { id, title, verdict, risk }, run: { id: foundBy } }) => ({ id, title, verdict, risk, run: foundBy })),
  };
}

const markOf = ({ id, startedAt }: Pick<Run, 'id' | 'startedAt'>) => ({ id, startedAt });
