import { z } from 'zod';
import { list } from '../assessment/need.ts';

const legacyPolicySchema = z.object({ id: z.string().nullish(), type: z.string().nullish(), definition: z.array(z.string()).nullish() });
export type LegacyPolicy = z.infer<typeof legacyPolicySchema>;

/** Policies that Graph keeps as texts; the domains that guests may come from are in one of them. A handful. */
export const legacyPolicies = list(
  // Not documented, and the only place where Graph tells these domains.
  { version: 'beta', path: 'legacy/policies', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  legacyPolicySchema,
);

/** Where guests may come from. No allowed domain means any but the blocked ones. */
export interface InvitationDomains {
  readonly allowed: readonly string[];
  readonly blocked: readonly string[];
  /** Whether a definition could not be read, so that more may be set than is named here. */
  readonly unreadable: boolean;
}

/** What the definitions of some policies say together. */
export function invitationDomains(policies: readonly LegacyPolicy[]): InvitationDomains {
  const definitions = policies.flatMap(({ definition }) => definition ?? []).map(readDefinition);
  return {
    allowed: definitions.flatMap((definition) => definition?.allowed ?? []),
    blocked: definitions.flatMap((definition) => definition?.blocked ?? []),
    unreadable: definitions.includes(null),
  };
}

/** Null for a text that is no JSON. Names are compared without regard to case: administrators' scripts write them as they like. */
function readDefinition(text: string): { allowed: string[]; blocked: string[] } | null {
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch {
    return null;
  }
  const domains = member(member(definition, 'B2BManagementPolicy'), 'InvitationsAllowedAndBlockedDomainsPolicy');
  return { allowed: texts(member(domains, 'AllowedDomains')), blocked: texts(member(domains, 'BlockedDomains')) };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
