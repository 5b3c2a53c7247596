import type { Conversation } from '../access/conversation.ts';
import { lastOccurrence } from '../digest/schedule.ts';
import type { House } from '../operations/house.ts';
import { isSending } from './sender-lease.ts';

/** Something to say to a conversation, once. */
export interface DueMessage {
  readonly kind: string;
  readonly conversation: Conversation;
  /** When it was to be said. */
  readonly at: Date;
  /** Which message it is, the same for every sender. */
  readonly occurrence: string;
}

/** How late a message may still be sent: after a longer outage the next one says it all. */
const lateByAtMostMs = 24 * 60 * 60 * 1000;

/** Whether a moment has come, after somebody asked for it, and not so long ago that nobody wants to hear of it any more. */
export function isDueNow(at: Date, { from, now }: { readonly from: string; readonly now: Date }): boolean {
  const lateMs = now.getTime() - at.getTime();
  return at.getTime() > Date.parse(from) && lateMs >= 0 && lateMs <= lateByAtMostMs;
}

/** Everything that is to be said in the tenant now, said or not. */
export async function findDue(house: House): Promise<DueMessage[]> {
  const conversations = (await house.storage.conversations.list(house.tenantId)).filter(({ reachable }) => reachable);
  return dueDigests(conversations, house.now());
}

function dueDigests(conversations: readonly Conversation[], now: Date): DueMessage[] {
  // Thousands of conversations share a handful of schedules, and a calendar with time zones takes its time.
  const latest = new Map<string, Date | null>();
  return conversations.flatMap((conversation) => {
    const { digest, digestFrom } = conversation;
    const schedule = JSON.stringify(digest);
    const at = latest.get(schedule) ?? lastOccurrence(digest, now);
    latest.set(schedule, at);
    return at && isDueNow(at, { from: digestFrom, now }) ? [{ kind: 'digest', conversation, at, occurrence: `digest:${at.toISOString()}` }] : [];
  });
}

/** Those that were not sent yet. */
export async function unsentOf<Due extends DueMessage>({ storage: { deliveries } }: House, due: readonly Due[]): Promise<Due[]> {
  const left: Due[] = [];
  for (const [occurrence, messages] of byOccurrence(due)) {
    const unsent = new Set(await deliveries.unsent(occurrence, messages.map(({ conversation }) => conversation.conversationId)));
    left.push(...messages.filter(({ conversation }) => unsent.has(conversation.conversationId)));
  }
  return left;
}

export function byOccurrence<Due extends DueMessage>(due: readonly Due[]): Map<string, Due[]> {
  const groups = new Map<string, Due[]>();
  for (const message of due) {
    const group = groups.get(message.occurrence) ?? [];
    group.push(message);
    groups.set(message.occurrence, group);
  }
  return groups;
}

/**
 * Wakes a sender when something is to be said: one job for everything, since one sender at a time works it all off. Safe to
 * call as often as you like and from anywhere.
 * @returns how many jobs were queued
 */
export async function enqueueDelivery(house: House, find: (house: House) => Promise<readonly DueMessage[]> = findDue): Promise<number> {
  if (await isSending(house)) return 0;
  const unsent = await unsentOf(house, await find(house));
  if (unsent.length === 0) return 0;
  await house.storage.jobs.send({ kind: 'deliver', tenantId: house.tenantId });
  return 1;
}
