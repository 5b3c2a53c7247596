import { z } from 'zod';
import type { CheckMarks, TenantType } from './check.ts';
import { list } from './need.ts';

const organizationSchema = z.object({ tenantType: z.string().nullish() });
export type Organization = z.infer<typeof organizationSchema>;

/** The tenant itself: a collection of one. */
export const organization = list(
  { version: 'v1.0', path: 'organization', select: ['id', 'tenantType'], // With less than this, the service answers without the type.
    permissions: [{ application: 'Organization.Read.All', delegated: 'Organization.Read.All' }] },
  organizationSchema,
);

const everyTenantType: readonly TenantType[] = ['workforce', 'external'];

/** Whether the verdict depends on the type of the tenant: a check for every type needs no look at the organisation. */
export function asksTenantType({ tenantTypes }: Pick<CheckMarks, 'tenantTypes'>): boolean {
  return !everyTenantType.every((type) => tenantTypes.includes(type));
}

/** Why a check does not apply to this tenant; null when it does. */
export function tenantTypeRefusal({ tenantTypes }: Pick<CheckMarks, 'tenantTypes'>, organizations: readonly Organization[]): string | null {
  // Tenants that do not say are older than the distinction.
  const raw = organizations[0]?.tenantType ?? 'AAD';
  const type = tenantTypeOf(raw);
  if (type !== null && tenantTypes.includes(type)) return null;
  return `The check is for ${tenantTypes.join(' or ')} tenants; this one is of type "${raw}".`;
}

/** @see https://learn.microsoft.com/graph/api/resources/organization */
function tenantTypeOf(raw: string): TenantType | null {
  switch (raw.toUpperCase()) {
    case 'AAD':
      return 'workforce';
    case 'CIAM':
      return 'external';
    default:
      return null;
  }
}
