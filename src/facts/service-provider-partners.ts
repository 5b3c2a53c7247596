import { z } from 'zod';
import { derive, list } from '../assessment/need.ts';

const partners = list(
  {
    version: 'v1.0',
    path: 'policies/crossTenantAccessPolicy/partners',
    select: ['tenantId', 'isServiceProvider'],
    permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }],
  },
  z.object({ tenantId: z.string(), isServiceProvider: z.boolean().nullish() }),
);

/** Ids of the organisations that administer this tenant, or once did, as Microsoft's cloud solution providers. */
export const serviceProviderTenants = derive('service provider tenants', { partners }, ({ partners: all }) =>
  all.filter(({ isServiceProvider }) => isServiceProvider === true).map(({ tenantId }) => tenantId));
