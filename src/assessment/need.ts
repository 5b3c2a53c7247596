import type { z } from 'zod';

/**
 * A need describes data, it never fetches it. Equal needs have equal keys: the engine merges them and fetches each once.
 * `Data` is what a check's `decide` receives; the field that carries it exists in the type only.
 */
export interface NeedOf<Data> {
  readonly key: string;
  readonly data?: Data;
}

/** Least-privileged Graph permissions of a request: `null` where only one kind of sign-in can make it. */
export interface Permission {
  readonly application: string | null;
  readonly delegated: string | null;
}

/** One read of Microsoft Graph. Every option becomes part of the request and of the need's key. */
export interface GraphQuery {
  /** Other services are named; what names none is read from Microsoft Graph. */
  readonly service?: undefined;
  readonly version: 'v1.0' | 'beta';
  /** Without leading slash: `policies/authorizationPolicy`. */
  readonly path: string;
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly expand?: string;
  readonly top?: number;
  /** Sends `ConsistencyLevel: eventual` and `$count=true`. */
  readonly advanced?: boolean;
  /** Read no further than so many pages, one after the other: the newest of a log, the first of a list. */
  readonly mostPages?: number;
  /**
   * For a fan-out over a collection whose `filter` contains `{id}`: the property that the filter compares with it. Several objects
   * are then asked for in one request; `mostPages` holds for each such request.
   */
  readonly by?: string;
  /** Permissions it takes; all of them, when there are several. */
  readonly permissions: readonly Permission[];
  /** Clouds that have this endpoint; all when left out. */
  readonly clouds?: readonly Cloud[];
}

/** An Azure role, and where it has to be assigned: what a read of Azure Resource Manager takes. */
export interface AzureRole {
  /** Built-in role: `Reader`. */
  readonly role: string;
  /** `/`, or a resource provider of the tenant. */
  readonly scope: string;
  /** The one action of the role that the read needs. */
  readonly action: string;
}

/** One read of Azure Resource Manager. */
export interface ArmQuery {
  readonly service: 'arm';
  /** Without leading slash: `providers/Microsoft.Authorization/roleAssignments`. In a fan-out `{id}` stands for a resource id. */
  readonly path: string;
  readonly apiVersion: string;
  readonly filter?: string;
  /** The least role that allows it. */
  readonly access: AzureRole;
  /** Clouds that have this endpoint; all when left out. */
  readonly clouds?: readonly Cloud[];
}

/** The look-up of host names in DNS: always a fan-out, over the names. */
export interface HostQuery {
  readonly service: 'dns';
  /** Names the question in messages and plans. */
  readonly path: 'hosts/{id}';
}

/** What is read as an object or a collection. */
export type EntityQuery = GraphQuery | ArmQuery;
/** What can be asked of any service. */
export type Query = EntityQuery | HostQuery;

export const services = ['graph', 'arm', 'dns'] as const;
export type Service = (typeof services)[number];

export const serviceOf = ({ service }: Query): Service => service ?? 'graph';

/** How sentences call the services. */
export const serviceNames: Readonly<Record<Service, string>> = { graph: 'Graph', arm: 'Azure Resource Manager', dns: 'DNS' };

export const clouds = ['global', 'usgov', 'usgovdod', 'china'] as const;
export type Cloud = (typeof clouds)[number];

