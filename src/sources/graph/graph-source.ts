import { setMaxListeners } from 'node:events';
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { FactUnavailable, type FactSource, type FannedOut } from '../../assessment/fact-source.ts';
import type { Cloud, GraphQuery } from '../../assessment/need.ts';
import type { SignIn } from '../../assessment/permissions.ts';
import { baseUrlOf, hostOf } from '../base-url.ts';
import { concurrently } from '../concurrently.ts';
import { Connection } from '../connection.ts';
import type { Clock, LaneStatistics } from '../lane.ts';
import { patientRetry, systemClock, type RetrySettings } from '../retry.ts';
import { graphScope } from './clouds.ts';
import { countUrl, nextPageUrl, relativeUrl } from './graph-url.ts';
import { identityLimit, publicLimits, type GraphLimits, type LaneName } from './lanes.ts';
import { walkSideBySide } from './page-walk.ts';
import { Reader, serviceName } from './reader.ts';
import { GraphRefusal, notOffered } from './refusal.ts';
import { isSplittable, splitQuery } from './split.ts';
import { askTogether, idsTogether } from './together.ts';

export interface GraphSourceOptions {
  /** May carry a path prefix, which every request keeps. */
  readonly baseUrl: string;
  readonly cloud: Cloud;
  /** Null reads without a token, which only an address of this machine allows. */
  readonly credential: TokenCredential | null;
  /** Who the credential signs in: it decides which permissions count. `application` when left out. */
  readonly signIn?: SignIn;
  /** Lanes that differ from the public limits. */
  readonly limits?: Partial<GraphLimits>;
  readonly retry?: Partial<RetrySettings>;
  /** The process' own when left out. */
  readonly clock?: Clock;
  /** Ends every read, at once. */
  readonly signal?: AbortSignal;
}

export interface GraphStatistics {
  /** Requests over the wire; a batch is one. */
  readonly requests: number;
  readonly retries: number;
  /** Of bodies received, unpacked. */
  readonly bytes: number;
  /** What went through each lane. */
  readonly lanes: Readonly<Record<LaneName, LaneStatistics>>;
}

export interface GraphSource extends FactSource<GraphQuery> {
  readonly statistics: GraphStatistics;
  /** Ends every read and gives the connections back. */
  close(): void;
}

/** Batches that a fan-out keeps under way, each with twenty reads. */
const fanOutWidth = 4 * 20;
/** A page of up to this size travels in a batch. */
const smallPage = 20;
const isSmall = ({ top }: GraphQuery) => (top ?? Number.POSITIVE_INFINITY) <= smallPage;
/** Chains of pages of one collection at the same time. */
const chainsAtOnce = 8;

/**
 * Microsoft Graph as a source of facts: kept under its limits, patient with its failures, and never followed off its address.
 * @throws TypeError when the base URL is none, or is another machine's and there is no credential
 */
