import { table, type EvidenceTable } from '../assessment/evidence-table.ts';
import type { Cloud } from '../assessment/need.ts';
import { permissionNames, type PermissionedApp } from '../facts/permissioned-apps.ts';
import { enterpriseAppLink } from './app-links.ts';

/** Apps that lack owners, by name. */
export function ownerTable(cloud: Cloud, apps: readonly PermissionedApp[]): EvidenceTable {
  return table(apps.toSorted((a, b) => a.name.localeCompare(b.name)), {
    App: (app) => enterpriseAppLink(cloud, app, 'Owners'),
    'Offered to other tenants': ({ multitenant }) => multitenant,
    Permissions: permissionNames,
    Privilege: ({ privilege }) => privilege,
    Owners: ({ owners }) => owners,
  });
}
