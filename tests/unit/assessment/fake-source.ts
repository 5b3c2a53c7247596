import type { FactSource } from '../../../src/assessment/fact-source.ts';
import type { Query } from '../../../src/assessment/need.ts';

/** Answers by path; every call is recorded. An answer may be a function, an error to throw, or for collections a list of pages. */
export interface FakeSource extends FactSource {
  readonly calls: string[];
  readonly queries: Query[];
}

type Answers = Readonly<Record<string, unknown>>;

export function fakeSource(answers: Answers): FakeSource {
  const calls: string[] = [];
  const queries: Query[] = [];
  const answer = async (kind: string, query: Query): Promise<unknown> => {
    calls.push(`${kind} ${query.path}`);
    queries.push(query);
    const given = answers[query.path];
    const value: unknown = typeof given === 'function' ? await (given as () => unknown)() : given;
    if (value instanceof Error) throw value;
    if (value === undefined) throw new Error(`The test has no answer for ${query.path}.`);
    return value;
  };
  return {
    calls,
    queries,
    get: (query) => answer('get', query),
    count: async (query) => Number(await answer('count', query)),
    async *pages(query) {
      const pages = await answer('pages', query);
      for await (const page of pages as AsyncIterable<unknown[]> | unknown[][]) yield page;
    },
    async *fanOut(query, ids) {
      const items = (await answer(`fan-out over ${ids.join(',')}:`, query)) as Record<string, unknown[]>;
      for (const id of ids) yield { id, items: items[id] ?? [] };
    },
  };
}