export function createGraphSource({ baseUrl, cloud, credential, signIn = 'application', limits, retry, clock = systemClock, signal }: GraphSourceOptions): GraphSource {
  const base = baseUrlOf(baseUrl);
  const closing = new AbortController();
  const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
  // Every waiting request listens; the default of ten is for leaks.
  setMaxListeners(0, stop);
  const settings = { ...patientRetry, ...retry };
  const connection = new Connection(base, { service: serviceName, credential, scope: graphScope(cloud), timeoutMs: settings.timeoutMs, signal: stop });
  const reader = new Reader({ connection, limits: { ...publicLimits, ...limits }, retry: settings, signIn, clock, signal: stop });

  const refuseWhatIsNotOffered = (query: GraphQuery) => {
    const reason = notOffered(query, { cloud, signIn });
    if (reason) throw reason;
  };

  /** One chain of pages, one after the other. */
  async function* chain(query: GraphQuery, isWanted: () => boolean, id?: string): AsyncGenerator<readonly unknown[]> {
    let url: string | null = relativeUrl(query, id);
    for (let page = 0; url !== null && page < (query.mostPages ?? Number.POSITIVE_INFINITY) && isWanted(); page += 1) {
      const body: unknown = await reader.read({ query, url, eventual: query.advanced === true, small: id !== undefined || isSmall(query) });
      const { items, next } = pageOf(query, body);
      yield items;
      url = next === null ? null : followed(query, url, next);
    }
  }

  async function* pages(query: GraphQuery): AsyncGenerator<readonly unknown[]> {
    refuseWhatIsNotOffered(query);
    if (isSmall(query) || query.mostPages !== undefined) {
      // Whoever asks for a few entities mostly needs no second page.
      yield* chain(query, () => true);
      return;
    }
    const parts = isSplittable(query) ? await partsOf(query) : [query];
    yield* walkSideBySide(parts.map((part) => (isWanted) => chain(part, isWanted)), chainsAtOnce);
  }

  /** The queries that together find what this one finds: itself, or several for a collection that is long. */
  async function partsOf(query: GraphQuery): Promise<readonly GraphQuery[]> {
    choosingLimit ??= chooseIdentityLimit();
    const total = await countMatching(query).catch(() => 0);
    const parts = await splitQuery(query, total, countMatching);
    return parts?.map((part) => part.query) ?? [query];
  }

  let choosingLimit: Promise<void> | null = null;

  /** Larger tenants may be read faster. Who cannot count the users stays with the smallest limit. */
  async function chooseIdentityLimit(): Promise<void> {
    if (limits?.identity) return;
    const permission = 'User.Read.All';
    const users: GraphQuery = { version: 'v1.0', path: 'users', permissions: [{ application: permission, delegated: permission }] };
    await countMatching(users).then((size) => reader.setLimit('identity', identityLimit(size)), () => undefined);
  }

  async function countMatching(query: GraphQuery): Promise<number> {
    // A count selects and expands nothing, which is also what it costs.
    const { version, path, filter, permissions, clouds } = query;
    const counted: GraphQuery = { version, path, filter, permissions, clouds };
    return countOf(query, await reader.read({ query: counted, url: countUrl(query), eventual: true, small: true }));
  }

  function followed(query: GraphQuery, current: string, link: string): string {
    const url = nextPageUrl(base, query.version, link);
    if (url === null) throw new FactUnavailable(`Graph's answer to ${query.path} continues at another address (${hostOf(link)}), which was not followed.`);
    if (url === current) throw new FactUnavailable(`Graph's answer to ${query.path} continues with the same page again, and was left there.`);
    return url;
  }

  async function readBelow(query: GraphQuery, id: string): Promise<FannedOut> {
    const items: unknown[] = [];
    try {
      for await (const page of chain(query, () => true, id)) items.push(...page);
    } catch (error) {
      // Deleted since its id was read.
      if (!(error instanceof GraphRefusal && error.status === 404)) throw error;
      return { id, items: [] };
    }
    return { id, items };
  }

  /** Several objects in one request; each alone where the service cannot be asked that way. */
  async function readTogether(query: GraphQuery, ids: readonly string[]): Promise<FannedOut[]> {
    const shared = askTogether(query, ids);
    const alone = () => Promise.all(ids.map((id) => readBelow(query, id)));
    if (!shared) return alone();
    const found = new Map<string, unknown[]>(ids.map((id) => [id.toLowerCase(), []]));
    try {
      for await (const page of chain(shared.query, () => true)) {
        for (const item of page) found.get(shared.ownerOf(item))?.push(item);
      }
    } catch (error) {
      if (!(error instanceof GraphRefusal && error.status === 400)) throw error;
      return alone();
    }
    return ids.map((id) => ({ id, items: found.get(id.toLowerCase()) ?? [] }));
  }

  return {
    async get(query) {
      refuseWhatIsNotOffered(query);
      return reader.read({ query, url: relativeUrl(query), eventual: query.advanced === true, small: true });
    },
    pages: (query) => pages(query),
    async count(query) {
      refuseWhatIsNotOffered(query);
      return countMatching(query);
    },
    async *fanOut(query, ids) {
      refuseWhatIsNotOffered(query);
      if (askTogether(query, ids) === null) {
        yield* concurrently(ids, fanOutWidth, (id) => readBelow(query, id));
        return;
      }
      const groups = Array.from({ length: Math.ceil(ids.length / idsTogether) }, (_, index) => ids.slice(index * idsTogether, (index + 1) * idsTogether));
      for await (const group of concurrently(groups, fanOutWidth, (each) => readTogether(query, each))) yield* group;
    },
    get statistics() {
      return { ...connection.traffic, retries: reader.retries, lanes: reader.laneStatistics };
    },
    close() {
      closing.abort(new Error('The connection to Microsoft Graph was closed.'));
      connection.close();
    },
  };
}

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().min(1).optional() });
const objectSchema = z.record(z.string(), z.unknown());

/** A page of a collection; below an object, a relation to one other object is a page of one. */
function pageOf({ path }: GraphQuery, body: unknown): { items: readonly unknown[]; next: string | null } {
  const page = pageSchema.safeParse(body);
  if (page.success) return { items: page.data.value, next: page.data['@odata.nextLink'] ?? null };
  if (path.includes('{id}') && objectSchema.safeParse(body).success) return { items: [body], next: null };
  throw new FactUnavailable(`Graph answered ${path} with something that is no list.`);
}

/** A plain number; inside a batch it may be text, or text in base 64. */
function countOf({ path }: GraphQuery, body: unknown): number {
  const text = typeof body === 'string' && /^[MNO]/.test(body) ? Buffer.from(body, 'base64').toString('utf8') : String(body);
  const digits = text.replace(/^\uFEFF/, '').trim();
  if (!/^\d+$/.test(digits)) throw new FactUnavailable(`Graph answered ${path}/$count with something that is no number.`);
  return Number(digits);
}
