import type { TableClient, TransactionAction } from '@azure/data-tables';
import { deliveryRow, readDelivery, type Delivery } from './delivery-rows.ts';
import { maxOperations } from './rows.ts';
import { isContention, untilAlone } from './storage-errors.ts';

/** A message that this session may send now. */
export interface Leased {
  readonly occurrence: string;
  readonly recipient: string;
  /** From 1: from 2 on, an earlier sender did not say whether it had sent. */
  readonly attempt: number;
  readonly delivery: Delivery;
  readonly etag: string;
}

/** As many as one transaction takes. */
export const mostLeasedAtOnce = maxOperations;

/**
 * Leases and marks many messages for the one sender of a tenant, in as few requests as the service takes. There is one
 * sender at a time, so what another session has left leased was its own in-flight work: it is taken over at once.
 */
export class DeliverySession {
  readonly #table: TableClient;
  readonly #token: string;
  readonly #leaseMs: number;
  readonly #marks = new Map<string, { waiting: Mark[]; running: Promise<void> | null }>();

  constructor(table: TableClient, token: string, leaseMs: number) {
    this.#table = table;
    this.#token = token;
    this.#leaseMs = leaseMs;
  }

  /** Those of the recipients that are not sent, and not just being sent by somebody else; at most {@link mostLeasedAtOnce} of them at once. */
  async lease(occurrence: string, recipients: readonly string[], now: Date): Promise<Leased[]> {
    const fresh = this.#leasedBy(1, 0, now);
    try {
      const { subResponses } = await this.#table.submitTransaction(recipients.map((recipient): TransactionAction => ['create', deliveryRow(occurrence, recipient, fresh)]));
      return recipients.map((recipient, index) => ({ occurrence, recipient, attempt: 1, delivery: fresh, etag: subResponses[index]?.etag ?? '*' }));
    } catch (error) {
      if (!isContention(error)) throw error;
    }
    // Some of them are known: the whole transaction was refused.
    const leased = await Promise.all(recipients.map((recipient) => this.#takeOver(occurrence, recipient, now)));
    return leased.flatMap((each) => each ?? []);
  }

  /**
   * Says that a message is over. Marks that arrive while others are being saved go together.
   * @param as `silent`: there was nothing to say
   */
  async mark(leased: Leased, as: 'sent' | 'silent', now: Date): Promise<void> {
    const line = this.#marks.get(leased.occurrence) ?? { waiting: [], running: null };
    this.#marks.set(leased.occurrence, line);
    return new Promise((resolve, reject) => {
      const { delivery, occurrence, recipient, etag } = leased;
      line.waiting.push({ occurrence, recipient, etag, resolve, reject, delivery: { ...delivery, state: 'sent', sends: delivery.sends + (as === 'sent' ? 1 : 0), sentAt: now } });
      line.running ??= this.#save(line);
    });
  }

  async release({ occurrence, recipient, delivery, etag }: Leased): Promise<void> {
    try {
      await this.#table.updateEntity(deliveryRow(occurrence, recipient, { ...delivery, state: 'released' }), 'Merge', { etag });
    } catch (error) {
      // Somebody else has it by now.
      if (!isContention(error)) throw error;
    }
  }

  #leasedBy(attempts: number, sends: number, now: Date): Delivery {
    return { state: 'leased', token: this.#token, attempts, sends, leasedUntil: new Date(now.getTime() + this.#leaseMs), session: true };
  }

  #takeOver(occurrence: string, recipient: string, now: Date): Promise<Leased | null> {
    return untilAlone('lease a delivery', async () => {
      const known = await readDelivery(this.#table, occurrence, recipient);
      if (!known) {
        const delivery = this.#leasedBy(1, 0, now);
        const { etag } = await this.#table.createEntity(deliveryRow(occurrence, recipient, delivery));
        return { occurrence, recipient, attempt: 1, delivery, etag: etag ?? '*' };
      }
      const { state, session, leasedUntil, attempts, sends, token } = known.delivery;
      // Ours already, when the answer to the first try got lost.
      if (state === 'leased' && token === this.#token) return { occurrence, recipient, attempt: attempts, delivery: known.delivery, etag: known.row.etag };
      if (state === 'sent' || (state === 'leased' && !session && leasedUntil > now)) return null;
      const delivery = this.#leasedBy(attempts + 1, sends, now);
      const { etag } = await this.#table.updateEntity(deliveryRow(occurrence, recipient, delivery), 'Merge', { etag: known.row.etag });
      return { occurrence, recipient, attempt: attempts + 1, delivery, etag: etag ?? '*' };
    });
  }

  async #save(line: { waiting: Mark[]; running: Promise<void> | null }): Promise<void> {
    await Promise.resolve();
    while (line.waiting.length > 0) {
      const batch = line.waiting.slice(0, maxOperations);
      line.waiting = line.waiting.slice(batch.length);
      try {
        await this.#table.submitTransaction(batch.map(({ occurrence, recipient, delivery, etag }): TransactionAction => ['update', deliveryRow(occurrence, recipient, delivery), 'Merge', { etag }]));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        if (isContention(error)) await Promise.all(batch.map((mark) => this.#saveAlone(mark)));
        else for (const { reject } of batch) reject(error);
      }
    }
    // In the same turn as the last look at what is waiting: nothing can slip in between.
    line.running = null;
  }

  /** It was sent, whoever has the lease by now; a second sending is counted. */
  async #saveAlone({ occurrence, recipient, delivery, resolve, reject }: Mark): Promise<void> {
    try {
      await untilAlone('mark a delivery as sent', async () => {
        const known = await readDelivery(this.#table, occurrence, recipient);
        if (known?.delivery.state === 'sent' && known.delivery.token === this.#token) return;
        const sends = Math.max(delivery.sends, (known?.delivery.sends ?? 0) + 1);
        if (known) await this.#table.updateEntity(deliveryRow(occurrence, recipient, { ...delivery, sends }), 'Merge', { etag: known.row.etag });
        else await this.#table.createEntity(deliveryRow(occurrence, recipient, delivery));
      });
      resolve();
    } catch (error) {
      reject(error);
    }
  }
}

interface Mark {
  readonly occurrence: string;
  readonly recipient: string;
  readonly delivery: Delivery;
  readonly etag: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

