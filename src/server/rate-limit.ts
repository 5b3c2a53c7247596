import { Refusal } from '../operations/refusal.ts';

/** So many requests at once, and so many a second for as long as you like. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** Somebody asks too often; `retryAfterSeconds` goes into the `Retry-After` of the answer. */
export class TooManyRequests extends Refusal {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(429, `Too many requests came from here. Wait ${retryAfterSeconds === 1 ? 'a second' : `${retryAfterSeconds} seconds`} and try again; nothing of this one was done.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Beyond this, buckets that have filled up again are forgotten: they say nothing. */
const mostBuckets = 10_000;
/** Looking through all of them takes a millisecond: not for every address that somebody invents. */
const sweepEveryMs = 1_000;

/**
 * Token buckets, one for each person or address, in this process alone: with several replicas the limit is that many
 * times as high, which is still a limit and costs nothing.
 */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, Bucket>();
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(limit: RateLimit, nowMs: () => number = () => performance.now()) {
    this.#limit = limit;
    this.#nowMs = nowMs;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** @throws {TooManyRequests} */
  take(who: string): void {
    const { burst, perSecond } = this.#limit;
    const now = this.#nowMs();
    const bucket = this.#buckets.get(who);
    const tokens = bucket ? this.#filled(bucket, now) : burst;
    if (tokens < 1) throw new TooManyRequests(Math.max(1, Math.ceil((1 - tokens) / perSecond)));
    if (!bucket && this.#buckets.size >= mostBuckets) this.#makeRoom(now);
    this.#buckets.set(who, { tokens: tokens - 1, at: now });
  }

  #filled({ tokens, at }: Bucket, now: number): number {
    return Math.min(this.#limit.burst, tokens + ((now - at) / 1000) * this.#limit.perSecond);
  }

  #makeRoom(now: number): void {
    if (now - this.#sweptAt >= sweepEveryMs) {
      this.#sweptAt = now;
      for (const [who, bucket] of this.#buckets) if (this.#filled(bucket, now) >= this.#limit.burst) this.#buckets.delete(who);
    }
    // All of them at work: the one that was seen first goes, so that memory stays bounded.
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size >= mostBuckets && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
