import { setMaxListeners } from 'node:events';
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { FactNotConnected, FactNotInCloud, FactOutOfReach, FactUnavailable, ServiceUnreachable, type FactSource, type FannedOut } from '../../assessment/fact-source.ts';
import type { ArmQuery, Cloud } from '../../assessment/need.ts';
import type { SignIn } from '../../assessment/permissions.ts';
import { baseUrlOf, hostOf } from '../base-url.ts';
import { cloudNames } from '../cloud-names.ts';
import { concurrently } from '../concurrently.ts';
import { Connection, type Answer } from '../connection.ts';
import { Lane, type Clock, type LaneLimit } from '../lane.ts';
import { Patience } from '../patience.ts';
import { patientRetry, systemClock, type RetrySettings } from '../retry.ts';
import { SignInRefused } from '../sign-in-refused.ts';
import { armUrl, nextPageUrl, subscriptionOf } from './arm-url.ts';
import { armScope } from './clouds.ts';

export interface ArmSourceOptions {
  /** May carry a path prefix, which every request keeps. */
  readonly baseUrl: string;
  readonly cloud: Cloud;
  /** Null reads without a token, which only an address of this machine allows. */
  readonly credential: TokenCredential | null;
  /** Who the credential signs in: whom a missing role has to be assigned to. `application` when left out. */
  readonly signIn?: SignIn;
  /** Of each subscription, and of the tenant; the public one when left out. */
  readonly limit?: LaneLimit;
  readonly retry?: Partial<RetrySettings>;
  /** The process' own when left out. */
  readonly clock?: Clock;
  /** Ends every read, at once. */
  readonly signal?: AbortSignal;
}

export interface ArmSource extends FactSource<ArmQuery> {
  /** Ends every read and gives the connections back. */
  close(): void;
}

/**
 * What the token bucket of one subscription, or of the tenant, is refilled with; the bucket itself holds ten seconds of it.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
const publicLimit: LaneLimit = { units: 250, perMs: 10_000 };
/** Resources of a fan-out that are read at the same time. */
const fanOutWidth = 8;
const serviceName = 'Azure Resource Manager';

/**
 * Azure Resource Manager as a source of facts: kept under its limits, patient with its failures, never followed off its address.
 * What it does not let the app see is not offered, whoever else may see it: nothing here ends a run.
 * @throws TypeError when the base URL is none, or is another machine's and there is no credential
 */
