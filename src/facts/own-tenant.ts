import { z } from 'zod';
import { derive, list } from '../assessment/need.ts';

const organizations = list({
  version: 'v1.0',
  path: 'organization',
  select: ['id'],
  permissions: [{ application: 'Organization.Read.All', delegated: 'User.Read' }],
}, z.object({ id: z.string() }));

/** The id of the tenant that is assessed, in lower case; null when the service does not tell it. */
export const ownTenantId = derive('own tenant id', { organizations }, ({ organizations: [organization] }) => organization?.id.toLowerCase() ?? null);
