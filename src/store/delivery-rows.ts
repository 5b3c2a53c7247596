import type { TableClient, TableEntity } from '@azure/data-tables';
import { z } from 'zod';
import { decodeKey, partitionKeyOf, rangeOf, rowKeyOf, type KeyRange } from './keys.ts';
import { parseColumns, readRow, schemaVersion, type Row } from './rows.ts';

export const deliverySchema = z.object({
  state: z.enum(['leased', 'released', 'sent']),
  token: z.string(),
  attempts: z.int().min(1),
  /** More than one is a message that came twice; none, where there was nothing to say. */
  sends: z.int().min(0),
  leasedUntil: z.date(),
  sentAt: z.date().optional(),
  /** Leased by the one sender of a tenant, of which there is one at a time. */
  session: z.boolean().default(false),
});
export type Delivery = z.infer<typeof deliverySchema>;

const kind = 'to';

export function deliveryRow(occurrence: string, recipient: string, delivery: Delivery): TableEntity {
  return { partitionKey: partitionKeyOf(occurrence), rowKey: rowKeyOf(kind, recipient), schemaVersion, ...delivery };
}

export async function readDelivery(table: TableClient, occurrence: string, recipient: string): Promise<{ readonly delivery: Delivery; readonly row: Row } | null> {
  const row = await readRow(table, partitionKeyOf(occurrence), rowKeyOf(kind, recipient));
  return row && { delivery: parseColumns(table, row, deliverySchema), row };
}

export const deliveriesRange: KeyRange = rangeOf(kind);
export const recipientOf = ({ rowKey }: Pick<Row, 'rowKey'>): string => decodeKey(rowKey.slice(kind.length + 1));
