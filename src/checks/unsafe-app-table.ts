import { table, type EvidenceTable } from '../assessment/evidence-table.ts';
import type { Cloud } from '../assessment/need.ts';
import type { UnsafeApp } from '../facts/reply-urls.ts';
import { enterpriseAppLink } from './app-links.ts';

/** Apps with unsafe redirect URIs, by name. @param total how many there are, where only the first are given */
export function unsafeAppTable(cloud: Cloud, apps: readonly UnsafeApp[], total: number, { owner }: { readonly owner: 'shown' | 'hidden' }): EvidenceTable {
  return table(apps.toSorted((a, b) => a.name.localeCompare(b.name)), {
    App: (app) => enterpriseAppLink(cloud, app),
    'Unsafe redirect URIs': ({ urls }) => urls.map(({ url, flaw }) => `${url} (${flaw})`).join(', '),
    ...(owner === 'shown' ? { 'Owned by tenant': ({ ownerTenant }: UnsafeApp) => ownerTenant } : {}),
  }, total);
}
