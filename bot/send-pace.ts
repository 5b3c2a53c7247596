import { setTimeout as sleep } from 'node:timers/promises';

export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}
export const realClock: Clock = { now: () => performance.now(), wait: (ms) => sleep(ms) };

/** Places that were missed and are caught up with. */
const mostMadeUpFor = 2;

/**
 * Lets so many messages out in a second and no more, evenly: a burst at the start would be over the limit with whatever was sent just before.
 * When Teams asks for patience, nobody is let out until then.
 */
export class SendPace {
  readonly #everyMs: number;
  readonly #clock: Clock;
  #last: Promise<void> = Promise.resolve();
  #nextAt = 0;
  #pausedUntil = 0;

  constructor(perSecond: number, clock: Clock = realClock) {
    this.#everyMs = 1000 / perSecond;
    this.#clock = clock;
  }

  /** Resolves when a message may go out: one after the other. */
  slot(): Promise<void> {
    this.#last = this.#last.then(() => this.#next());
    return this.#last;
  }

  /** Holds everybody for so long from now, whoever waits already included. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }

  async #next(): Promise<void> {
    let at = Math.max(this.#nextAt, this.#pausedUntil);
    await this.#until(at);
    while (at < this.#pausedUntil) {
      at = this.#pausedUntil;
      await this.#until(at);
    }
    // Timers are a little late, which is made up for; a process that stood still does not make up for it in a burst.
    this.#nextAt = Math.max(at, this.#clock.now() - mostMadeUpFor * this.#everyMs) + this.#everyMs;
  }

  async #until(at: number): Promise<void> {
    const ms = at - this.#clock.now();
    if (ms > 0) await this.#clock.wait(ms);
  }
}
