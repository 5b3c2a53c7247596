import { z } from 'zod';
import { reminderSettingsSchema } from '../digest/reminder-settings.ts';

export { daysAhead, isQuietHour, reminderSettingsSchema, type ReminderSettings } from '../digest/reminder-settings.ts';
export { weekdays, type Weekday } from '../digest/wall-clock.ts';

/** `GET` and `PUT /api/roadmaps/:roadmap/me/reminders`: what whoever asks hears of their own tasks, in all roadmaps. `PUT` takes the settings. */
export const remindersViewSchema = z.object({
  settings: reminderSettingsSchema,
  /** Whether the app can write to them: they have added it to their personal chat, and did not remove or block it. */
  isReachable: z.boolean(),
  /** IANA name of the zone that counts now. */
  timeZone: z.string(),
  /** The zone that counts when none is chosen. */
  heardTimeZone: z.string(),
  /** The next moments (ISO 8601, UTC) at which something may come; null where it is switched off. */
  next: z.object({ weekly: z.string().nullable(), reminder: z.string().nullable() }),
});
export type RemindersView = z.infer<typeof remindersViewSchema>;
