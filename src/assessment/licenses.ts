import { z } from 'zod';
import { licenseNames, type LicenseId } from '../catalog/catalog.ts';
import type { LicenseRequirement } from './check.ts';
import { list } from './need.ts';

/**
 * Service plans that a licence consists of, whatever product brings them. What comes with an Azure subscription, or is sold
 * elsewhere, has none in the tenant.
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
export const servicePlansOf: Readonly<Partial<Record<LicenseId, readonly string[]>>> = {
  'entra-p1': ['41781fb2-bc02-4b7c-bd55-b576c07bb09d'],
  'entra-p2': ['eec0eb4f-6444-4f95-aba0-50c24d67f998'],
  'entra-governance': ['e866a266-3cff-43a3-acca-0c90a7e00c8b'],
  'entra-workload-id': ['84c289f0-efcb-486f-8581-07f44fc9efad', '7dc0e92d-bf15-401d-907e-0884efe7c760'],
  'entra-internet-access': ['8d23cb83-ab07-418f-8517-d7aca77307dc'],
};

/** Higher licences that contain a lower one. Governance is sold apart from P1 and P2, but only on top of P2's features that checks ask for. */
const alsoOpenedBy: Partial<Readonly<Record<LicenseId, readonly LicenseId[]>>> = {
  'entra-p1': ['entra-p2'],
  'entra-p2': ['entra-governance'],
};

const subscribedSkuSchema = z.object({
  capabilityStatus: z.string().nullish(),
  servicePlans: z.array(z.object({ servicePlanId: z.string().nullish() })).nullish(),
});
export type SubscribedSku = z.infer<typeof subscribedSkuSchema>;

/** What the tenant has bought. Ten or twenty rows in most tenants. */
export const subscribedSkus = list(
  {
    version: 'v1.0',
    path: 'subscribedSkus',
    select: ['capabilityStatus', 'servicePlans'],
    permissions: [{ application: 'LicenseAssignment.Read.All', delegated: 'LicenseAssignment.Read.All' }],
  },
  subscribedSkuSchema,
);

/** States in which a product no longer works. The state belongs to the product: its plans keep `Success` after it ended. */
const endedStates: ReadonlySet<string> = new Set(['deleted', 'suspended', 'lockedout']);

/** Ids of the service plans that work in the tenant, in lower case. */
export function activeServicePlans(skus: readonly SubscribedSku[]): ReadonlySet<string> {
  const active = skus.filter(({ capabilityStatus }) => !endedStates.has((capabilityStatus ?? '').toLowerCase()));
  return new Set(active.flatMap(({ servicePlans }) => (servicePlans ?? []).flatMap(({ servicePlanId }) => servicePlanId?.toLowerCase() ?? [])));
}

/** Whether the tenant has one of the licences, or a higher one that contains it. What no service plan stands for is taken as there. */
export function isLicensed(skus: readonly SubscribedSku[], { anyOf }: LicenseRequirement): boolean {
  const plans = activeServicePlans(skus);
  return anyOf.some((id) => {
    const opening = [id, ...(alsoOpenedBy[id] ?? [])].flatMap((license) => servicePlansOf[license] ?? []);
    return servicePlansOf[id] === undefined || opening.some((plan) => plans.has(plan));
  });
}

const recognised = Object.keys(licenseNames).filter((id): id is LicenseId => id in servicePlansOf);

/** Which licences the tenant has and which it lacks, as far as service plans tell. Of the others nobody knows. */
export function licensesIn(skus: readonly SubscribedSku[]): { readonly owned: LicenseId[]; readonly missing: LicenseId[] } {
  const owned = recognised.filter((id) => isLicensed(skus, { anyOf: [id] }));
  return { owned, missing: recognised.filter((id) => !owned.includes(id)) };
}
