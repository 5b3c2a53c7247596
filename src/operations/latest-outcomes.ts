import { newestOutcomes, type LatestOutcome } from '../assessment/standing.ts';
import { finishedRuns } from './finished-runs.ts';
import type { House } from './house.ts';

export type { LatestOutcome } from '../assessment/standing.ts';

/** The newest outcome of every numbered check, imports included. */
export async function latestOutcomes(house: House): Promise<ReadonlyMap<number, LatestOutcome>> {
  return new Map(newestOutcomes(await finishedRuns(house)).flatMap((latest) => (latest.outcome.reference === null ? [] : [[latest.outcome.reference, latest] as const])));
}
