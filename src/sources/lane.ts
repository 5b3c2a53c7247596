import { measures } from '../telemetry/measures.ts';

/** So much may be spent in any window of this length. */
export interface LaneLimit {
  readonly units: number;
  readonly perMs: number;
}

/** Time as lanes see it: the process' own, or a test's. */
export interface Clock {
  now(): number;
  /** Resolves after the time, or rejects with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The wire is not even: what left a second apart may arrive closer. */
const slackMs = ({ perMs }: LaneLimit) => Math.min(50, perMs / 20);

/** What went through a lane so far. */
export interface LaneStatistics {
  readonly requests: number;
  readonly units: number;
  readonly limit: LaneLimit;
}

/** Lets requests through in order, never more than the limit in any window. */
export class Lane {
  private limit: LaneLimit;
  private readonly clock: Clock;
  private readonly spent: { at: number; cost: number }[] = [];
  private inWindow = 0;
  private requests = 0;
  private units = 0;
  private pausedUntil = 0;
  private tail: Promise<unknown> = Promise.resolve();
  private readonly name: string;

  /** @param name under which its use is measured */
  constructor(limit: LaneLimit, clock: Clock, name = 'other') {
    this.limit = limit;
    this.clock = clock;
    this.name = name;
  }

  /** Resolves when a request of this cost may leave. First come, first served. */
  enter(cost: number, signal: AbortSignal): Promise<void> {
    const turn = this.tail.then(() => this.waitForRoom(Math.min(cost, this.limit.units), signal));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** The service asked for a rest: nothing leaves before it is over. */
  pause(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
  }

  /**
   * The service counts differently than we do, or counts others too: what it has and we have not is taken as spent just now.
   * @param used share of the limit, above 1 when it is exceeded
   */
  adjust(used: number): void {
    const now = this.clock.now();
    this.forget(now);
    const unknown = used * this.limit.units - this.inWindow;
    if (unknown > 0) this.spend(now, unknown);
  }

  /** The limit turned out to be another one. */
  setLimit(limit: LaneLimit): void {
    this.limit = limit;
  }

  get statistics(): LaneStatistics {
    return { requests: this.requests, units: this.units, limit: this.limit };
  }

  private spend(at: number, cost: number): void {
    this.spent.push({ at, cost });
    this.inWindow += cost;
  }

  private forget(now: number): void {
    const windowMs = this.limit.perMs + slackMs(this.limit);
    while (this.spent[0] && this.spent[0].at + windowMs <= now) this.inWindow -= this.spent.shift()?.cost ?? 0;
  }

  private async waitForRoom(cost: number, signal: AbortSignal): Promise<void> {
    const askedAt = this.clock.now();
    for (;;) {
      signal.throwIfAborted();
      const now = this.clock.now();
      const waitMs = Math.max(this.pausedUntil - now, this.roomInMs(cost, now));
      if (waitMs <= 0) break;
      await this.clock.sleep(waitMs, signal);
    }
    this.spend(this.clock.now(), cost);
    this.requests += 1;
    this.units += cost;
    const { laneWait, laneSaturation } = measures();
    laneWait.record((this.clock.now() - askedAt) / 1000, { lane: this.name });
    laneSaturation.record(Math.min(1, this.inWindow / this.limit.units), { lane: this.name });
  }

  private roomInMs(cost: number, now: number): number {
    this.forget(now);
    const windowMs = this.limit.perMs + slackMs(this.limit);
    let excess = this.inWindow + cost - this.limit.units;
    if (excess <= 0) return 0;
    for (const { at, cost: freed } of this.spent) {
      excess -= freed;
      if (excess <= 0) return at + windowMs - now;
    }
    return 0;
  }
}
