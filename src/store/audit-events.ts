import { createHash } from 'node:crypto';
import type { TableClient, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { toColumns } from './json-columns.ts';
import { partitionKeyOf, rangeOf, rowKeyOf, sequenceKey } from './keys.ts';
import { fitting, listRows, parseJson, schemaVersion } from './rows.ts';

export const eventKinds = [
  'digest-schedule-set', 'roadmap-setting-set', 'assessment-schedule-set', 'assessment-cancelled', 'assessment-removed', 'retention-set', 'reminders-set',
  'backup-made', 'backup-restored', 'person-forgotten',
] as const;

/** Something that somebody did and that leaves no trace of its own elsewhere. Recorded once, never changed. */
export const auditEventSchema = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  by: personSchema,
  kind: z.enum(eventKinds),
  /** Null for what concerns the whole tenant. */
  roadmap: z.string().nullable(),
  /** Which run or setting it was, where it was one. */
  subject: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
/** Newer versions record more kinds. */
const storedEventSchema = auditEventSchema.extend({ kind: z.string() });
export type StoredEvent = z.infer<typeof storedEventSchema>;

/** Stores an event together with what it tells of; tried again, it is the same row. */
export function recording(tenantId: string, event: AuditEvent): TransactionAction {
  const { at, by, kind, roadmap, subject } = event;
  const name = createHash('sha256').update(JSON.stringify([by.id, kind, roadmap, subject])).digest('hex').slice(0, 16);
  return ['upsert', fitting({
    partitionKey: partitionKeyOf(tenantId), rowKey: rowKeyOf('event', timeKey(at), name), schemaVersion, ...toColumns('json', event),
  }), 'Replace'];
}

/** Events of a tenant in one of its tables, oldest first. @param to exclusive */
export async function listEvents(table: TableClient, tenantId: string, { from, to }: { readonly from: Date; readonly to: Date }): Promise<StoredEvent[]> {
  const rows = await listRows(table, { partitionKey: partitionKeyOf(tenantId), range: rangeOf('event') });
  return rows.map((row) => parseJson(table, 'json', [row], storedEventSchema)).filter(({ at }) => isWithin(at, { from, to }));
}

export function isWithin(at: string, { from, to }: { readonly from: Date; readonly to: Date }): boolean {
  const time = Date.parse(at);
  return time >= from.getTime() && time < to.getTime();
}

/** Milliseconds fit the twelve digits of a sequence only as seconds; the name behind tells events of one second apart. */
const timeKey = (at: string): string => `${sequenceKey(Math.floor(Date.parse(at) / 1000))}.${String(Date.parse(at) % 1000).padStart(3, '0')}`;
