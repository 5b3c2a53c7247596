import type { PillarId } from '../catalog/catalog.ts';
import { outcomeKey, type Outcome, type Run } from './run.ts';
import { scoreByPillar, scoreOf, type PillarScore, type Score } from './score.ts';

/** What a check said last, and in which run. */
export interface LatestOutcome<R = Run> {
  readonly outcome: Outcome;
  readonly run: R;
}

/**
 * The newest outcome of every check over all runs: one over a single pillar, or a report of a few checks, does not hide what
 * earlier ones found in the others. A skipped or failed read of a check is its newest outcome too: yesterday's proof does not
 * survive today's refusal.
 * @param runs finished, the one that looked last first
 */
export function newestOutcomes<R extends Pick<Run, 'outcomes'>>(runs: readonly R[]): LatestOutcome<R>[] {
  const newest = new Map<string, LatestOutcome<R>>();
  for (const run of runs) {
    for (const outcome of run.outcomes) {
      const key = outcomeKey(outcome);
      if (!newest.has(key)) newest.set(key, { outcome, run });
    }
  }
  return [...newest.values()];
}

/** Where a tenant stands by the newest outcome of every check. */
export interface TenantStanding<R = Run> extends Score {
  /** The runs that these outcomes come from, the one that looked last first; never empty. */
  readonly runs: readonly R[];
  /** Every pillar that has an outcome, in the order of the pillars. */
  readonly pillars: readonly (PillarScore & { readonly runs: readonly R[] })[];
}

/** @param runs finished, the one that looked last first @returns null before the first */
export function standingOf<R extends Pick<Run, 'outcomes'>>(runs: readonly R[]): TenantStanding<R> | null {
  const [last] = runs;
  if (!last) return null;
  const newest = newestOutcomes(runs);
  const comingFrom = (latest: readonly LatestOutcome<R>[]) => {
    const sources = new Set(latest.map(({ run }) => run));
    return runs.filter((run) => sources.has(run));
  };
  const ofPillar = (pillar: PillarId) => newest.filter(({ outcome }) => outcome.pillars.includes(pillar));
  const outcomes = newest.map(({ outcome }) => outcome);
  return {
    ...scoreOf(outcomes),
    // A run that judged nothing has looked all the same.
    runs: newest.length === 0 ? [last] : comingFrom(newest),
    pillars: scoreByPillar(outcomes).map((score) => ({ ...score, runs: comingFrom(ofPillar(score.pillar)) })),
  };
}
