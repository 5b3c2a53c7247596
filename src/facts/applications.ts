import type { z } from 'zod';
import { scan, type Reducer, type Scan } from '../assessment/need.ts';

/** A scan over every app registration. All of them share one walk through the collection, whatever each selects. */
export function scanApplications<Item, State>(select: readonly string[], schema: z.ZodType<Item>, reducer: Reducer<Item, State>): Scan<Item, State> {
  return scan({
    version: 'v1.0',
    path: 'applications',
    select,
    top: 999,
    permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
  }, schema, reducer);
}
