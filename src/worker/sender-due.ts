import { personOf, type Conversation } from '../access/conversation.ts';
import { defaultReminderSettings } from '../digest/reminder-settings.ts';
import { isQuiet, lastReminder, reminderKinds, type ReminderKind } from '../digest/reminder.ts';
import { lastOccurrence } from '../digest/schedule.ts';
import type { House } from '../operations/house.ts';
import { zoneOf } from '../operations/load-reminders.ts';
import type { Reminder } from '../store/reminders.ts';
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

/** The digest of a conversation. */
export interface DueDigest extends DueMessage {
  readonly kind: 'digest';
}

/** Something about somebody's own tasks, in their personal chat. */
export interface DueReminder extends DueMessage {
  readonly kind: ReminderKind;
  readonly personId: string;
  readonly timeZone: string;
}

/** How late a message may still be sent: after a longer outage the next one says it all. */
const lateByAtMostMs = 24 * 60 * 60 * 1000;

/** Everything that is to be said in the tenant now, said or not. */
export async function findDue(house: House): Promise<(DueDigest | DueReminder)[]> {
  const { tenantId, storage } = house;
  const now = house.now();
  const [conversations, reminders] = await Promise.all([storage.conversations.list(tenantId), storage.reminders.list(tenantId)]);
  const reachable = conversations.filter((conversation) => conversation.reachable);
  return [...dueDigests(reachable, now), ...dueReminders(tenantId, reachable, reminders, now)];
}

function dueDigests(conversations: readonly Conversation[], now: Date): DueDigest[] {
  const latest = remembering(lastOccurrence);
  return conversations.flatMap((conversation) => {
    const { digest, digestFrom } = conversation;
    const at = latest(digest, now);
    return at && isDueNow(at, { from: digestFrom, now }) ? [{ kind: 'digest', conversation, at, occurrence: `digest:${at.toISOString()}` }] : [];
  });
}

/** Whoever has not added the app to their personal chat has no conversation here, and hears of their tasks where these are. */
function dueReminders(tenantId: string, conversations: readonly Conversation[], reminders: readonly Reminder[], now: Date): DueReminder[] {
  const chosen = new Map(reminders.map((reminder) => [reminder.personId, reminder]));
  const latest = remembering(lastReminder);
  const quiet = remembering(isQuiet);
  return conversations.flatMap((conversation) => {
    const personId = personOf(conversation);
    if (personId === null) return [];
    const reminder = chosen.get(personId) ?? { personId, settings: null, from: null, heardTimeZone: null };
    const settings = reminder.settings ?? defaultReminderSettings;
    const timeZone = zoneOf(reminder, conversation.digest.timeZone);
    if (quiet(settings, timeZone, now)) return [];
    return reminderKinds.flatMap((kind) => {
      const at = latest(kind, settings, timeZone, now);
      const isDue = at && isDueNow(at, { from: reminder.from ?? conversation.digestFrom, now });
      return isDue ? [{ kind, conversation, at, occurrence: `${kind}:${tenantId}:${at.toISOString()}`, personId, timeZone }] : [];
    });
  });
}

/** Whether a moment has come, after somebody asked for it, and not so long ago that nobody wants to hear of it any more. */
function isDueNow(at: Date, { from, now }: { readonly from: string; readonly now: Date }): boolean {
  const lateMs = now.getTime() - at.getTime();
  return at.getTime() > Date.parse(from) && lateMs >= 0 && lateMs <= lateByAtMostMs;
}

/** Thousands of people share a handful of schedules, and a calendar with time zones takes its time. */
function remembering<Arguments extends readonly unknown[], Result>(ask: (...asked: Arguments) => Result): (...asked: Arguments) => Result {
  const answers = new Map<string, { readonly answer: Result }>();
  return (...asked) => {
    const question = JSON.stringify(asked);
    const known = answers.get(question) ?? { answer: ask(...asked) };
    answers.set(question, known);
    return known.answer;
  };
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
