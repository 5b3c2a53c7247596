import { lastOccurrence } from '../digest/schedule.ts';
import type { House } from '../operations/house.ts';

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
