import { personalRoadmapId } from '../access/conversation.ts';
import type { RemindersView } from '../api/reminders.ts';
import { defaultReminderSettings } from '../digest/reminder-settings.ts';
import { nextReminder } from '../digest/reminder.ts';
import type { Reminder } from '../store/reminders.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

/** Which time zone counts for somebody: what they chose, what Teams told, that of their chat. */
export function zoneOf({ settings, heardTimeZone }: Reminder, chatTimeZone: string): string {
  return settings?.timeZone ?? heardTimeZone ?? chatTimeZone;
}

/** What whoever asks hears of their own tasks by itself. @throws {Refusal} 403 for whoever may not read this roadmap */
export async function loadReminders(house: House, actor: Actor): Promise<RemindersView> {
  authorise(actor, 'read-roadmap');
  const { tenantId, storage } = house;
  const [reminder, chat] = await Promise.all([storage.reminders.get(tenantId, actor.person.id), storage.conversations.byRoadmap(tenantId, personalRoadmapId(actor.person.id))]);
  const settings = reminder.settings ?? defaultReminderSettings;
  const timeZone = zoneOf(reminder, chat?.digest.timeZone ?? 'UTC');
  const next = (kind: 'weekly' | 'reminder') => nextReminder(kind, settings, timeZone, house.now())?.toISOString() ?? null;
  return {
    settings,
    isReachable: chat?.reachable ?? false,
    timeZone,
    heardTimeZone: reminder.heardTimeZone ?? chat?.digest.timeZone ?? 'UTC',
    next: { weekly: next('weekly'), reminder: next('reminder') },
  };
}
