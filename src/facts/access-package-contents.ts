import { z } from 'zod';
import { derive, fanOut, list, type Permission } from '../assessment/need.ts';

const root = 'identityGovernance/entitlementManagement';
const permissions: readonly Permission[] = [{ application: 'EntitlementManagement.Read.All', delegated: 'EntitlementManagement.Read.All' }];

const catalogs = list({ version: 'v1.0', path: `${root}/catalogs`, select: ['id', 'displayName'], permissions }, z.object({ id: z.string(), displayName: z.string().nullish() }));

const catalogIds = derive('ids of catalogs', { catalogs }, ({ catalogs: all }) => all.map(({ id }) => id));

const resourcesByCatalog = fanOut(catalogIds, { version: 'v1.0', path: `${root}/catalogs/{id}/resources`, permissions }, z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  originId: z.string().nullish(),
  originSystem: z.string().nullish(),
}));

/** Something that access packages can give access to. */
export interface CatalogResource {
  readonly catalog: string;
  readonly name: string;
  /** Id of the group or service principal, or address of the site, in lower case. */
  readonly originId: string;
  /** `AadGroup`, `AadApplication`, `SharePointOnline` …, in lower case. */
  readonly originSystem: string;
}

/** Every resource that stands in a catalog of entitlement management. */
export const catalogResources = derive('resources of catalogs', { catalogs, resources: resourcesByCatalog }, ({ catalogs: all, resources }) =>
  all.flatMap((catalog) => (resources.get(catalog.id) ?? []).map(({ id, displayName, originId, originSystem }): CatalogResource => ({
    catalog: catalog.displayName ?? catalog.id,
    name: displayName ?? id,
    originId: (originId ?? id).toLowerCase(),
    originSystem: (originSystem ?? '').toLowerCase(),
  }))));

const accessPackageSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  resourceRoleScopes: z.array(z.object({ scope: z.object({ originId: z.string().nullish() }).nullish() })).nullish(),
});
export type AccessPackage = z.infer<typeof accessPackageSchema>;

/** Every access package with what it gives. */
export const accessPackages = list({ version: 'v1.0', path: `${root}/accessPackages`, expand: 'resourceRoleScopes($expand=role,scope)', permissions }, accessPackageSchema);

/** Ids of the resources that a package gives roles in, in lower case. */
export const originsOf = ({ resourceRoleScopes }: AccessPackage): string[] => (resourceRoleScopes ?? []).flatMap(({ scope }) => scope?.originId?.toLowerCase() ?? []);
