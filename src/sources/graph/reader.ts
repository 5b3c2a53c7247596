import { FactUnavailable, ServiceUnreachable } from '../../assessment/fact-source.ts';
import type { GraphQuery } from '../../assessment/need.ts';
import { Batcher } from './batch.ts';
import { ConnectionLost } from './connection-lost.ts';
import type { Answer, Connection } from './connection.ts';
import { costOf, Lane, laneOf, type Clock, type GraphLimits, type LaneLimit, type LaneName, type LaneStatistics } from './lanes.ts';
import { refusalOf, type SignIn } from './refusal.ts';
import { backoffMs, isServerError, retryAfterMs, type RetrySettings } from './retry.ts';

export interface Read {
  readonly query: GraphQuery;
  /** Below the version: `/users?$select=id`. */
  readonly url: string;
  readonly eventual: boolean;
  /** Small enough to travel with others. */
  readonly small: boolean;
}

export interface ReaderOptions {
  readonly connection: Connection;
  readonly limits: GraphLimits;
  readonly retry: RetrySettings;
  readonly signIn: SignIn;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

interface Attempts {
  connection: number;
  server: number;
  throttledSince: number | null;
  failures: number;
}

/** Reads through the lanes, again and again until there is an answer or none to be had. */
export class Reader {
  retries = 0;
  private readonly options: ReaderOptions;
  private readonly batcher: Batcher;
  private readonly lanes: Readonly<Record<LaneName, Lane>>;
  private lastContact: number | null = null;
  /** When the first request was lost since anything came through. */
  private silentSince: number | null = null;

  constructor(options: ReaderOptions) {
    const { limits, clock } = options;
    this.options = options;
    this.batcher = new Batcher(options.connection);
    this.lanes = {
      identity: new Lane(limits.identity, clock),
      protection: new Lane(limits.protection, clock),
      reports: new Lane(limits.reports, clock),
      intune: new Lane(limits.intune, clock),
      wholeApp: new Lane(limits.wholeApp, clock),
    };
  }

  /** What went through each lane so far. */
  get laneStatistics(): Readonly<Record<LaneName, LaneStatistics>> {
    const { identity, protection, reports, intune, wholeApp } = this.lanes;
    return { identity: identity.statistics, protection: protection.statistics, reports: reports.statistics, intune: intune.statistics, wholeApp: wholeApp.statistics };
  }

  /** The tenant turned out to have another limit. */
  setLimit(name: LaneName, limit: LaneLimit): void {
    this.lanes[name].setLimit(limit);
  }

  /**
   * The body of a successful answer.
   * @throws FactUnavailable when Graph will not give it; ServiceUnreachable when nothing comes through any more
   */
  async read(read: Read): Promise<unknown> {
    const { clock, signal, signIn } = this.options;
    const lane = this.lanes[laneOf(read.query.path)];
    const attempts: Attempts = { connection: 0, server: 0, throttledSince: null, failures: 0 };
    for (;;) {
      await this.lanes.wholeApp.enter(1, signal);
      await lane.enter(costOf(read.query), signal);
      const sentAt = clock.now();
      const outcome = await this.attempt(read);
      if (!(outcome instanceof ConnectionLost)) this.heed(outcome, lane);
      if (!(outcome instanceof ConnectionLost) && outcome.status >= 200 && outcome.status < 300) return outcome.body;
      const pauseMs = outcome instanceof ConnectionLost ? this.afterLoss(read, outcome, attempts, sentAt) : this.afterRefusal(read, outcome, attempts);
      if (pauseMs === null && !(outcome instanceof ConnectionLost)) throw refusalOf(read.query, outcome, signIn);
      this.retries += 1;
      await clock.sleep(pauseMs ?? 0, signal);
    }
  }

  private async attempt({ query, url, eventual, small }: Read): Promise<Answer | ConnectionLost> {
    const headers: Readonly<Record<string, string>> = eventual ? { ConsistencyLevel: 'eventual' } : {};
    const sending = small
      ? this.batcher.send({ version: query.version, url, headers })
      : this.options.connection.send({ method: 'GET', path: `${query.version}${url}`, headers });
    const outcome = await sending.catch((error: unknown) => {
      if (error instanceof ConnectionLost) return error;
      throw error;
    });
    if (!(outcome instanceof ConnectionLost) || outcome.answered) {
      this.lastContact = this.options.clock.now();
      this.silentSince = null;
    }
    return outcome;
  }

  /** What the service says of its load holds for everybody in the lane. */
  private heed({ status, headers }: Answer, lane: Lane): void {
    const restMs = retryAfterMs(headers['retry-after'], this.options.clock.now());
    if (restMs !== null && (status === 429 || isServerError(status))) lane.pause(restMs);
    // Sent from 0.8 on; at 1 the limit is reached.
    const used = Number(headers['x-ms-throttle-limit-percentage'] ?? 0);
    if (used > 0) lane.adjust(used);
  }

  private afterLoss({ query }: Read, lost: ConnectionLost, attempts: Attempts, sentAt: number): number {
    const { clock, retry } = this.options;
    attempts.failures += 1;
    const now = clock.now();
    this.silentSince ??= now;
    const silentMs = now - this.silentSince;
    if (this.lastContact === null && silentMs > retry.firstContactMs) {
      throw new ServiceUnreachable(`Microsoft Graph cannot be reached: ${lost.message}. Check the address and the network, and start the run again.`);
    }
    if (silentMs > retry.outageMs) {
      throw new ServiceUnreachable(`Microsoft Graph could not be reached for ${minutes(silentMs)}: ${lost.message}. Check the network, and start the run again: it goes on where it stopped.`);
    }
    // Others came through meanwhile, so it is this answer that breaks, not the network.
    if (this.lastContact !== null && this.lastContact >= sentAt) attempts.connection += 1;
    if (attempts.connection >= retry.serverErrors) {
      throw new FactUnavailable(`Graph's answer to ${query.path} did not arrive in ${attempts.failures} attempts: ${lost.message}. Run the assessment again later.`);
    }
    return backoffMs(retry, attempts.failures);
  }

  /** How long to wait before the next attempt; null when there should be none. */
  private afterRefusal({ query }: Read, { status, headers }: Answer, attempts: Attempts): number | null {
    const { clock, retry } = this.options;
    if (status !== 429 && !isServerError(status)) return null;
    attempts.failures += 1;
    const now = clock.now();
    if (status === 429) {
      attempts.throttledSince ??= now;
      if (now - attempts.throttledSince > retry.throttledMs) {
        throw new FactUnavailable(`Graph kept throttling ${query.path} (429) for ${minutes(now - attempts.throttledSince)}. Run the assessment again at a quieter time.`);
      }
    } else {
      attempts.server += 1;
      if (attempts.server >= retry.serverErrors) {
        throw new FactUnavailable(`Graph failed to answer ${query.path} (${status}) ${attempts.server} times. Run the assessment again later.`);
      }
    }
    return retryAfterMs(headers['retry-after'], now) ?? backoffMs(retry, attempts.failures);
  }
}

const minutes = (ms: number): string => (ms < 90_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} minutes`);
