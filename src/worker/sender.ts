import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CardMessage } from '../../bot/cards/card-message.ts';
import { Unreachable, type Notifier } from '../../bot/notify.ts';
import type { House } from '../operations/house.ts';
import { mostLeasedAtOnce } from '../store/delivery-session.ts';
import type { DeliverySession, Leased } from '../store/deliveries.ts';
import { byOccurrence, unsentOf, type DueMessage } from './sender-due.ts';
import { senderLeaseMs, takeSenderLease } from './sender-lease.ts';
import type { JobContext } from './worker.ts';

export interface SenderParts<Due extends DueMessage> {
  readonly house: House;
  readonly notifier: Notifier;
  readonly log: Logger;
  /** Everything that is to be said to somebody now, sent or not. */
  readonly findDue: () => Promise<readonly Due[]>;
  /** Null where there is nothing to say: the occurrence is over all the same. */
  readonly compose: (due: Due) => Promise<CardMessage | null>;
  readonly leaseMs?: number;
}

/** Messages on their way at once: enough to fill fifty places a second while Teams takes a second for each. */
const lanes = 64;
/** Teams takes 7 messages in one second and 8 in two from a bot into one conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const betweenMessagesOfOneConversationMs = 1_000;
/** So many failures one after the other are not about the conversations: the rest waits for the next look for due work. */
const mostFailuresInARow = 20;
const dayMs = 24 * 60 * 60 * 1000;
/** Deliveries with a moment in their name are looked up for a day after they were due. */
const rememberedMs = 8 * dayMs;
/** All others, such as that minutes are posted or somebody was welcomed: who asks again after a month means it. */
const longRememberedMs = 30 * dayMs;
const mostSwept = 20_000;

/**
 * Sends everything that is due in the tenant, each message once: leased before, marked after. Only a message that was on
 * its way when a sender died, or whose answer got lost, can come twice. While somebody else sends, this does nothing.
 */
export async function deliver<Due extends DueMessage>(parts: SenderParts<Due>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
  const { house, leaseMs = senderLeaseMs } = parts;
  const lease = await takeSenderLease(house, leaseMs);
  if (!lease) return;
  try {
    const due = await unsentOf(house, await parts.findDue());
    const pass = new Pass(parts, house.storage.deliveries.session(lease.token, leaseMs), AbortSignal.any([signal, lease.lost]));
    for (const [index, round] of rounds(due).entries()) {
      if (index > 0) await sleep(betweenMessagesOfOneConversationMs);
      await pass.send(round);
    }
    pass.tell();
    if (!signal.aborted) await sweep(house);
  } finally {
    await lease.release();
  }
}

/** Every conversation at most once in each round. */
function rounds<Due extends DueMessage>(due: readonly Due[]): Due[][] {
  const all: Due[][] = [];
  const counts = new Map<string, number>();
  for (const message of due) {
    const { conversationId } = message.conversation;
    const nth = counts.get(conversationId) ?? 0;
    counts.set(conversationId, nth + 1);
    (all[nth] ??= []).push(message);
  }
  return all;
}

interface Held<Due> {
  readonly due: Due;
  readonly leased: Leased;
}

class Pass<Due extends DueMessage> {
  readonly #parts: SenderParts<Due>;
  readonly #session: DeliverySession;
  readonly #signal: AbortSignal;
  readonly #counts = { sent: 0, silent: 0, unreachable: 0, failed: 0, triedBefore: 0 };
  #failuresInARow = 0;

  constructor(parts: SenderParts<Due>, session: DeliverySession, signal: AbortSignal) {
    this.#parts = parts;
    this.#session = session;
    this.#signal = signal;
  }

  async send(round: readonly Due[]): Promise<void> {
    const held = this.#leased(round);
    const lane = async (): Promise<void> => {
      for (let next = await held.next(); !next.done && this.#goesOn; next = await held.next()) await this.#sendOne(next.value);
    };
    const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
    const failed = ended.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  tell(): void {
    const { log } = this.#parts;
    if (Object.values(this.#counts).every((count) => count === 0)) return;
    if (this.#failuresInARow >= mostFailuresInARow) log.error({ ...this.#counts }, 'Teams does not take messages: those that are left are tried again');
    else log.info({ ...this.#counts }, 'messages delivered');
  }

  get #goesOn(): boolean {
    return !this.#signal.aborted && this.#failuresInARow < mostFailuresInARow;
  }

  /** Leases as many at once as the service takes, when the ones before are on their way. */
  async *#leased(round: readonly Due[]): AsyncGenerator<Held<Due>> {
    for (const [occurrence, messages] of byOccurrence(round)) {
      for (let at = 0; at < messages.length && this.#goesOn; at += mostLeasedAtOnce) {
        const chunk = new Map(messages.slice(at, at + mostLeasedAtOnce).map((due) => [due.conversation.conversationId, due]));
        for (const leased of await this.#session.lease(occurrence, [...chunk.keys()], this.#parts.house.now())) {
          const due = chunk.get(leased.recipient);
          if (due) yield { due, leased };
        }
      }
    }
  }

  async #sendOne({ due, leased }: Held<Due>): Promise<void> {
    if (leased.attempt > 1) this.#counts.triedBefore += 1;
    const outcome = await this.#say(due);
    this.#counts[outcome] += 1;
    this.#failuresInARow = outcome === 'failed' ? this.#failuresInARow + 1 : 0;
    if (outcome === 'failed') await this.#session.release(leased);
    else await this.#session.mark(leased, outcome === 'sent' ? 'sent' : 'silent', this.#parts.house.now());
  }

  async #say(due: Due): Promise<'sent' | 'silent' | 'unreachable' | 'failed'> {
    const { house, notifier, log, compose } = this.#parts;
    try {
      const message = await compose(due);
      if (!message) return 'silent';
      await notifier.post(due.conversation, message);
      return 'sent';
    } catch (error) {
      if (error instanceof Unreachable) {
        await house.storage.conversations.update(house.tenantId, due.conversation.conversationId, { reachable: false });
        return 'unreachable';
      }
      log.warn({ err: error, kind: due.kind }, 'a message was not delivered; it is tried again');
      return 'failed';
    }
  }
}

/** Once a day, what is too old to be looked up goes. */
async function sweep({ tenantId, storage: { deliveries }, now }: House): Promise<void> {
  const today = now().toISOString().slice(0, 10);
  const lease = await deliveries.lease(`sweep:${today}`, tenantId, senderLeaseMs, now());
  if (!lease.leased) return;
  const before = new Date(now().getTime() - rememberedMs);
  for (const kind of ['digest:', `weekly:${tenantId}:`, `reminder:${tenantId}:`, 'sweep:']) await deliveries.sweep(kind, before, mostSwept);
  await deliveries.sweepAll(new Date(now().getTime() - longRememberedMs), mostSwept);
  await deliveries.markSent(`sweep:${today}`, tenantId, lease.token, now());
}
