import { z } from 'zod';
import { list } from '../assessment/need.ts';

const words = z.array(z.string()).nullish();
const conditionalAccessPolicySchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  state: z.string().nullish(),
  conditions: z.object({
    clientAppTypes: words,
    users: z.object({ includeUsers: words, excludeUsers: words, excludeGroups: words, excludeRoles: words }).nullish(),
    applications: z.object({ includeApplications: words }).nullish(),
  }).nullish(),
  grantControls: z.object({ builtInControls: words }).nullish(),
});
export type ConditionalAccessPolicy = z.infer<typeof conditionalAccessPolicySchema>;

/** Every Conditional Access policy, whatever its state. A tenant has at most 240. */
export const conditionalAccessPolicies = list(
  { version: 'v1.0', path: 'identity/conditionalAccess/policies', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  conditionalAccessPolicySchema,
);

const has = (list: readonly string[] | null | undefined, word: string) => (list ?? []).some((entry) => entry.toLowerCase() === word.toLowerCase());

export const isEnabled = ({ state }: ConditionalAccessPolicy): boolean => state?.toLowerCase() === 'enabled';

export const blocksAccess = ({ grantControls }: ConditionalAccessPolicy): boolean => has(grantControls?.builtInControls, 'block');

export const coversAllUsers = ({ conditions }: ConditionalAccessPolicy): boolean => has(conditions?.users?.includeUsers, 'All');

/** Both kinds of client that cannot do modern authentication; either one alone leaves the other open. */
export function targetsLegacyClients({ conditions }: ConditionalAccessPolicy): boolean {
  return has(conditions?.clientAppTypes, 'exchangeActiveSync') && has(conditions?.clientAppTypes, 'other');
}
