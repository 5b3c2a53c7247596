import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { partitionKeyOf, rowKeyOf } from './keys.ts';
import { parseColumns, readRow, schemaVersion, type Row } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

export type Lease =
  /** `attempt` counts from 1: from 2 on, an earlier sender did not say whether it had sent. */
  | { readonly leased: true; readonly attempt: number; readonly token: string }
  | { readonly leased: false; readonly why: 'sent' | 'busy' };

/**
 * Messages that must arrive once: leased before sending, marked after. A sender that dies leaves its lease to run out,
 * so that nothing is lost; only a message that was being sent at that moment can come twice.
 */
export interface DeliveryStore {
  /** @param occurrence which message, the same for every sender, such as a digest and its moment */
  lease(occurrence: string, recipient: string, leaseMs: number, now: Date): Promise<Lease>;
  /** Also counts when the lease has run out: it was sent. */
  markSent(occurrence: string, recipient: string, token: string, now: Date): Promise<void>;
  /** Gives the lease back unsent. One that somebody else holds by now stays theirs. */
  release(occurrence: string, recipient: string, token: string): Promise<void>;
  isSent(occurrence: string, recipient: string): Promise<boolean>;
}

const deliverySchema = z.object({
  state: z.enum(['leased', 'released', 'sent']),
  token: z.string(),
  attempts: z.int().min(1),
  /** More than one is a message that came twice. */
  sends: z.int().min(0),
  leasedUntil: z.date(),
  sentAt: z.date().optional(),
});
type Delivery = z.infer<typeof deliverySchema>;

export function createDeliveryStore(table: TableClient): DeliveryStore {
  return {
    lease(occurrence, recipient, leaseMs, now) {
      const token = randomUUID();
      return untilAlone('lease a delivery', async () => {
        const known = await read(occurrence, recipient);
        const delivery = known?.delivery;
        // Ours already, when the answer to the first try got lost.
        if (delivery?.token === token) return { leased: true, attempt: delivery.attempts, token };
        if (delivery?.state === 'sent') return { leased: false, why: 'sent' };
        if (delivery?.state === 'leased' && delivery.leasedUntil > now) return { leased: false, why: 'busy' };
        const attempts = (delivery?.attempts ?? 0) + 1;
        await write(occurrence, recipient, { state: 'leased', token, attempts, sends: delivery?.sends ?? 0, leasedUntil: new Date(now.getTime() + leaseMs) }, known?.row);
        return { leased: true, attempt: attempts, token };
      });
    },

    markSent: (occurrence, recipient, token, now) => untilAlone('mark a delivery as sent', async () => {
      const known = await read(occurrence, recipient);
      if (known?.delivery.state === 'sent' && known.delivery.token === token) return;
      const { attempts = 1, sends = 0, leasedUntil = now } = known?.delivery ?? {};
      await write(occurrence, recipient, { state: 'sent', token, attempts, sends: sends + 1, leasedUntil, sentAt: now }, known?.row);
    }),

    release: (occurrence, recipient, token) => untilAlone('give a delivery back', async () => {
      const known = await read(occurrence, recipient);
      if (known?.delivery.state !== 'leased' || known.delivery.token !== token) return;
      await write(occurrence, recipient, { ...known.delivery, state: 'released' }, known.row);
    }),

    async isSent(occurrence, recipient) {
      return (await read(occurrence, recipient))?.delivery.state === 'sent';
    },
  };

  async function read(occurrence: string, recipient: string): Promise<{ readonly delivery: Delivery; readonly row: Row } | null> {
    const row = await readRow(table, partitionKeyOf(occurrence), rowKeyOf('to', recipient));
    return row && { delivery: parseColumns(table, row, deliverySchema), row };
  }

  async function write(occurrence: string, recipient: string, delivery: Delivery, known: Row | undefined): Promise<void> {
    const row = { partitionKey: partitionKeyOf(occurrence), rowKey: rowKeyOf('to', recipient), schemaVersion, ...delivery };
    if (known) await table.updateEntity(row, 'Merge', { etag: known.etag });
    else await table.createEntity(row);
  }
}
