import { wordsOf, type Ordering, type Search } from './arranged-set.ts';
import { readExpansions, type Expansion } from './expand-option.ts';
import { badRequest } from './graph-error.ts';
import { FilterError, parseFilter, type Filter } from './filter.ts';

/** The query of a request, read and checked. */
export interface QueryOptions {
  readonly select: readonly string[] | null;
  readonly filter: Filter | null;
  readonly expand: readonly Expansion[];
  readonly search: Search | null;
  readonly orderBy: readonly Ordering[];
  readonly top: number | null;
  readonly count: boolean;
  /** Position in the collection where the page starts. */
  readonly skip: number;
}

const known: ReadonlySet<string> = new Set(['$select', '$filter', '$expand', '$top', '$count', '$search', '$orderby', '$skiptoken']);
/** Logs and reports have a little more room than the directory. */
const largestPages = { directory: 999, reports: 1_000 } as const;

/**
 * @param of what kind the collection is, which decides how long a page may be
 * @throws GraphError 400 for an option that is unknown or does not read
 */
export function readQueryOptions(query: URLSearchParams, of: keyof typeof largestPages = 'directory'): QueryOptions {
  for (const name of query.keys()) if (!known.has(name)) throw badRequest(`The query option '${name}' is not supported.`);
  const filter = query.get('$filter');
  return {
    select: names(query.get('$select')),
    filter: filter === null ? null : readFilter(filter),
    expand: readExpansions(query.get('$expand') ?? ''),
    search: readSearch(query.get('$search')),
    orderBy: readOrder(query.get('$orderby') ?? ''),
    top: readTop(query.get('$top'), largestPages[of]),
    count: query.get('$count') === 'true',
    skip: readSkipToken(query.get('$skiptoken')),
  };
}

function names(text: string | null): string[] | null {
  return text === null ? null : text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

/** `"displayName:text"`, quotes included. */
function readSearch(text: string | null): Search | null {
  if (text === null) return null;
  const [, property, wanted] = /^"(\w+):([^"]+)"$/.exec(text.trim()) ?? [];
  if (property === undefined || wanted === undefined) throw badRequest(`The search '${text}' does not read: it is a property, a colon and a text, in quotes.`);
  return { property, words: wordsOf(wanted) };
}

function readOrder(text: string): Ordering[] {
  return text.split(',').filter((part) => part.trim() !== '').map((part) => {
    const [, path, direction = 'asc'] = /^([\w/]+)(?:\s+(asc|desc))?$/.exec(part.trim()) ?? [];
    if (path === undefined) throw badRequest(`The order '${part.trim()}' does not read: it is a property, perhaps with asc or desc.`);
    return { path: path.split('/'), descending: direction === 'desc' };
  });
}

function readFilter(text: string): Filter {
  try {
    return parseFilter(text);
  } catch (error) {
    throw error instanceof FilterError ? badRequest(`Invalid filter clause: ${error.message}`) : error;
  }
}

function readTop(text: string | null, largestPage: number): number | null {
  if (text === null) return null;
  const top = Number(text);
  if (!Number.isInteger(top) || top < 1 || top > largestPage) throw badRequest(`Invalid page size specified: '${text}'. Must be between 1 and ${largestPage} inclusive.`);
  return top;
}

export const skipToken = (position: number): string => Buffer.from(`at:${position}`).toString('base64url');

function readSkipToken(token: string | null): number {
  if (token === null) return 0;
  const match = /^at:(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match) throw badRequest('The skip token cannot be read.');
  return Number(match[1]);
}
