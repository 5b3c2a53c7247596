import type { Asker } from './check.ts';
import { gateNeeds } from './gate.ts';
import type { AzureRole, GraphQuery, Need, NeedOf, Needs, Query, Scan } from './need.ts';

/** One distinct need and who waits for it. */
export interface PlannedNeed {
  readonly need: Need;
  /** Checks that read it, directly or through other needs; their licence and tenant gates included. */
  readonly readers: readonly string[];
  /** How many checks and needs take its data directly: the data is released after the last of them. */
  readonly consumers: number;
  /** Whether it is fetched only if a choice falls on it. */
  readonly conditional: boolean;
  /** The pass over a collection that this scan shares with others; null for every other kind. */
  readonly pass: string | null;
}

/** What a set of checks wants to know: every question once. */
export interface Plan {
  readonly needs: ReadonlyMap<string, PlannedNeed>;
  /** Keys of the scans that share one pass over a collection. */
  readonly passes: ReadonlyMap<string, readonly string[]>;
}

interface Draft {
  readonly need: Need;
  readonly readers: Set<string>;
  consumers: number;
  conditional: boolean;
  /** Reached only through choices that themselves wait for a scan. */
  afterScan: boolean;
}

interface Reached {
  readonly conditional: boolean;
  readonly afterScan: boolean;
}

/**
 * Collects the needs of checks and overview, merges equal ones and groups the scans that can share their pages.
 * @throws TypeError for a need that was not made with a function of `need.ts`
 */
export function planAssessment(askers: readonly Asker[]): Plan {
  const drafts = new Map<string, Draft>();

  const reach = (wanted: NeedOf<unknown>, reader: string, reached: Reached) => {
    const need = asNeed(wanted, reader);
    const known = drafts.get(need.key);
    const draft = known ?? { need, readers: new Set(), consumers: 0, ...reached };
    drafts.set(need.key, draft);
    const isNews = !known || !draft.readers.has(reader) || (draft.conditional && !reached.conditional) || (draft.afterScan && !reached.afterScan);
    draft.readers.add(reader);
    draft.conditional &&= reached.conditional;
    draft.afterScan &&= reached.afterScan;
    if (!isNews) return;
    for (const { input, ...way } of waysFrom(need, reached)) reach(input, reader, way);
  };

  for (const check of askers) {
    for (const need of Object.values(gateNeeds(check))) reach(need, check.id, { conditional: false, afterScan: false });
    for (const need of Object.values(check.needs)) reach(need, check.id, { conditional: false, afterScan: false });
  }
  countConsumers(askers, drafts);

  const needs = new Map<string, PlannedNeed>();
  const passes = new Map<string, string[]>();
  for (const [key, { afterScan, ...draft }] of drafts) {
    const pass = draft.need.kind === 'scan' ? passOf(draft.need, afterScan) : null;
    needs.set(key, { ...draft, readers: [...draft.readers], pass });
    if (pass !== null) passes.set(pass, [...(passes.get(pass) ?? []), key]);
  }
  return { needs, passes };
}

/** Every need carries its kind; `NeedOf` only hides it from the types of checks. */
export function asNeed(need: NeedOf<unknown>, reader?: string): Need {
  if (isNeed(need)) return need;
  throw new TypeError(`${reader === undefined ? 'A check' : `Check "${reader}"`} reads "${need.key}", which no source knows; make it with a function of need.ts.`);
}
const isNeed = (need: NeedOf<unknown>): need is Need => 'kind' in need;

/** Keys of the needs that a need is made from, each once. */
export function inputKeys(need: Need): string[] {
  return uniqueKeys(waysFrom(need, { conditional: false, afterScan: false }).map(({ input }) => input));
}

/** Keys of a check's or a derivation's needs, each once. */
export const uniqueKeys = (needs: Needs | readonly NeedOf<unknown>[]): string[] => [...new Set(Object.values(needs).map(({ key }) => key))];

