import { describe, expect, it } from 'vitest';
import { ownsEntraP2 } from '../../../src/facts/licenses-owned.ts';
import { factOf } from '../checks/decide.ts';

const p1 = '41781fb2-bc02-4b7c-bd55-b576c07bb09d';
const p2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';
const governance = 'e866a266-3cff-43a3-acca-0c90a7e00c8b';
const sku = (capabilityStatus: string | null, ...plans: string[]) => ({ capabilityStatus, servicePlans: plans.map((servicePlanId) => ({ servicePlanId, capabilityStatus: 'Deleted' })) });

describe('owning Entra ID P2', () => {
  it.each([
    ['is true with the plan in an enabled product', [sku('Enabled', p1, p2)], true],
    ['is true with Entra ID Governance', [sku('Enabled', governance)], true],
    ['is true in the grace period of a product', [sku('Warning', p2)], true],
    ['is true when the product does not say its state', [sku(null, p2.toUpperCase())], true],
    ['is false with P1 only', [sku('Enabled', p1)], false],
    ['is false when the product is deleted', [sku('Deleted', p2)], false],
    ['is false when the product is suspended', [sku('Suspended', p2)], false],
    ['is false when the product is locked out', [sku('LockedOut', p2)], false],
    ['is true when one of two products works', [sku('Suspended', p2), sku('Enabled', p2)], true],
    ['is false without any product', [], false],
    ['is false when a product lists no plans', [{ capabilityStatus: 'Enabled', servicePlans: null }], false],
  ])('%s', (_, subscribedSkus, owns) => {
    expect(factOf(ownsEntraP2, { subscribedSkus })).toBe(owns);
  });
});
