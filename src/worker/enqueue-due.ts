import type { House } from '../operations/house.ts';
import { nightOf } from './clean-up-job.ts';
import { enqueueScheduledAssessments } from './scheduled-assessments.ts';
import { enqueueDelivery } from './sender-due.ts';

/** A clean-up whose job got lost is queued anew after this; one that goes on longer is not disturbed by a second. */
const queuedMs = 60 * 60 * 1000;

/**
 * Puts this night's clean-up on the queue, unless the tenant keeps everything, or it is done or on its way: every worker asks
 * twice a minute, and a clean-up that is not at its end queues its next piece itself.
 * @returns how many were queued
 */
async function enqueueCleanUp({ tenantId, storage, now }: House): Promise<number> {
  const { evidence, runs, history } = await storage.retention.get(tenantId);
  const occurrence = nightOf(now());
  if ([evidence, runs, history].every((months) => months === null) || await storage.deliveries.isSent(occurrence, tenantId)) return 0;
  const { leased } = await storage.deliveries.lease(`clean-up-queued:${occurrence}`, tenantId, queuedMs, now());
  if (!leased) return 0;
  await storage.jobs.send({ kind: 'clean-up', tenantId, occurrence });
  return 1;
}

/** Everything that is due: messages, scheduled assessments and the nightly clean-up. @returns how many jobs were queued */
export async function enqueueDue(house: House): Promise<number> {
  return (await enqueueDelivery(house)) + (await enqueueScheduledAssessments(house)) + (await enqueueCleanUp(house));
}
