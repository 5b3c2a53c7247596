import type { z } from 'zod';
import { scan, type Reducer, type Scan } from '../assessment/need.ts';

/** The tenant that Microsoft's own services belong to. */
export const microsoftServicesTenant = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
/** Owner of apps that Microsoft uses internally and that appear in customers' tenants all the same. */
export const microsoftInternalTenant = '33e01921-4d64-4f8c-a055-5bdaffd5e33d';

/**
 * A scan over every service principal. All of them share one walk through the collection, whatever each selects: a large
 * tenant has 60,000, and its pages come one after the other.
 */
export function scanServicePrincipals<Item, State>(select: readonly string[], schema: z.ZodType<Item>, reducer: Reducer<Item, State>): Scan<Item, State> {
  return scan({
    version: 'v1.0',
    path: 'servicePrincipals',
    select,
    top: 999,
    permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
  }, schema, reducer);
}

/** Whether two ids of tenants, apps or objects are the same. Graph writes them in lower case, administrators do not always. */
export const sameId = (a: string | null | undefined, b: string): boolean => a?.toLowerCase() === b;
