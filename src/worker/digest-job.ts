import type { Logger } from 'pino';
import { digestCard } from '../../bot/cards/digest.ts';
import type { Links } from '../../bot/links.ts';
import { Unreachable, type Notifier } from '../../bot/notify.ts';
import type { House } from '../operations/house.ts';
import { tellsSince } from '../digest/schedule.ts';
import { makeDigest } from '../operations/make-digest.ts';

export interface DigestJobParts {
  readonly house: House;
  readonly notifier: Notifier;
  readonly links: Links;
  readonly log: Logger;
}

/** Longer than any send with its retries takes; shorter than anybody waits for a digest whose sender died. */
const leaseMs = 60_000;

/**
 * Sends one conversation's digest of one occurrence, once: leased before, marked after. Only a send that was in flight
 * when its worker died can double. While another worker holds the lease this does nothing: a digest that was not marked
 * is queued again with the next look for due work.
 */
export async function sendDigest({ house, notifier, links, log }: DigestJobParts, job: { readonly conversationId: string; readonly occurrence: string }): Promise<void> {
  const { conversations, deliveries } = house.storage;
  const conversation = await conversations.get(house.tenantId, job.conversationId);
  if (!conversation?.reachable || !conversation.digest.enabled) return;
  const occurrence = `digest:${job.occurrence}`;
  const lease = await deliveries.lease(occurrence, conversation.conversationId, leaseMs, house.now());
  if (!lease.leased) return;
  if (lease.attempt > 1) log.warn({ attempt: lease.attempt }, 'a digest is sent again: its first sender did not say whether it arrived');
  try {
    const digest = await makeDigest(house, conversation.roadmapId, { timeZone: conversation.digest.timeZone, since: tellsSince(conversation.digest, new Date(job.occurrence)) });
    // Nothing to say means no message: the occurrence is still over.
    if (!digest.isEmpty) {
      await notifier.post(conversation, digestCard(digest, { roadmapUrl: links.roadmap(conversation), mentionOwners: conversation.kind !== 'personal' }));
    }
    await deliveries.markSent(occurrence, conversation.conversationId, lease.token, house.now());
  } catch (error) {
    if (error instanceof Unreachable) {
      await conversations.update(house.tenantId, conversation.conversationId, { reachable: false });
      await deliveries.markSent(occurrence, conversation.conversationId, lease.token, house.now());
      return;
    }
    await deliveries.release(occurrence, conversation.conversationId, lease.token);
    throw error;
  }
}
