import { randomUUID } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import { deliveriesRange, deliveryRow, readDelivery, recipientOf, type Delivery } from './delivery-rows.ts';
import { DeliverySession } from './delivery-session.ts';
import { partitionKeyOf } from './keys.ts';
import { keysOf, queryRows, removeKeys, type Row } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

export type { DeliverySession, Leased } from './delivery-session.ts';

export type Lease =
  /** `attempt` counts from 1: from 2 on, an earlier sender did not say whether it had sent. */
  | { readonly leased: true; readonly attempt: number; readonly token: string }
  | { readonly leased: false; readonly why: 'sent' | 'busy' };

/**
 * Messages that must arrive once: leased before sending, marked after. A sender that dies leaves its lease to run out,
 * so that nothing is lost; only a message that was being sent at that moment can come twice.
 */
export interface DeliveryStore {
  /**
   * @param occurrence which message, the same for every sender, such as a digest and its moment
   * @param options.watch of a lease that its holder keeps: waits longer than between two of its signs of life, so that one that
   * only looks run out, because the clocks of two machines differ, is not taken from somebody alive
   */
  lease(occurrence: string, recipient: string, leaseMs: number, now: Date, options?: { readonly watch?: () => Promise<unknown> }): Promise<Lease>;
  /** Keeps a lease for so much longer; false when somebody else has it by now. */
  extend(occurrence: string, recipient: string, token: string, leaseMs: number, now: Date): Promise<boolean>;
  /** Whether somebody has it leased now. */
  isLeased(occurrence: string, recipient: string, now: Date): Promise<boolean>;
  /** Also counts when the lease has run out: it was sent. */
  markSent(occurrence: string, recipient: string, token: string, now: Date): Promise<void>;
  /** Gives the lease back unsent. One that somebody else holds by now stays theirs. */
  release(occurrence: string, recipient: string, token: string): Promise<void>;
  isSent(occurrence: string, recipient: string): Promise<boolean>;
  /** Those for whom an occurrence is not over. What is over stays so and is not asked for again. */
  unsent(occurrence: string, recipients: readonly string[]): Promise<string[]>;
  /** For the one sender of a tenant, who holds a lease of that. */
  session(token: string, leaseMs: number): DeliverySession;
  /**
   * Forgets occurrences of a kind, named `<kind><ISO moment>`, that were due before a moment.
   * @returns how many rows went; at most `mostRows`
   */
  sweep(kind: string, before: Date, mostRows: number): Promise<number>;
  /** Forgets occurrences of any kind that nobody has leased since a moment. Reads the whole table. */
  sweepAll(before: Date, mostRows: number): Promise<number>;
}

/** Occurrences of which this process remembers who has had them: more than are due in a day. */
const mostRemembered = 100;

export function createDeliveryStore(table: TableClient): DeliveryStore {
  const over = new Map<string, Set<string>>();
  return {
    lease(occurrence, recipient, leaseMs, now, { watch } = {}) {
      const token = randomUUID();
      return untilAlone('lease a delivery', async () => {
        const known = await readDelivery(table, occurrence, recipient);
        const delivery = known?.delivery;
        // Ours already, when the answer to the first try got lost.
        if (delivery?.token === token) return { leased: true, attempt: delivery.attempts, token };
        if (delivery?.state === 'sent') return { leased: false, why: 'sent' };
        if (delivery?.state === 'leased' && delivery.leasedUntil > now) return { leased: false, why: 'busy' };
        if (known && delivery?.state === 'leased' && watch) {
          await watch();
          if ((await readDelivery(table, occurrence, recipient))?.row.etag !== known.row.etag) return { leased: false, why: 'busy' };
        }
        const attempts = (delivery?.attempts ?? 0) + 1;
        await write(occurrence, recipient, { state: 'leased', token, attempts, sends: delivery?.sends ?? 0, leasedUntil: new Date(now.getTime() + leaseMs), session: false }, known?.row);
        return { leased: true, attempt: attempts, token };
      });
    },

    extend: (occurrence, recipient, token, leaseMs, now) => untilAlone('keep a lease', async () => {
      const known = await readDelivery(table, occurrence, recipient);
      if (known?.delivery.state !== 'leased' || known.delivery.token !== token) return false;
      await write(occurrence, recipient, { ...known.delivery, leasedUntil: new Date(now.getTime() + leaseMs) }, known.row);
      return true;
    }),

    async isLeased(occurrence, recipient, now) {
      const delivery = (await readDelivery(table, occurrence, recipient))?.delivery;
      return delivery?.state === 'leased' && delivery.leasedUntil > now;
    },

    markSent: (occurrence, recipient, token, now) => untilAlone('mark a delivery as sent', async () => {
      const known = await readDelivery(table, occurrence, recipient);
      if (known?.delivery.state === 'sent' && known.delivery.token === token) return;
      const { attempts = 1, sends = 0, leasedUntil = now, session = false } = known?.delivery ?? {};
      await write(occurrence, recipient, { state: 'sent', token, attempts, sends: sends + 1, leasedUntil, session, sentAt: now }, known?.row);
    }),

    release: (occurrence, recipient, token) => untilAlone('give a delivery back', async () => {
      const known = await readDelivery(table, occurrence, recipient);
      if (known?.delivery.state !== 'leased' || known.delivery.token !== token) return;
      await write(occurrence, recipient, { ...known.delivery, state: 'released' }, known.row);
    }),

    async isSent(occurrence, recipient) {
      return (await readDelivery(table, occurrence, recipient))?.delivery.state === 'sent';
    },

    async unsent(occurrence, recipients) {
      const known = over.get(occurrence) ?? new Set<string>();
      if (recipients.every((recipient) => known.has(recipient))) return [];
      for await (const row of queryRows(table, { partitionKey: partitionKeyOf(occurrence), range: deliveriesRange, where: odata`state eq ${'sent'}`, select: ['state'] })) known.add(recipientOf(row));
      over.delete(occurrence);
      over.set(occurrence, known);
      for (const oldest of over.keys()) {
        if (over.size <= mostRemembered) break;
        over.delete(oldest);
      }
      return recipients.filter((recipient) => !known.has(recipient));
    },

    session: (token, leaseMs) => new DeliverySession(table, token, leaseMs),

    sweep: (occurrenceKind, before, mostRows) => removeKeys(table, keysOf(table, odata`PartitionKey ge ${partitionKeyOf(occurrenceKind)} and PartitionKey lt ${partitionKeyOf(`${occurrenceKind}${before.toISOString()}`)}`), mostRows),

    sweepAll: (before, mostRows) => removeKeys(table, keysOf(table, odata`leasedUntil lt ${before}`), mostRows),
  };

  async function write(occurrence: string, recipient: string, delivery: Delivery, known: Row | undefined): Promise<void> {
    const row = deliveryRow(occurrence, recipient, delivery);
    if (known) await table.updateEntity(row, 'Merge', { etag: known.etag });
    else await table.createEntity(row);
  }
}
