import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Conversation } from '../access/conversation.ts';
import type { RunView } from '../api/assessment.ts';
import type { CardMessage } from '../../bot/cards/card-message.ts';
import { MessageGone, Unreachable, type Notifier } from '../../bot/notify.ts';
import type { House } from '../operations/house.ts';

/** Teams allows few edits of a message; nobody reads faster anyway. */
export const editEveryMs = 3_000;
const firstEditMs = 1_000;

/** The cards that follow one run: keeps them current, each edited at most every 3 s, and shows them the end. */
export class RunCards {
  readonly #house: House;
  readonly #notifier: Notifier;
  readonly #log: Logger;
  readonly #draw: (run: RunView, conversation: Conversation) => CardMessage;
  /** The first edit comes after a second, when there is something to see. */
  #lastEdit = Date.now() - editEveryMs + firstEditMs;
  #latest: RunView | null = null;
  #sending: Promise<void> | null = null;
  readonly #ended = new AbortController();

  constructor(house: House, notifier: Notifier, log: Logger, draw: (run: RunView, conversation: Conversation) => CardMessage) {
    this.#house = house;
    this.#notifier = notifier;
    this.#log = log;
    this.#draw = draw;
  }

  /** Shows progress soon: of several updates within 3 s only the last is sent. */
  progressed(run: RunView): void {
    this.#latest = run;
    this.#sending ??= this.#sendLatest().catch((error: unknown) => {
      this.#log.warn({ err: error }, 'progress was not shown');
    }).finally(() => { this.#sending = null; });
  }

  /** Replaces every following card by the run's end, still 3 s after the last edit. */
  async ended(run: RunView, draw: (conversation: Conversation) => CardMessage): Promise<void> {
    this.#ended.abort();
    await this.#sending;
    await sleep(this.#waitMs());
    await this.#edit(run, (_run, conversation) => draw(conversation));
  }

  async #sendLatest(): Promise<void> {
    let sent: RunView | null = null;
    while (this.#latest && this.#latest !== sent) {
      await sleep(this.#waitMs(), undefined, { signal: this.#ended.signal }).catch(() => undefined);
      if (this.#ended.signal.aborted) return;
      sent = this.#latest;
      await this.#edit(sent, this.#draw);
    }
  }

  #waitMs(): number {
    return Math.max(0, this.#lastEdit + editEveryMs - Date.now());
  }

  async #edit(run: RunView, draw: (run: RunView, conversation: Conversation) => CardMessage): Promise<void> {
    const followers = await this.#house.storage.assessments.followers(run.id);
    await Promise.all(followers.map(async ({ conversationId, threadId, activityId }) => {
      try {
        const conversation = await this.#house.storage.conversations.get(this.#house.tenantId, conversationId);
        if (conversation?.reachable) await this.#notifier.update(conversation, { threadId, activityId }, draw(run, conversation));
      } catch (error) {
        // A card that cannot be edited must not stop the run or the other cards.
        if (error instanceof MessageGone) return;
        if (error instanceof Unreachable) await this.#house.storage.conversations.update(this.#house.tenantId, conversationId, { reachable: false });
        else this.#log.warn({ err: error }, 'a progress card could not be updated');
      }
    }));
    this.#lastEdit = Date.now();
  }
}
