import type { RemindersView } from '../api/reminders.ts';
import type { ReminderSettings } from '../digest/reminder-settings.ts';
import type { Actor, House } from './house.ts';
import { loadReminders } from './load-reminders.ts';
import { authorise } from './refusal.ts';

/** Chooses what somebody hears of their own tasks: nobody else's. @throws {Refusal} 403 for whoever may not read this roadmap */
export async function setReminders(house: House, actor: Actor, settings: ReminderSettings): Promise<RemindersView> {
  authorise(actor, 'read-roadmap');
  await house.storage.reminders.set(house.tenantId, actor.person, settings, house.now());
  return loadReminders(house, actor);
}
