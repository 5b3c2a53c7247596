import type { GraphQuery } from '../../assessment/need.ts';
import { belowBase } from '../base-url.ts';
import { graphBaseUrls } from './clouds.ts';

/** A query as it stands in a batch: below the version, `/users?$select=id`. @param id replaces `{id}` in path and filter */
export function relativeUrl({ path, select, filter, expand, top, advanced }: GraphQuery, id?: string): string {
  const options = [
    select && `$select=${select.map(encodeURIComponent).join(',')}`,
    filter !== undefined && `$filter=${encodeURIComponent(id === undefined ? filter : filter.replaceAll('{id}', () => id.replaceAll("'", "''")))}`,
    expand !== undefined && `$expand=${encodeURIComponent(expand)}`,
    top !== undefined && `$top=${String(top)}`,
    advanced && '$count=true',
  ].filter((option) => typeof option === 'string');
  const where = id === undefined ? path : path.replaceAll('{id}', encodeURIComponent(id));
  return `/${where}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}

/** The query's count, a plain number. */
export function countUrl({ path, filter }: GraphQuery): string {
  return `/${path}/$count${filter === undefined ? '' : `?$filter=${encodeURIComponent(filter)}`}`;
}

const graphHosts: ReadonlySet<string> = new Set(Object.values(graphBaseUrls).map((url) => new URL(url).host));

/** Where the next page is, as a URL below the version (`/users?$skiptoken=…`); null for a link that leads elsewhere. */
export function nextPageUrl(base: URL, version: GraphQuery['version'], link: string): string | null {
  const path = belowBase(base, link, graphHosts);
  return path?.startsWith(`${version}/`) ? path.slice(version.length) : null;
}