function waysFrom(need: Need, reached: Reached): (Reached & { readonly input: NeedOf<unknown> })[] {
  switch (need.kind) {
    case 'derive':
      return Object.values(need.from).map((input) => ({ input, ...reached }));
    case 'fan-out':
      return [{ input: need.over, ...reached }];
    case 'choose': {
      const branch = { conditional: true, afterScan: reached.afterScan || involvesScan(asNeed(need.on)) };
      return [{ input: need.on, ...reached }, { input: need.yes, ...branch }, { input: need.no, ...branch }];
    }
    case 'otherwise':
      return [{ input: need.preferred, ...reached }, { input: need.instead, conditional: true, afterScan: reached.afterScan || involvesScan(asNeed(need.preferred)) }];
    case 'singleton':
    case 'list':
    case 'first':
    case 'count':
    case 'exists':
    case 'scan':
      return [];
  }
}

function involvesScan(need: Need): boolean {
  if (need.kind === 'scan') return true;
  return waysFrom(need, { conditional: false, afterScan: true }).some(({ input }) => involvesScan(asNeed(input)));
}

function countConsumers(askers: readonly Asker[], drafts: ReadonlyMap<string, Draft>): void {
  const consume = (keys: readonly string[]) => {
    for (const key of keys) {
      const draft = drafts.get(key);
      if (draft) draft.consumers += 1;
    }
  };
  for (const check of askers) {
    consume(uniqueKeys(gateNeeds(check)));
    consume(uniqueKeys(check.needs));
  }
  for (const { need } of drafts.values()) consume(inputKeys(need));
}

/**
 * Scans of one collection share a pass whatever they select; another filter, page size or permission is another pass.
 * A scan that is chosen by what another scan found cannot wait in the same pass for it, and gets its own.
 */
function passOf({ query, key }: Scan<unknown, unknown>, afterScan: boolean): string {
  const pass = JSON.stringify(query.service === undefined ? collectionOf(query) : [query.service, query.path, query.apiVersion, query.filter]);
  return afterScan ? `${pass} ${key}` : pass;
}

function collectionOf({ version, path, filter, expand, top, advanced, permissions, clouds }: GraphQuery): readonly unknown[] {
  return [version, path, filter, expand, top, advanced, permissions, clouds];
}

/**
 * The plan for a person: every request with the checks that read it and the access it takes, one request per paragraph.
 * @param laneOf names the limit that a request counts against, where the source has such
 */
export function explainPlan({ needs }: Plan, laneOf?: (query: Query) => string): string {
  const paragraphs = [...needs.values()].flatMap(({ need, readers, conditional }) => {
    if (!('query' in need)) return [];
    const { query } = need;
    return [[
      requestLine(need.kind, query),
      `  as ${need.kind}${conditional ? ', only if a choice falls on it' : ''}${laneOf ? `, lane ${laneOf(query)}` : ''}; ${accessFor(query)}`,
      `  read by ${readers.join(', ')}`,
    ].join('\n')];
  });
  return `${paragraphs.join('\n')}\n`;
}

function requestLine(kind: Need['kind'], query: Query): string {
  switch (query.service) {
    case undefined: {
      const { version, path, select, filter, expand, top } = query;
      const options = [select && `$select=${select.join(',')}`, filter && `$filter=${filter}`, expand && `$expand=${expand}`, top && `$top=${String(top)}`].filter(Boolean);
      return `GET ${version}/${path}${kind === 'count' ? '/$count' : ''}${options.length > 0 ? `?${options.join('&')}` : ''}`;
    }
    case 'arm':
      return `GET (Azure Resource Manager) ${query.path}?api-version=${query.apiVersion}${query.filter === undefined ? '' : `&$filter=${query.filter}`}`;
    case 'dns':
      return `DNS A, AAAA and CNAME of ${query.path}`;
  }
}

function accessFor(query: Query): string {
  switch (query.service) {
    case undefined:
      return `permissions: ${query.permissions.map(({ application, delegated }) => application ?? `${delegated ?? 'none'} (signed-in person only)`).join(', ')}`;
    case 'arm':
      return `Azure role: ${describeRole(query.access)}`;
    case 'dns':
      return 'no permission';
  }
}

/** `Reader at / (Microsoft.Authorization/roleAssignments/read)`. */
export const describeRole = ({ role, scope, action }: AzureRole): string => `${role} at ${scope} (${action})`;
