import { wallClock } from '../digest/wall-clock.ts';
import type { House } from './house.ts';

/** What this process knows to be stored: Teams tells the zone with every message. */
const stored = new Map<string, string>();
const mostRemembered = 20_000;

/** Remembers in which time zone somebody is, so that what comes by itself comes at their hours. A zone that is none is left aside. */
export async function hearReminderZone({ tenantId, storage }: House, personId: string, timeZone: string): Promise<void> {
  const who = `${tenantId} ${personId}`;
  if (stored.get(who) === timeZone || !wallClock.timeZone.safeParse(timeZone).success) return;
  await storage.reminders.hear(tenantId, personId, timeZone);
  if (stored.size >= mostRemembered) stored.clear();
  stored.set(who, timeZone);
}
