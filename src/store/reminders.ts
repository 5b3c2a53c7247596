import type { TableClient, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { Person } from '../assessment/run.ts';
import { reminderSettingsSchema, type ReminderSettings } from '../digest/reminder-settings.ts';
import { withUnknownOf } from '../roadmap/unknown-keys.ts';
import { recording } from './audit-events.ts';
import { toColumns } from './json-columns.ts';
import { partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { fitting, listRows, parseJson, readRow, schemaVersion } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

const reminderSchema = z.object({
  personId: z.string(),
  /** Null: what everybody has who never chose. */
  settings: reminderSettingsSchema.nullable(),
  /** When they chose (ISO 8601, UTC): nothing of before then comes. */
  from: z.string().nullable(),
  /** IANA name of the zone that Teams told last; null before it did. */
  heardTimeZone: z.string().nullable(),
});
export type Reminder = z.infer<typeof reminderSchema>;

/** What people chose to hear of their own tasks. The rows stand with the conversations: backup and deletion find them there. */
export interface ReminderStore {
  get(tenantId: string, personId: string): Promise<Reminder>;
  list(tenantId: string): Promise<Reminder[]>;
  /** Records who chose, in one. */
  set(tenantId: string, person: Person, settings: ReminderSettings, at: Date): Promise<Reminder>;
  /** Teams told where somebody is. */
  hear(tenantId: string, personId: string, timeZone: string): Promise<void>;
}

export const reminderKey = (personId: string): string => rowKeyOf('reminder', personId);

export function createReminderStore(table: TableClient): ReminderStore {
  return {
    async get(tenantId, personId) {
      return (await read(tenantId, personId)).reminder;
    },

    async list(tenantId) {
      const rows = await listRows(table, { partitionKey: partitionKeyOf(tenantId), range: rangeOf('reminder') });
      return rows.map((row) => parseJson(table, 'json', [row], reminderSchema));
    },

    set: (tenantId, person, settings, at) => untilAlone('save reminders', async () => {
      const { reminder, etag } = await read(tenantId, person.id);
      const changed: Reminder = { ...reminder, settings: withUnknownOf(reminderSettingsSchema, reminder.settings, settings), from: at.toISOString() };
      const event = { at: at.toISOString(), by: person, kind: 'reminders-set', roadmap: null, subject: null, details: { before: reminder.settings, after: settings } } as const;
      await table.submitTransaction([writing(tenantId, changed, etag), recording(tenantId, event)]);
      return changed;
    }),

    hear: (tenantId, personId, timeZone) => untilAlone('remember a time zone', async () => {
      const { reminder, etag } = await read(tenantId, personId);
      if (reminder.heardTimeZone === timeZone) return;
      await table.submitTransaction([writing(tenantId, { ...reminder, heardTimeZone: timeZone }, etag)]);
    }),
  };

  async function read(tenantId: string, personId: string): Promise<{ readonly reminder: Reminder; readonly etag: string | null }> {
    const row = await readRow(table, partitionKeyOf(tenantId), reminderKey(personId));
    return row ? { reminder: parseJson(table, 'json', [row], reminderSchema), etag: row.etag } : { reminder: { personId, settings: null, from: null, heardTimeZone: null }, etag: null };
  }

  function writing(tenantId: string, reminder: Reminder, etag: string | null): TransactionAction {
    const row = fitting({ partitionKey: partitionKeyOf(tenantId), rowKey: reminderKey(reminder.personId), schemaVersion, ...toColumns('json', reminder) });
    return etag === null ? ['create', row] : ['update', row, 'Merge', { etag }];
  }
}
