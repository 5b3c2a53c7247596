import { parseEntity } from './entity.ts';
import type { FactSource } from './fact-source.ts';
import type { EntityQuery, GraphQuery, RunFacts, Scan } from './need.ts';

interface Member {
  readonly scan: Scan<unknown, unknown>;
  readonly isWanted: () => boolean;
  readonly resolve: (state: unknown) => void;
  readonly reject: (error: unknown) => void;
  state: unknown;
  settled: boolean;
}

/**
 * One walk through a collection for all scans that read it. It starts when the last of them has either joined or been dropped,
 * and stops early when nobody waits any more.
 */
export class ScanPass {
  private readonly undecided: Set<string>;
  private readonly members: Member[] = [];
  private readonly source: FactSource;
  private readonly facts: RunFacts;
  private started = false;

  constructor(keys: readonly string[], source: FactSource, facts: RunFacts) {
    this.undecided = new Set(keys);
    this.source = source;
    this.facts = facts;
  }

  /** @param isWanted asked after every page: a scan without readers is not fed on */
  join(scan: Scan<unknown, unknown>, isWanted: () => boolean): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.members.push({ scan, isWanted, resolve, reject, state: scan.reducer.initial(), settled: false });
      this.decide(scan.key);
    });
  }

  /** This scan will never be asked for. */
  drop(key: string): void {
    this.decide(key);
  }

  private decide(key: string): void {
    this.undecided.delete(key);
    if (this.started || this.undecided.size > 0 || this.members.length === 0) return;
    this.started = true;
    void this.walk();
  }

  private async walk(): Promise<void> {
    const joined = this.live();
    if (joined.length === 0) return;
    try {
      for await (const page of this.source.pages(sharedQuery(joined.map(({ scan }) => scan.query)))) {
        for (const member of this.live()) this.feed(member, page);
        if (this.live().length === 0) break;
      }
    } catch (error) {
      for (const member of this.live()) this.settle(member, () => member.reject(error));
    }
    for (const member of this.live()) this.settle(member, () => member.resolve(member.state));
  }

  private live(): Member[] {
    return this.members.filter(({ settled, isWanted }) => !settled && isWanted());
  }

  /** A reducer or schema that fails ends its own scan only. */
  private feed(member: Member, page: readonly unknown[]): void {
    const { query, schema, reducer } = member.scan;
    try {
      for (const item of page) member.state = reducer.step(member.state, parseEntity(query, schema, item), this.facts);
    } catch (error) {
      this.settle(member, () => member.reject(error));
    }
  }

  private settle(member: Member, tell: () => void): void {
    member.settled = true;
    tell();
    member.state = undefined;
  }
}

/** The query that serves all: the union of what they select, or everything when one of them selects nothing in particular. */
function sharedQuery(queries: readonly EntityQuery[]): EntityQuery {
  const [first, ...others] = queries;
  if (first === undefined) throw new TypeError('A pass needs a scan.');
  if (others.length === 0 || first.service !== undefined) return first;
  const selections = queries.map((query) => (query.service === undefined ? query.select : undefined));
  const { version, path, filter, expand, top, advanced, permissions, clouds } = first;
  const everything: GraphQuery = { version, path, filter, expand, top, advanced, permissions, clouds };
  if (selections.includes(undefined)) return everything;
  return { ...everything, select: [...new Set(selections.flatMap((select) => select ?? []))] };
}
