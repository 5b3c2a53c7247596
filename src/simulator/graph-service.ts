import { z } from 'zod';
import { laneOf } from '../sources/graph/lanes.ts';
import { arranged } from './arranged-set.ts';
import type { Expansion } from './expand-option.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { needsAdvancedQuery } from './filter-match.ts';
import { filteredRange, named, type FilteredRange } from './filtered-range.ts';
import { readQueryOptions, skipToken, type QueryOptions } from './query-options.ts';
import { followRelation, isSet, resolveResource, type Resource } from './resource.ts';
import type { EntitySet, SimulatedTenant } from './tenant.ts';

/** One read, alone or inside a batch. */
export interface GraphRequest {
  readonly method: string;
  /** Below the version, with its query: `/users?$top=5`. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface GraphResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const defaultPage = 100;
/** Logs and reports come in long pages without being asked. */
const reportPage = 1_000;
/** The most users in a page that carries sign-in activity. */
const signInActivityPage = 500;
/** @see https://learn.microsoft.com/graph/aad-advanced-queries */
const directoryObjects: ReadonlySet<string> = new Set(['users', 'groups', 'applications', 'servicePrincipals', 'devices', 'contacts', 'administrativeUnits']);

/** Answers one read. @param root where this version of Graph is, for links to the next page: `http://localhost:1234/v1.0` */
export function answer(tenant: SimulatedTenant, request: GraphRequest, root: string): GraphResponse {
  try {
    if (request.method !== 'GET') throw new GraphError(405, 'Request_BadRequest', 'The simulator can only be read.');
    const url = new URL(`http://graph${request.url.startsWith('/') ? '' : '/'}${request.url}`);
    const path = decodeURI(url.pathname.slice(1));
    const options = readQueryOptions(url.searchParams, laneOf(path) === 'reports' ? 'reports' : 'directory');
    const resource = resolveResource(tenant, path);
    refuse(tenant, resource.path, options);
    return answerResource(tenant, { resource, options, url, root, eventual: request.headers['consistencylevel'] === 'eventual' });
  } catch (error) {
    if (error instanceof GraphError) return { status: error.status, headers: { 'content-type': 'application/json' }, body: error.body };
    throw error;
  }
}

interface Reading {
  readonly resource: Resource;
  readonly options: QueryOptions;
  readonly url: URL;
  readonly root: string;
  readonly eventual: boolean;
}

function answerResource(tenant: SimulatedTenant, { resource, options, url, root, eventual }: Reading): GraphResponse {
  if (resource.kind === 'object') {
    return json({ '@odata.context': `${root}/$metadata#${resource.path}`, ...present(tenant, resource.path, resource.object, options) });
  }
  requireAdvanced(resource.path, { counted: resource.counted, options, eventual });
  const set = arranged(resource.set, options);
  if (resource.counted) return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(countMatching(set, options)) };
  return json(page(tenant, resource.path, set, { options, url, root, eventual }));
}

function page(tenant: SimulatedTenant, path: string, all: EntitySet, { options, url, root, eventual }: Omit<Reading, 'resource'>): Record<string, unknown> {
  const wanted = options.top ?? (laneOf(path) === 'reports' ? reportPage : defaultPage);
  const size = options.select?.includes('signInActivity') ? Math.min(wanted, signInActivityPage) : wanted;
  const value: unknown[] = [];
  const set = named(all, options.filter);
  const range = filteredRange(set, options.filter);
  let position = nextMatch(set, range, Math.max(range.start, options.skip));
  for (; position < range.end && value.length < size; position = nextMatch(set, range, position + 1)) value.push(present(tenant, path, set.at(position), options));
  const counting = options.count && (eventual || !directoryObjects.has(path));
  return {
    '@odata.context': `${root}/$metadata#${path}`,
    ...(counting ? { '@odata.count': countMatching(set, options) } : {}),
    ...(position < range.end ? { '@odata.nextLink': nextLink(root, url, position) } : {}),
    value,
  };
}

/** Position of the next entity that passes, from this one on; the range's end when there is none. */
function nextMatch(set: EntitySet, { end, passes }: FilteredRange, from: number): number {
  let position = from;
  while (passes && position < end && !passes(set.at(position))) position += 1;
  return position;
}

