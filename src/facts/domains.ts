import { z } from 'zod';
import { list } from '../assessment/need.ts';

const domainSchema = z.object({
  /** The name itself. */
  id: z.string(),
  authenticationType: z.string().nullish(),
  isVerified: z.boolean().nullish(),
  isRoot: z.boolean().nullish(),
  passwordValidityPeriodInDays: z.number().nullish(),
});
export type Domain = z.infer<typeof domainSchema>;

/** Every domain of the tenant, verified or not. 5,000 at most. */
export const domains = list(
  { version: 'v1.0', path: 'domains', permissions: [{ application: 'Domain.Read.All', delegated: 'Domain.Read.All' }] },
  domainSchema,
);

export const isFederated = ({ authenticationType }: Domain): boolean => authenticationType?.toLowerCase() === 'federated';
