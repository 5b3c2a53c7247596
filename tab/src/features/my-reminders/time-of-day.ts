import type { ReminderSettings } from '../../../../src/api/reminders.ts';

/** What quiet hours are when somebody switches them on. */
export const usualQuietHours: NonNullable<ReminderSettings['quiet']> = { from: 18, until: 8 };

/** As a time field has it: `08:30`. */
export const timeText = ({ hour, minute }: Pick<ReminderSettings, 'hour' | 'minute'>): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** What a time field says; null while it is empty. */
export function timeOf(text: string): Pick<ReminderSettings, 'hour' | 'minute'> | null {
  const parts = /^(\d{2}):(\d{2})/.exec(text);
  return parts ? { hour: Number(parts[1]), minute: Number(parts[2]) } : null;
}
