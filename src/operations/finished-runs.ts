import type { Run } from '../assessment/run.ts';
import type { House } from './house.ts';

/** How many runs back anybody looks for the newest ones: years of monthly runs. */
const runsLookedBack = 50;

/**
 * The finished assessments of the tenant, the one that looked at it last first. Storage lists runs by when they were added:
 * a report that is imported today may be months old, and must not stand before the run of yesterday.
 */
export async function finishedRuns(house: House): Promise<Run[]> {
  const runs = await house.storage.assessments.list(house.tenantId, runsLookedBack);
  return lastLookedFirst(runs.filter(({ state }) => state === 'finished'));
}

/** Sorts runs by when they looked at the tenant, the last first; equal moments keep their order. */
export function lastLookedFirst<R extends Pick<Run, 'startedAt'>>(runs: readonly R[]): R[] {
  return [...runs].sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
}