function nextLink(root: string, url: URL, position: number): string {
  const kept = [...url.searchParams].filter(([name]) => name !== '$skiptoken').map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${root}${url.pathname}?${[...kept, `$skiptoken=${skipToken(position)}`].join('&')}`;
}

function countMatching(all: EntitySet, { filter }: QueryOptions): number {
  const set = named(all, filter);
  const { start, end, passes } = filteredRange(set, filter);
  if (!passes) return end - start;
  let count = 0;
  for (let index = start; index < end; index += 1) if (passes(set.at(index))) count += 1;
  return count;
}

/** What leaves the service: selected properties, expanded relations; sign-in activity only when it is selected. */
function present(tenant: SimulatedTenant, path: string, object: Readonly<Record<string, unknown>>, { select, expand }: Pick<QueryOptions, 'select' | 'expand'>): Record<string, unknown> {
  const shown = pick(object, select ?? namesOf(object).filter((name) => name !== 'signInActivity'));
  const expanded = expand.map((expansion) => [expansion.name, expandedRelation(tenant, path, object, expansion)] as const);
  return { ...shown, ...Object.fromEntries(expanded) };
}

/** Generated entities have their properties in their prototype. */
function namesOf(object: Readonly<Record<string, unknown>>): string[] {
  const names: string[] = [];
  for (const name in object) names.push(name);
  return names;
}

function pick(object: Readonly<Record<string, unknown>>, select: readonly string[]): Record<string, unknown> {
  // The type of a polymorphic entity is no property: it is always there.
  const names = ['@odata.type', ...select].filter((name) => name in object);
  return Object.fromEntries(names.map((name) => [name, object[name]]));
}

/** The most that Graph expands of a relation to many. */
const mostExpanded = 20;

/** What a relation leads to, in the form that its own options ask for. An object may hold its related ones already. */
function expandedRelation(tenant: SimulatedTenant, path: string, object: Readonly<Record<string, unknown>>, { name, ...options }: Expansion): unknown {
  const shown = (related: Readonly<Record<string, unknown>>) => present(tenant, `${path}/${name}`, related, options);
  const held = tenant.relations.some((relation) => relation.from === path && relation.name === name) ? undefined : object[name];
  if (Array.isArray(held)) return held.slice(0, mostExpanded).map((each: unknown) => (isRecord(each) ? shown(each) : each));
  if (held !== undefined) return isRecord(held) ? shown(held) : held;
  const { id } = object;
  if (typeof id !== 'string') throw badRequest(`'${name}' cannot be expanded here.`);
  const target = followRelation(tenant, path, { ...pick(object, namesOf(object)), id }, name);
  if (target === null) return null;
  if (!isSet(target)) return shown(target);
  return Array.from({ length: Math.min(target.size, mostExpanded) }, (_, index) => shown(target.at(index)));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function requireAdvanced(path: string, { counted, options, eventual }: { counted: boolean; options: QueryOptions; eventual: boolean }): void {
  const [set = ''] = path.split('/');
  if (eventual || !directoryObjects.has(set)) return;
  if (counted) throw new GraphError(400, 'Request_BadRequest', '$count is not currently supported. It takes the header ConsistencyLevel: eventual.');
  if (options.search) throw badRequest('$search takes the header ConsistencyLevel: eventual.');
  if (options.filter && options.orderBy.length > 0) throw badRequest('$orderby beside $filter is not supported without the header ConsistencyLevel: eventual and $count=true.');
  if (options.filter && needsAdvancedQuery(options.filter)) throw badRequest('Operator is not supported without the header ConsistencyLevel: eventual and $count=true.');
}

function refuse(tenant: SimulatedTenant, path: string, { select }: QueryOptions): void {
  const refusal = tenant.refusals.find((each) => (path === each.path || path.startsWith(`${each.path}/`)) && (each.property === undefined || select?.includes(each.property)));
  if (refusal) throw new GraphError(403, refusal.code, refusal.message);
}

const json = (body: unknown): GraphResponse => ({ status: 200, headers: { 'content-type': 'application/json' }, body });

const mostInBatch = 20;
const batchSchema = z.object({
  requests: z.array(z.object({ id: z.string(), method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()).optional() })).max(mostInBatch),
});
export type BatchedRequest = GraphRequest & { readonly id: string };

/** @throws GraphError 400 when it is no batch or holds more than Graph takes */
export function readBatch(body: string): BatchedRequest[] {
  const parsed = batchSchema.safeParse(parseJson(body));
  if (!parsed.success) throw new GraphError(400, 'BadRequest', `Invalid batch payload format: at most ${mostInBatch} requests, each with id, method and url.`);
  return parsed.data.requests.map(({ id, method, url, headers }) => ({
    id, method, url, headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
