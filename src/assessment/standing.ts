import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import { outcomeKey, type Outcome, type Run } from './run.ts';
import { scoreOf, type Score } from './score.ts';

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

/** Whether a score counts a check. @param accepted numbers of the checks whose risk the team has accepted */
export const isCounted = ({ reference }: Pick<Outcome, 'reference'>, accepted: ReadonlySet<number>): boolean => reference === null || !accepted.has(reference);

/** A score by the newest outcome of every check, without those whose risk the team has accepted. */
export interface StandingScore extends Score {
  /** How many checks are left out for that; no other count has them. */
  readonly accepted: number;
}

interface Sourced<R> extends StandingScore {
  /** The runs that these outcomes come from, the one that looked last first; never empty. */
  readonly runs: readonly R[];
}

/** Where a tenant stands, in the eyes of one team. */
export interface TenantStanding<R = Run> extends Sourced<R> {
  /** Every pillar that has an outcome, in the order of the pillars. */
  readonly pillars: readonly (Sourced<R> & { readonly pillar: PillarId })[];
}

/**
 * @param runs finished, the one that looked last first
 * @param accepted numbers of the checks whose risk the team has accepted: they do not count
 * @returns null before the first run
 */
export function standingOf<R extends Pick<Run, 'outcomes'>>(runs: readonly R[], accepted: ReadonlySet<number>): TenantStanding<R> | null {
  const [last] = runs;
  if (!last) return null;
  const score = (latest: readonly LatestOutcome<R>[]): Sourced<R> => {
    const counted = latest.map(({ outcome }) => outcome).filter((outcome) => isCounted(outcome, accepted));
    const sources = new Set(latest.map(({ run }) => run));
    return { ...scoreOf(counted), accepted: latest.length - counted.length, runs: runs.filter((run) => sources.has(run)) };
  };
  const newest = newestOutcomes(runs);
  const total = score(newest);
  return {
    ...total,
    // A run that judged nothing has looked all the same.
    runs: newest.length === 0 ? [last] : total.runs,
    pillars: pillarIds
      .map((pillar) => ({ pillar, of: newest.filter(({ outcome }) => outcome.pillars.includes(pillar)) }))
      .filter(({ of }) => of.length > 0)
      .map(({ pillar, of }) => ({ pillar, ...score(of) })),
  };
}
