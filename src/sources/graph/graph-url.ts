import type { GraphQuery } from '../../assessment/need.ts';
import { graphBaseUrls } from './clouds.ts';

/** A base URL that ends in a slash, so that its path prefix survives when something is resolved below it. */
export function baseUrlOf(text: string): URL {
  const url = new URL(text.endsWith('/') ? text : `${text}/`);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`${text} is no http or https address.`);
  url.search = '';
  url.hash = '';
  return url;
}

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
export const isLoopback = (url: URL): boolean => loopbackHosts.has(url.hostname);

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

/**
 * Where the next page is, as a URL below the version (`/users?$skiptoken=…`); null for a link that leads elsewhere.
 * A service behind a prefix or a proxy links to the address it knows itself by: such a link is brought back below our base,
 * so that the token goes nowhere else.
 */
export function nextPageUrl(base: URL, version: GraphQuery['version'], link: string): string | null {
  if (!URL.canParse(link, base.href)) return null;
  const url = new URL(link, base);
  const ours = url.origin === base.origin;
  if (!ours && !graphHosts.has(url.host)) return null;
  const path = ours && url.pathname.startsWith(base.pathname) ? url.pathname.slice(base.pathname.length) : url.pathname.slice(1);
  return path.startsWith(`${version}/`) ? `${path.slice(version.length)}${url.search}` : null;
}