export function createArmSource({ baseUrl, cloud, credential, signIn = 'application', limit = publicLimit, retry, clock = systemClock, signal }: ArmSourceOptions): ArmSource {
  const base = baseUrlOf(baseUrl);
  const closing = new AbortController();
  const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
  // Every waiting request listens; the default of ten is for leaks.
  setMaxListeners(0, stop);
  const settings = { ...patientRetry, ...retry };
  const connection = new Connection(base, { service: serviceName, credential, scope: armScope(cloud), timeoutMs: settings.timeoutMs, signal: stop });
  const patience = new Patience({ service: { full: serviceName, short: serviceName }, retry: settings, clock, signal: stop });
  const lanes = new Map<string | null, Lane>();

  function laneFor(url: string): Lane {
    const subscription = subscriptionOf(url);
    const lane = lanes.get(subscription) ?? new Lane(limit, clock, 'arm');
    lanes.set(subscription, lane);
    return lane;
  }

  function refuseOtherClouds({ path, clouds }: ArmQuery): void {
    if (clouds && !clouds.includes(cloud)) throw new FactNotInCloud(`${serviceName} has no ${path} in ${cloudNames[cloud]}.`);
  }

  async function read(query: ArmQuery, url: string): Promise<unknown> {
    const answer = await patience.ask({ path: query.path, lanes: [{ lane: laneFor(url), cost: 1 }], send: () => connection.send({ method: 'GET', path: url }) }).catch((error: unknown) => {
      if (error instanceof SignInRefused) throw new FactNotConnected(`The app is not connected to Azure. ${error.message}`, { cause: error });
      // What reads Graph goes on all the same.
      if (error instanceof ServiceUnreachable) throw new FactUnavailable(error.message, { cause: error });
      throw error;
    });
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw refusalOf(query, answer, signIn);
  }

  async function* chain(query: ArmQuery, id?: string): AsyncGenerator<readonly unknown[]> {
    let url: string | null = armUrl(query, id);
    while (url !== null) {
      const { items, next } = pageOf(query, await read(query, url));
      yield items;
      url = next === null ? null : followed(query, url, next);
    }
  }

  function followed({ path }: ArmQuery, current: string, link: string): string {
    const url = nextPageUrl(base, link);
    if (url === null) throw new FactUnavailable(`${serviceName}'s answer to ${path} continues at another address (${hostOf(link)}), which was not followed.`);
    if (url === current) throw new FactUnavailable(`${serviceName}'s answer to ${path} continues with the same page again, and was left there.`);
    return url;
  }

  async function readBelow(query: ArmQuery, id: string): Promise<FannedOut> {
    const items: unknown[] = [];
    try {
      for await (const page of chain(query, id)) items.push(...page);
    } catch (error) {
      // Deleted since its id was read.
      if (!(error instanceof ArmRefusal && error.status === 404)) throw error;
      return { id, items: [] };
    }
    return { id, items };
  }

  return {
    async get(query) {
      refuseOtherClouds(query);
      return read(query, armUrl(query));
    },
    async *pages(query) {
      refuseOtherClouds(query);
      yield* chain(query);
    },
    async count(query) {
      refuseOtherClouds(query);
      let total = 0;
      // The service does not count.
      for await (const page of chain(query)) total += page.length;
      return total;
    },
    async *fanOut(query, ids) {
      refuseOtherClouds(query);
      yield* concurrently(ids, fanOutWidth, (id) => readBelow(query, id));
    },
    close() {
      closing.abort(new Error('The connection to Azure Resource Manager was closed.'));
      connection.close();
    },
  };
}

/** The service's own no, as opposed to an answer that never came. */
class ArmRefusal extends FactUnavailable {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function refusalOf({ path, access }: ArmQuery, { status, body }: Answer, signIn: SignIn): FactOutOfReach | ArmRefusal {
  if (status === 401 || status === 403) {
    const whom = signIn === 'application' ? "the app's identity" : 'the person who signs in';
    return new FactOutOfReach(`No Azure access: ${serviceName} refused ${path} (${status}). Assign ${whom} the Azure role ${access.role} at "${access.scope}"; docs/deploy.md has the command.`);
  }
  const { code, message } = errorOf(body);
  return new ArmRefusal(status, `${serviceName} did not answer ${path} (${status}${code === '' ? '' : ` ${code}`}).${message === '' ? '' : ` It said: ${message}`}`);
}

const errorSchema = z.object({ error: z.object({ code: z.string().nullish(), message: z.string().nullish() }) });
/** Messages are long, and the first sentence is what helps. */
const mostSaid = 200;

function errorOf(body: unknown): { code: string; message: string } {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return { code: '', message: '' };
  const { code, message } = parsed.data.error;
  return { code: code ?? '', message: (message ?? '').replace(/\s+/g, ' ').slice(0, mostSaid) };
}

const pageSchema = z.object({ value: z.array(z.unknown()), nextLink: z.string().nullish() });

function pageOf({ path }: ArmQuery, body: unknown): { items: readonly unknown[]; next: string | null } {
  const page = pageSchema.safeParse(body);
  if (!page.success) throw new FactUnavailable(`${serviceName} answered ${path} with something that is no list.`);
  // An empty link ends a list too.
  return { items: page.data.value, next: page.data.nextLink === '' ? null : page.data.nextLink ?? null };
}
