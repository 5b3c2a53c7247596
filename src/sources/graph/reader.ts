import { ServiceUnreachable } from '../../assessment/fact-source.ts';
import type { GraphQuery } from '../../assessment/need.ts';
import type { SignIn } from '../../assessment/permissions.ts';
import type { Answer, Connection } from '../connection.ts';
import { Lane, type Clock, type LaneLimit, type LaneStatistics } from '../lane.ts';
import { Patience } from '../patience.ts';
import type { RetrySettings } from '../retry.ts';
import { SignInRefused } from '../sign-in-refused.ts';
import { Batcher } from './batch.ts';
import { costOf, laneOf, type GraphLimits, type LaneName } from './lanes.ts';
import { refusalOf } from './refusal.ts';

export const serviceName = 'Microsoft Graph';

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

/** Reads Graph: each request through the lanes that it counts against, small ones in batches. */
export class Reader {
  private readonly options: ReaderOptions;
  private readonly patience: Patience;
  private readonly batcher: Batcher;
  private readonly lanes: Readonly<Record<LaneName, Lane>>;

  constructor(options: ReaderOptions) {
    const { connection, limits, retry, clock, signal } = options;
    this.options = options;
    this.patience = new Patience({ service: { full: serviceName, short: 'Graph' }, retry, clock, signal });
    this.batcher = new Batcher(connection);
    this.lanes = {
      identity: new Lane(limits.identity, clock, 'graph.identity'),
      protection: new Lane(limits.protection, clock, 'graph.protection'),
      reports: new Lane(limits.reports, clock, 'graph.reports'),
      intune: new Lane(limits.intune, clock, 'graph.intune'),
      wholeApp: new Lane(limits.wholeApp, clock, 'graph.wholeApp'),
    };
  }

  get retries(): number {
    return this.patience.retries;
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
   * @throws FactUnavailable when Graph will not give it; ServiceUnreachable when there is no sign-in, or nothing comes through any more
   */
  async read(read: Read): Promise<unknown> {
    const { path } = read.query;
    const lane = this.lanes[laneOf(path)];
    const answer = await this.patience.ask({
      path,
      lanes: [{ lane: this.lanes.wholeApp, cost: 1 }, { lane, cost: costOf(read.query) }],
      send: () => this.send(read),
      heed: ({ headers }) => {
        // Sent from 0.8 on; at 1 the limit is reached.
        const used = Number(headers['x-ms-throttle-limit-percentage'] ?? 0);
        if (used > 0) lane.adjust(used);
      },
    });
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw refusalOf(read.query, answer, this.options.signIn);
  }

  private async send({ query, url, eventual, small }: Read): Promise<Answer> {
    const headers: Readonly<Record<string, string>> = eventual ? { ConsistencyLevel: 'eventual' } : {};
    const sending = small
      ? this.batcher.send({ version: query.version, url, headers })
      : this.options.connection.send({ method: 'GET', path: `${query.version}${url}`, headers });
    return sending.catch((error: unknown) => {
      if (!(error instanceof SignInRefused)) throw error;
      throw new ServiceUnreachable(`${error.message} Check the managed identity of the app, or sign in again to the right tenant, and start the run once more.`, { cause: error });
    });
  }
}
