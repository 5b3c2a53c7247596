import { lastOccurrence } from '../digest/schedule.ts';
import type { House } from '../operations/house.ts';
import { nightOf } from './clean-up-job.ts';
import { enqueueScheduledAssessments } from './scheduled-assessments.ts';

/** How late a digest may still be sent: after a longer outage the next one says it all. */
const lateByAtMostMs = 24 * 60 * 60 * 1000;

/**
 * Puts every digest that is due on the queue. Safe to call as often as you like and from anywhere: deliveries are leased
 * and marked, so an occurrence that is queued twice is sent once.
 * @returns how many were queued
 */
export async function enqueueDueDigests(house: House): Promise<number> {
  const now = house.now();
  const conversations = await house.storage.conversations.list(house.tenantId);
  const due = conversations.flatMap(({ conversationId, digest, digestFrom, reachable }) => {
    const occurrence = reachable ? lastOccurrence(digest, now) : null;
    const isDue = occurrence !== null && occurrence.getTime() > Date.parse(digestFrom) && now.getTime() - occurrence.getTime() <= lateByAtMostMs;
    return isDue ? [{ conversationId, occurrence: occurrence.toISOString() }] : [];
  });
  let queued = 0;
  for (const { conversationId, occurrence } of due) {
    if (await house.storage.deliveries.isSent(`digest:${occurrence}`, conversationId)) continue;
    await house.storage.jobs.send({ kind: 'digest', tenantId: house.tenantId, conversationId, occurrence });
    queued += 1;
  }
  return queued;
}

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

/** Everything that is due: digests, scheduled assessments and the nightly clean-up. @returns how many jobs were queued */
export async function enqueueDue(house: House): Promise<number> {
  return (await enqueueDueDigests(house)) + (await enqueueScheduledAssessments(house)) + (await enqueueCleanUp(house));
}