/** One object. */
export interface Singleton<Data> extends NeedOf<Data> {
  readonly kind: 'singleton';
  readonly query: EntityQuery;
  readonly schema: z.ZodType<Data>;
}
/** Every entity of a collection that is small by nature (policies, roles, SKUs), all pages, in memory. */
export interface List<Item> extends NeedOf<readonly Item[]> {
  readonly kind: 'list';
  readonly query: EntityQuery;
  readonly schema: z.ZodType<Item>;
}
/** The first entities of a collection: what evidence can name, whatever there is beyond. */
export interface First<Item> extends NeedOf<FirstItems<Item>> {
  readonly kind: 'first';
  readonly query: GraphQuery & Required<Pick<GraphQuery, 'top' | 'mostPages'>>;
  readonly schema: z.ZodType<Item>;
}
export interface FirstItems<Item> {
  readonly items: readonly Item[];
  /** Whether these are all. False also when the last page read happens to be full. */
  readonly complete: boolean;
}
/** How many entities match, counted by the service. */
export interface Count extends NeedOf<number> {
  readonly kind: 'count';
  readonly query: EntityQuery;
}
/** Whether any entity matches. */
export interface Exists extends NeedOf<boolean> {
  readonly kind: 'exists';
  readonly query: EntityQuery;
}
/** A collection that grows with the tenant: passes through memory page by page, only the reducer's state stays. */
export interface Scan<Item, State> extends NeedOf<State> {
  readonly kind: 'scan';
  readonly query: EntityQuery;
  readonly schema: z.ZodType<Item>;
  readonly reducer: Reducer<Item, State>;
}
export interface Reducer<Item, State> {
  /** Part of the need's key: two scans with the same query and name are the same. */
  readonly name: string;
  readonly initial: () => State;
  readonly step: (state: State, item: Item, facts: RunFacts) => State;
}
/** The same read for each of several objects. */
export interface FanOut<Item> extends NeedOf<ReadonlyMap<string, readonly Item[]>> {
  readonly kind: 'fan-out';
  /** Ids of the objects. */
  readonly over: NeedOf<readonly string[]>;
  /** `path` contains `{id}`. */
  readonly query: Query;
  readonly schema: z.ZodType<Item>;
}
/** A pure function over other needs. */
export interface Derive<Data> extends NeedOf<Data> {
  readonly kind: 'derive';
  readonly from: Needs;
  readonly compute: (data: never, facts: RunFacts) => Data;
}
/** One of two needs, decided by a third: only the chosen one is fetched. */
export interface Choose<Data> extends NeedOf<Data> {
  readonly kind: 'choose';
  readonly on: NeedOf<boolean>;
  readonly yes: NeedOf<Data>;
  readonly no: NeedOf<Data>;
}
/** A need that the service may not understand, and another that gives the same data for more effort. */
export interface Otherwise<Data> extends NeedOf<Data> {
  readonly kind: 'otherwise';
  readonly preferred: NeedOf<Data>;
  /** Fetched only when the service has no answer to the preferred question (`FactUnavailable.isQuestionRefused`), not when access is missing. */
  readonly instead: NeedOf<Data>;
}

export type Need =
  | Singleton<unknown> | List<unknown> | First<unknown> | Count | Exists | Scan<unknown, unknown> | FanOut<unknown>
  | Derive<unknown> | Choose<unknown> | Otherwise<unknown>;
export type Needs = Readonly<Record<string, NeedOf<unknown>>>;
export type DataOf<N extends Needs> = { readonly [K in keyof N]: N[K] extends NeedOf<infer Data> ? Data : never };

/** What a decision may know besides its data. */
export interface RunFacts {
  /** The run's stored start: a resumed run decides as it would have at first. */
  readonly now: Date;
  readonly cloud: Cloud;
}

export function singleton<Data>(query: EntityQuery, schema: z.ZodType<Data>): Singleton<Data> {
  return { kind: 'singleton', key: keyOf('singleton', query), query, schema };
}
export function list<Item>(query: EntityQuery, schema: z.ZodType<Item>): List<Item> {
  return { kind: 'list', key: keyOf('list', query), query, schema };
}
export function first<Item>(query: First<Item>['query'], schema: z.ZodType<Item>): First<Item> {
  return { kind: 'first', key: keyOf('first', query), query, schema };
}
export function count(query: EntityQuery): Count {
  return { kind: 'count', key: keyOf('count', query), query };
}
export function exists(query: EntityQuery): Exists {
  return { kind: 'exists', key: keyOf('exists', query), query };
}
export function scan<Item, State>(query: EntityQuery, schema: z.ZodType<Item>, reducer: Reducer<Item, State>): Scan<Item, State> {
  return { kind: 'scan', key: `${keyOf('scan', query)} ${reducer.name}`, query, schema, reducer };
}
export function fanOut<Item>(over: NeedOf<readonly string[]>, query: Query, schema: z.ZodType<Item>): FanOut<Item> {
  return { kind: 'fan-out', key: `${keyOf('fan-out', query)} over ${over.key}`, over, query, schema };
}
/** @param name part of the key: two derivations with one name are the same */
export function derive<N extends Needs, Data>(name: string, from: N, compute: (data: DataOf<N>, facts: RunFacts) => Data): Derive<Data> {
  return { kind: 'derive', key: `derive ${name}`, from, compute };
}
export function choose<Data>(name: string, on: NeedOf<boolean>, branches: { readonly yes: NeedOf<Data>; readonly no: NeedOf<Data> }): Choose<Data> {
  return { kind: 'choose', key: `choose ${name}`, on, ...branches };
}
export function otherwise<Data>(name: string, preferred: NeedOf<Data>, instead: NeedOf<Data>): Otherwise<Data> {
  return { kind: 'otherwise', key: `otherwise ${name}`, preferred, instead };
}

function keyOf(kind: string, query: Query): string {
  switch (query.service) {
    case undefined: {
      const { version, path, select, filter, expand, top, advanced, mostPages, by } = query;
      return JSON.stringify([kind, version, path, select, filter, expand, top, advanced, mostPages, by]);
    }
    case 'arm':
      return JSON.stringify([kind, query.service, query.path, query.apiVersion, query.filter]);
    case 'dns':
      return JSON.stringify([kind, query.service, query.path]);
  }
}
