import { parseEntity } from './entity.ts';
import { FactUnavailable, type FactSource } from './fact-source.ts';
import type { Choose, Derive, EntityQuery, FanOut, First, FirstItems, Need, NeedOf, Needs, Otherwise, RunFacts } from './need.ts';
import { inputKeys, type Plan, type PlannedNeed } from './plan.ts';
import { ScanPass } from './scan-pass.ts';

interface Entry {
  readonly planned: PlannedNeed;
  /** Consumers that have not released it yet. */
  waiting: number;
  /** Set from the first time somebody wants it until the last one released it. */
  data: Promise<unknown> | null;
  readonly releasedInputs: Set<string>;
}

/** A need that lost its last reader while it was being fetched. Nobody is left to see it. */
class NoLongerWanted extends Error {
  override readonly name = 'NoLongerWanted';
}

/**
 * The data of one run: each need is fetched when it is first wanted, once, and let go with its last consumer.
 * Every consumer that the plan counts calls `release` exactly once per need, whether it wanted the data or not.
 */
export class Gathering {
  private readonly entries = new Map<string, Entry>();
  private readonly passes = new Map<string, ScanPass>();
  private readonly source: FactSource;
  private readonly facts: RunFacts;

  constructor(plan: Plan, source: FactSource, facts: RunFacts) {
    this.source = source;
    this.facts = facts;
    for (const [key, planned] of plan.needs) this.entries.set(key, { planned, waiting: planned.consumers, data: null, releasedInputs: new Set() });
    for (const [pass, keys] of plan.passes) this.passes.set(pass, new ScanPass(keys, source, facts));
  }

  /** How many needs' data is held in memory, or on its way there. */
  get held(): number {
    return [...this.entries.values()].filter(({ data }) => data !== null).length;
  }

  /** The data of several needs under their names, all fetched at the same time; rejects with the first that fails. */
  async wantAll(needs: Needs): Promise<Readonly<Record<string, unknown>>> {
    const named = Object.entries(needs).map(async ([name, need]) => [name, await this.want(need)] as const);
    return Object.fromEntries(await Promise.all(named));
  }

  want(need: NeedOf<unknown>): Promise<unknown> {
    const entry = this.entryOf(need.key);
    if (entry.waiting <= 0) return Promise.reject(new NoLongerWanted());
    if (entry.data === null) {
      entry.data = this.fetch(entry).finally(() => this.releaseInputs(entry));
      // Whoever waits gets the rejection; when nobody does any more, it is no failure of the process.
      entry.data.catch(() => undefined);
    }
    return entry.data;
  }

  /** One consumer is done with this need. */
  release(key: string): void {
    const entry = this.entryOf(key);
    entry.waiting -= 1;
    if (entry.waiting > 0) return;
    if (entry.data === null) this.passOf(entry)?.drop(key);
    entry.data = null;
    this.releaseInputs(entry);
  }

  /** Nothing is wanted any more: walks through collections end at their next page. */
  abandon(): void {
    for (const entry of this.entries.values()) {
      entry.waiting = 0;
      entry.data = null;
    }
  }

  private releaseInputs(entry: Entry): void {
    for (const key of inputKeys(entry.planned.need)) this.releaseInput(entry, key);
  }

  private releaseInput(entry: Entry, key: string): void {
    if (entry.releasedInputs.has(key)) return;
    entry.releasedInputs.add(key);
    this.release(key);
  }

  private async fetch(entry: Entry): Promise<unknown> {
    const need: Need = entry.planned.need;
    switch (need.kind) {
      case 'singleton':
        return parseEntity(need.query, need.schema, await this.source.get(need.query));
      case 'count':
        return this.source.count(need.query);
      case 'exists':
        for await (const page of this.source.pages(askingForOne(need.query))) if (page.length > 0) return true;
        return false;
      case 'list': {
        const items: unknown[] = [];
        for await (const page of this.source.pages(need.query)) {
          this.stopUnlessWanted(entry);
          for (const item of page) items.push(parseEntity(need.query, need.schema, item));
        }
        return items;
      }
      case 'first':
        return this.fetchFirst(need);
      case 'scan': {
        const pass = this.passOf(entry);
        if (!pass) throw new TypeError(`${need.key} has no pass.`);
        return pass.join(need, () => entry.waiting > 0);
      }
      case 'fan-out':
        return this.fetchFanOut(entry, need);
      case 'derive':
        return this.computeDerived(entry, need);
      case 'choose':
        return this.fetchChosen(entry, need);
      case 'otherwise':
        return this.fetchPreferred(entry, need);
    }
  }

  private async fetchFirst({ query, schema }: First<unknown>): Promise<FirstItems<unknown>> {
    const pages: (readonly unknown[])[] = [];
    for await (const page of this.source.pages(query)) pages.push(page.map((item) => parseEntity(query, schema, item)));
    const isLastFull = (pages.at(-1)?.length ?? 0) >= query.top;
    return { items: pages.flat(), complete: pages.length < query.mostPages || !isLastFull };
  }

  private async fetchFanOut(entry: Entry, { over, query, schema }: FanOut<unknown>): Promise<ReadonlyMap<string, readonly unknown[]>> {
    const ids = readIds(await this.want(over));
    const found = new Map<string, readonly unknown[]>();
    // Nothing to ask: then it does not matter either whether the service could be asked.
    if (ids.length === 0) return found;
    for await (const { id, items } of this.source.fanOut(query, ids)) {
      this.stopUnlessWanted(entry);
      found.set(id, items.map((item) => parseEntity(query, schema, item)));
    }
    return found;
  }

  private async computeDerived(entry: Entry, need: Derive<unknown>): Promise<unknown> {
    const data = await this.wantAll(need.from);
    this.stopUnlessWanted(entry);
    // The types of a derivation were checked where it was declared; here it is one of many.
    return need.compute(data as never, this.facts);
  }

  private async fetchChosen(entry: Entry, { on, yes, no }: Choose<unknown>): Promise<unknown> {
    const [chosen, unused] = (await this.want(on)) === true ? [yes, no] : [no, yes];
    // At once, because a scan below the branch that is not taken holds up the pass that it could have shared.
    if (unused.key !== chosen.key) this.releaseInput(entry, unused.key);
    return this.want(chosen);
  }

  private async fetchPreferred(entry: Entry, { preferred, instead }: Otherwise<unknown>): Promise<unknown> {
    try {
      const data = await this.want(preferred);
      this.releaseInput(entry, instead.key);
      return data;
    } catch (error) {
      if (!(error instanceof FactUnavailable && error.isQuestionRefused)) throw error;
      return this.want(instead);
    }
  }

  private passOf({ planned }: Entry): ScanPass | undefined {
    return planned.pass === null ? undefined : this.passes.get(planned.pass);
  }

  private stopUnlessWanted(entry: Entry): void {
    if (entry.waiting <= 0) throw new NoLongerWanted();
  }

  private entryOf(key: string): Entry {
    const entry = this.entries.get(key);
    if (!entry) throw new TypeError(`${key} is not in the plan.`);
    return entry;
  }
}

/** Azure Resource Manager decides itself how long a page is. */
function askingForOne(query: EntityQuery): EntityQuery {
  return query.service === undefined ? { ...query, top: query.top ?? 1 } : query;
}

function readIds(ids: unknown): string[] {
  if (!Array.isArray(ids)) throw new TypeError('A fan-out goes over a list of ids.');
  return ids.map(String);
}
