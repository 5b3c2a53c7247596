import { FactUnavailable, ServiceUnreachable } from '../assessment/fact-source.ts';
import { ConnectionLost } from './connection-lost.ts';
import type { Answer } from './connection.ts';
import type { Clock, Lane } from './lane.ts';
import { backoffMs, isServerError, retryAfterMs, type RetrySettings } from './retry.ts';

export interface PatienceOptions {
  /** What sentences call the service: `{ full: 'Microsoft Graph', short: 'Graph' }`. */
  readonly service: { readonly full: string; readonly short: string };
  readonly retry: RetrySettings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface Asking {
  /** Names the question in sentences. */
  readonly path: string;
  /** Limits that it counts against, and how much; passed in this order. */
  readonly lanes: readonly { readonly lane: Lane; readonly cost: number }[];
  readonly send: () => Promise<Answer>;
  /** What an answer says of the service's load, besides `Retry-After`. */
  readonly heed?: (answer: Answer) => void;
}

interface Attempts {
  connection: number;
  server: number;
  throttledSince: number | null;
  failures: number;
}

/** Asks one service through its lanes, again and again until there is an answer or none to be had. */
export class Patience {
  retries = 0;
  private readonly options: PatienceOptions;
  private lastContact: number | null = null;
  /** When the first request was lost since anything came through. */
  private silentSince: number | null = null;

  constructor(options: PatienceOptions) {
    this.options = options;
  }

  /**
   * A successful answer, or a refusal that trying again would not change.
   * @throws FactUnavailable when this question gets no answer; ServiceUnreachable when nothing comes through any more
   */
  async ask(asking: Asking): Promise<Answer> {
    const { clock, signal } = this.options;
    const attempts: Attempts = { connection: 0, server: 0, throttledSince: null, failures: 0 };
    for (;;) {
      for (const { lane, cost } of asking.lanes) await lane.enter(cost, signal);
      const sentAt = clock.now();
      const outcome = await this.attempt(asking);
      if (!(outcome instanceof ConnectionLost)) this.heed(outcome, asking);
      const pauseMs = outcome instanceof ConnectionLost ? this.afterLoss(asking, outcome, attempts, sentAt) : this.afterAnswer(asking, outcome, attempts);
      if (pauseMs === null && !(outcome instanceof ConnectionLost)) return outcome;
      this.retries += 1;
      await clock.sleep(pauseMs ?? 0, signal);
    }
  }

  private async attempt({ send }: Asking): Promise<Answer | ConnectionLost> {
    const outcome = await send().catch((error: unknown) => {
      if (error instanceof ConnectionLost) return error;
      throw error;
    });
    if (!(outcome instanceof ConnectionLost) || outcome.answered) {
      this.lastContact = this.options.clock.now();
      this.silentSince = null;
    }
    return outcome;
  }

  /** What the service says of its load holds for everybody in the lane that the question counts against. */
  private heed(answer: Answer, { lanes, heed }: Asking): void {
    const { status, headers } = answer;
    const restMs = retryAfterMs(headers['retry-after'], this.options.clock.now());
    if (restMs !== null && (status === 429 || isServerError(status))) lanes.at(-1)?.lane.pause(restMs);
    heed?.(answer);
  }

  private afterLoss({ path }: Asking, lost: ConnectionLost, attempts: Attempts, sentAt: number): number {
    const { clock, retry, service } = this.options;
    attempts.failures += 1;
    const now = clock.now();
    this.silentSince ??= now;
    const silentMs = now - this.silentSince;
    if (this.lastContact === null && silentMs > retry.firstContactMs) {
      throw new ServiceUnreachable(`${service.full} cannot be reached: ${lost.message}. Check the address and the network, and start the run again.`);
    }
    if (silentMs > retry.outageMs) {
      throw new ServiceUnreachable(`${service.full} could not be reached for ${minutes(silentMs)}: ${lost.message}. Check the network, and start the run again: it goes on where it stopped.`);
    }
    // Others came through meanwhile, so it is this answer that breaks, not the network.
    if (this.lastContact !== null && this.lastContact >= sentAt) attempts.connection += 1;
    if (attempts.connection >= retry.serverErrors) {
      throw new FactUnavailable(`${service.short}'s answer to ${path} did not arrive in ${attempts.failures} attempts: ${lost.message}. Run the assessment again later.`);
    }
    return backoffMs(retry, attempts.failures);
  }

  /** How long to wait before the next attempt; null when there should be none. */
  private afterAnswer({ path }: Asking, { status, headers }: Answer, attempts: Attempts): number | null {
    const { clock, retry, service } = this.options;
    if (status !== 429 && !isServerError(status)) return null;
    attempts.failures += 1;
    const now = clock.now();
    if (status === 429) {
      attempts.throttledSince ??= now;
      if (now - attempts.throttledSince > retry.throttledMs) {
        throw new FactUnavailable(`${service.short} kept throttling ${path} (429) for ${minutes(now - attempts.throttledSince)}. Run the assessment again at a quieter time.`);
      }
    } else {
      attempts.server += 1;
      if (attempts.server >= retry.serverErrors) {
        throw new FactUnavailable(`${service.short} failed to answer ${path} (${status}) ${attempts.server} times. Run the assessment again later.`);
      }
    }
    return retryAfterMs(headers['retry-after'], now) ?? backoffMs(retry, attempts.failures);
  }
}

const minutes = (ms: number): string => (ms < 90_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} minutes`);
