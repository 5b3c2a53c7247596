import { FactUnavailable } from '../../assessment/fact-source.ts';
import type { ArmQuery } from '../../assessment/need.ts';
import { belowBase } from '../base-url.ts';
import { armBaseUrls } from './clouds.ts';

/**
 * A query below the base URL: `subscriptions/…/roleAssignments?api-version=2022-04-01`.
 * @param id a resource id, which replaces `{id}` in the path and keeps its slashes
 * @throws FactUnavailable when the id would lead somewhere else
 */
export function armUrl({ path, apiVersion, filter }: ArmQuery, id?: string): string {
  const where = id === undefined ? path : path.replaceAll('{id}', () => encodedResource(path, id));
  return `${where}?api-version=${encodeURIComponent(apiVersion)}${filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`}`;
}

function encodedResource(path: string, id: string): string {
  const segments = id.split('/').filter((segment) => segment !== '');
  if (segments.length === 0 || segments.some((segment) => segment === '.' || segment === '..')) {
    throw new FactUnavailable(`Azure Resource Manager was not asked for ${path}: "${id}" is no resource id.`);
  }
  return segments.map(encodeURIComponent).join('/');
}

const armHosts: ReadonlySet<string> = new Set(Object.values(armBaseUrls).map((url) => new URL(url).host));

/** Where the next page is, below the base URL; null for a link that leads elsewhere. */
export const nextPageUrl = (base: URL, link: string): string | null => belowBase(base, link, armHosts);

/** The subscription whose limit a request counts against; null for one that counts against the tenant's. */
export function subscriptionOf(url: string): string | null {
  return /^subscriptions\/([^/?]+)/i.exec(url)?.[1]?.toLowerCase() ?? null;
}
