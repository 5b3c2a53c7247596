import { setTimeout as sleep } from 'node:timers/promises';

export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}
export const realClock: Clock = { now: () => performance.now(), wait: (ms) => sleep(ms) };

/**
 * Lets so many messages out in a second and no more, evenly: a burst at the start would be over the limit with whatever was sent just before.
 * When Teams asks for patience, nobody is let out until then.
 */
export class SendPace {
  readonly #everyMs: number;
  readonly #clock: Clock;
  #nextAt = 0;
  #pausedUntil = 0;

  constructor(perSecond: number, clock: Clock = realClock) {
    this.#everyMs = 1000 / perSecond;
    this.#clock = clock;
  }

  /** Resolves when a message may go out. */
  async slot(): Promise<void> {
    let at = this.#reserve();
    await this.#until(at);
    // Whoever waited while a pause was asked for waits for it too, and queues up again behind it.
    while (at < this.#pausedUntil) {
      at = this.#reserve();
      await this.#until(at);
    }
  }

  /** Holds everybody for so long from now. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }

  #reserve(): number {
    const at = Math.max(this.#clock.now(), this.#nextAt, this.#pausedUntil);
    this.#nextAt = at + this.#everyMs;
    return at;
  }

  async #until(at: number): Promise<void> {
    const ms = at - this.#clock.now();
    if (ms > 0) await this.#clock.wait(ms);
  }
}
