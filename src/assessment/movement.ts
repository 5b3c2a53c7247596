import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import { compareRuns, type Comparison } from './compare.ts';
import { outcomeKey, type Outcome, type Run } from './run.ts';
import { scoreTrend, type TrendPoint } from './trend.ts';

type Looked = Pick<Run, 'id' | 'startedAt' | 'source' | 'outcomes'>;

/** How a score moved, and what the last run that looked changed. */
export interface Movement {
  /** Oldest first; empty without a second run to compare with. */
  readonly trend: readonly TrendPoint[];
  /** What is known since the last run against what was known before it; null without one before. */
  readonly since: { readonly run: Looked; readonly before: Looked; readonly comparison: Comparison } | null;
}
export interface Movements {
  readonly total: Movement;
  /** Of every pillar that a run has looked at, in the order of the pillars. */
  readonly pillars: readonly (Movement & { readonly pillar: PillarId })[];
}

/**
 * How the scores of a tenant moved, in total and per pillar. Every point is what was known after a run, so that one over a single
 * pillar moves nothing in the others; a pillar has a point for every run that looked at it.
 * @param runs finished, the one that looked last first
 * @param most points of a line
 */
export function movementsOf(runs: readonly Looked[], most: number): Movements {
  return {
    total: movementOf(runs, most),
    pillars: pillarIds.flatMap((pillar) => {
      const looked = runs
        .map((run): Looked => ({ ...run, outcomes: run.outcomes.filter(({ pillars }) => pillars.includes(pillar)) }))
        .filter(({ outcomes }) => outcomes.length > 0);
      return looked.length === 0 ? [] : [{ pillar, ...movementOf(looked, most) }];
    }),
  };
}

function movementOf(runs: readonly Looked[], most: number): Movement {
  const ofTenant = runs.filter(({ source }) => source.tenantId === runs[0]?.source.tenantId);
  const known = knownAfterEach(ofTenant, most);
  const [now, then] = known;
  return {
    trend: scoreTrend(known.map(({ run: { startedAt }, outcomes }) => ({ startedAt, outcomes })), most),
    since: now && then ? { run: now.run, before: then.run, comparison: compareRuns(then.outcomes, now.outcomes) } : null,
  };
}

/** The newest outcome of every check as of each of the last runs, the last first. */
function knownAfterEach(runs: readonly Looked[], most: number): { readonly run: Looked; readonly outcomes: Outcome[] }[] {
  const known = new Map<string, Outcome>();
  const after: { run: Looked; outcomes: Outcome[] }[] = [];
  for (const [index, run] of [...runs.entries()].reverse()) {
    for (const outcome of run.outcomes) known.set(outcomeKey(outcome), outcome);
    if (index < most) after.unshift({ run, outcomes: [...known.values()] });
  }
  return after;
}
