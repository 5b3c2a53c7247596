import { table, type EvidenceTable } from '../assessment/evidence-table.ts';
import type { Cloud } from '../assessment/need.ts';
import type { ResolvedHost } from '../facts/reply-urls.ts';
import { enterpriseAppLink } from './app-links.ts';

/** Redirect URIs by app, each with what is wrong with its host. */
export function redirectHostTable(cloud: Cloud, hosts: readonly ResolvedHost[], findingOf: (host: ResolvedHost) => string): EvidenceTable {
  const rows = hosts.flatMap((host) => host.uris.rows.map((uri) => ({ ...uri, finding: findingOf(host) }))).toSorted((a, b) => a.name.localeCompare(b.name));
  return table(rows, {
    App: (app) => enterpriseAppLink(cloud, app),
    'Redirect URI': ({ url }) => url,
    Finding: ({ finding }) => finding,
  }, hosts.reduce((sum, { uris }) => sum + uris.total, 0));
}

/** What DNS says of a host that has no address. */
export function danglingFinding({ host, alias }: ResolvedHost): string {
  return alias === null ? `${host} does not resolve` : `${host} is an alias of ${alias}, which does not resolve`;
}

export const unknownFinding = ({ host }: ResolvedHost): string => `${host} could not be looked up`;
