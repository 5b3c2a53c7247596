import { z } from 'zod';
import { list } from '../assessment/need.ts';

/** Every named location: ranges of addresses and countries. A tenant has at most 195. */
export const namedLocations = list(
  { version: 'v1.0', path: 'identity/conditionalAccess/namedLocations', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  z.object({
    '@odata.type': z.string().nullish(),
    id: z.string(),
    displayName: z.string().nullish(),
    // Only locations made of IP ranges have it.
    isTrusted: z.boolean().nullish(),
    createdDateTime: z.string().nullish(),
    modifiedDateTime: z.string().nullish(),
  }),
);
