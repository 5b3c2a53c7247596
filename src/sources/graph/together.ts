import { z } from 'zod';
import { FactUnavailable } from '../../assessment/fact-source.ts';
import type { GraphQuery } from '../../assessment/need.ts';

/** The most values that the directory takes in one `in`, and the most conditions that it joins with `or`. */
export const idsTogether = 15;

const ownPath = /^[^{}]+(?=\/\{id\}$)/;

/** A fan-out that several objects can share a request for: one query over all of them, and whose each answer is. */
export interface SharedQuestion {
  readonly query: GraphQuery;
  /** @throws FactUnavailable when the item does not say */
  readonly ownerOf: (item: unknown) => string;
}

/** One request for several objects of a fan-out; null where each has to be asked for alone. Ids come back in lower case. */
export function askTogether(query: GraphQuery, ids: readonly string[]): SharedQuestion | null {
  if (ids.length < 2) return null;
  const [path] = ownPath.exec(query.path) ?? [];
  if (path !== undefined && query.filter === undefined) return ofCollection(query, path, ids);
  const comparison = query.by === undefined ? '' : `${query.by} eq '{id}'`;
  if (query.by === undefined || !query.filter?.includes(comparison)) return null;
  const any = `(${ids.map((id) => `${String(query.by)} eq '${escaped(id)}'`).join(' or ')})`;
  return { query: withSelected({ ...query, filter: query.filter.replace(comparison, () => any) }, query.by), ownerOf: ownerBy(query, query.by) };
}

/** Objects of one collection by their ids. */
function ofCollection(query: GraphQuery, path: string, ids: readonly string[]): SharedQuestion {
  const list = ids.map((id) => `'${escaped(id)}'`).join(',');
  // So few in a page travel with others.
  return { query: withSelected({ ...query, path, filter: `id in (${list})`, top: idsTogether }, 'id'), ownerOf: ownerBy(query, 'id') };
}

/** Without it nobody would know which is which. */
function withSelected(query: GraphQuery, property: string): GraphQuery {
  return query.select ? { ...query, select: [...new Set([property, ...query.select])] } : query;
}

function ownerBy({ path }: GraphQuery, property: string): (item: unknown) => string {
  const schema = z.looseObject({ [property]: z.string() }).transform((item) => String(item[property]));
  return (item) => {
    const parsed = schema.safeParse(item);
    if (!parsed.success) throw new FactUnavailable(`Graph answered ${path} with an object without ${property}.`);
    return parsed.data.toLowerCase();
  };
}

const escaped = (id: string): string => id.replaceAll("'", "''");
