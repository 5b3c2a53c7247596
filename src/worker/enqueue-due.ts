import type { House } from '../operations/house.ts';
import { nightOf } from './clean-up-job.ts';
import { enqueueScheduledAssessments } from './scheduled-assessments.ts';
import { enqueueDelivery } from './sender-due.ts';

/**
 * Puts this night's clean-up on the queue, unless the tenant keeps everything or it is done.
 * @returns how many were queued
 */
async function enqueueCleanUp({ tenantId, storage, now }: House): Promise<number> {
  const keep = await storage.retention.get(tenantId);
  const occurrence = nightOf(now());
  if (Object.values(keep).every((months) => months === null) || await storage.deliveries.isSent(occurrence, tenantId)) return 0;
  await storage.jobs.send({ kind: 'clean-up', tenantId, occurrence });
  return 1;
}

/** Everything that is due: messages, scheduled assessments and the nightly clean-up. @returns how many jobs were queued */
export async function enqueueDue(house: House): Promise<number> {
  return (await enqueueDelivery(house)) + (await enqueueScheduledAssessments(house)) + (await enqueueCleanUp(house));
}
