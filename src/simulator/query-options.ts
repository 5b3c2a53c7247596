import { badRequest } from './graph-error.ts';
import { FilterError, parseFilter, type Filter } from './filter.ts';

/** The query of a request, read and checked. */
export interface QueryOptions {
  readonly select: readonly string[] | null;
  readonly filter: Filter | null;
  readonly expand: readonly string[];
  readonly top: number | null;
  readonly count: boolean;
  /** Position in the collection where the page starts. */
  readonly skip: number;
}

const known: ReadonlySet<string> = new Set(['$select', '$filter', '$expand', '$top', '$count', '$skiptoken']);
const largestPage = 999;

/** @throws GraphError 400 for an option that is unknown or does not read */
export function readQueryOptions(query: URLSearchParams): QueryOptions {
  for (const name of query.keys()) if (!known.has(name)) throw badRequest(`The query option '${name}' is not supported.`);
  const filter = query.get('$filter');
  return {
    select: names(query.get('$select')),
    filter: filter === null ? null : readFilter(filter),
    expand: relations(query.get('$expand') ?? ''),
    top: readTop(query.get('$top')),
    count: query.get('$count') === 'true',
    skip: readSkipToken(query.get('$skiptoken')),
  };
}

function names(text: string | null): string[] | null {
  return text === null ? null : text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

/** Options for what is expanded, in brackets behind a relation, are read over: related objects come as they are. */
function relations(text: string): string[] {
  return [...text.matchAll(/(\w+)\s*(?:\((?:[^()]|\([^()]*\))*\))?/g)].flatMap(([, name]) => name ?? []);
}

function readFilter(text: string): Filter {
  try {
    return parseFilter(text);
  } catch (error) {
    throw error instanceof FilterError ? badRequest(`Invalid filter clause: ${error.message}`) : error;
  }
}

function readTop(text: string | null): number | null {
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
