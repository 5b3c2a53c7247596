import type { Logger } from 'pino';
import { newestOutcomes } from '../assessment/standing.ts';
import { finishedRuns } from '../operations/finished-runs.ts';
import type { House } from '../operations/house.ts';

/** Rows that one job removes: some seconds of work. What is left is the next job's. */
const mostRowsPerJob = 2_000;
const leaseMs = 10 * 60_000;
const goOnAfterMs = 1_000;
/** An hour of the night, in UTC: a clean-up is small, and any hour does. */
const nightlyHour = 2;

/** Names the night that a moment belongs to. */
export const nightOf = (now: Date): string => `clean-up:${new Date(now.getTime() - nightlyHour * 60 * 60 * 1000).toISOString().slice(0, 10)}`;

export interface CleanUpParts {
  readonly house: House;
  readonly log: Logger;
  readonly mostRows?: number;
}

/**
 * Removes what the tenant no longer wants to keep. Bounded: a job that has not come to the end queues the next one.
 * Whatever is the newest word on a check stays, and so do the newest finished run and the state of every activity.
 */
export async function cleanUp({ house, log, mostRows = mostRowsPerJob }: CleanUpParts, job: { readonly occurrence: string }): Promise<void> {
  const { retention, deliveries, jobs } = house.storage;
  const lease = await deliveries.lease(job.occurrence, house.tenantId, leaseMs, house.now());
  if (!lease.leased) return;
  try {
    const keep = await retention.get(house.tenantId);
    const finished = await finishedRuns(house);
    const keepRuns = new Set([...finished.slice(0, 1), ...newestOutcomes(finished).map(({ run }) => run)].map(({ id }) => id));
    const before = (months: number | null): Date | null => (months === null ? null : monthsBefore(house.now(), months));
    const { removed, isComplete } = await retention.cleanUp(house.tenantId, { before: { evidence: before(keep.evidence), runs: before(keep.runs), history: before(keep.history) }, keepRuns, mostRows, at: house.now() });
    log.info({ removed, isComplete }, 'what is no longer kept was removed');
    if (isComplete) {
      await deliveries.markSent(job.occurrence, house.tenantId, lease.token, house.now());
      return;
    }
  } catch (error) {
    await deliveries.release(job.occurrence, house.tenantId, lease.token);
    throw error;
  }
  await deliveries.release(job.occurrence, house.tenantId, lease.token);
  await jobs.send({ kind: 'clean-up', tenantId: house.tenantId, occurrence: job.occurrence }, goOnAfterMs);
}

/** The same day of an earlier month, or its last day where it is shorter. */
export function monthsBefore(now: Date, months: number): Date {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date;
}
