import type { Cell } from '../assessment/evidence-table.ts';
import type { Cloud } from '../assessment/need.ts';
import { coversAllUsers, exclusionsOf, signInFrequencyHours, type ConditionalAccessPolicy } from '../facts/conditional-access-policies.ts';
import { entraLink } from './admin-centre.ts';
import { counted } from './counted.ts';

export const policiesPage = 'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies';

export const policyCount = (count: number): string => counted(count, { one: 'Conditional Access policy', other: 'Conditional Access policies' });

export const nameOf = ({ id, displayName }: ConditionalAccessPolicy): string => displayName ?? id;

export function policyLink(cloud: Cloud, policy: ConditionalAccessPolicy): Cell {
  return entraLink(cloud, nameOf(policy), `Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/${encodeURIComponent(policy.id)}`);
}

/** Whom the policy is for, in a few words: `All, 2 roles`. */
export function usersOf({ conditions }: ConditionalAccessPolicy): string {
  const { includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers } = conditions?.users ?? {};
  const named = (includeUsers ?? []).filter((user) => specialUsers.has(user.toLowerCase()));
  const chosen = (includeUsers ?? []).length - named.length;
  return [
    ...named,
    chosen > 0 ? counted(chosen, { one: 'user', other: 'users' }) : '',
    includeGroups?.length ? counted(includeGroups.length, { one: 'group', other: 'groups' }) : '',
    includeRoles?.length ? counted(includeRoles.length, { one: 'role', other: 'roles' }) : '',
    includeGuestsOrExternalUsers?.guestOrExternalUserTypes ?? '',
  ].filter(Boolean).join(', ');
}
const specialUsers: ReadonlySet<string> = new Set(['all', 'none', 'guestsorexternalusers']);

/** What the policy is about: resources, user actions or authentication contexts. */
export function targetsOf({ conditions }: ConditionalAccessPolicy): string {
  const { includeApplications, includeUserActions, includeAuthenticationContextClassReferences } = conditions?.applications ?? {};
  return [includeApplications, includeUserActions, includeAuthenticationContextClassReferences].flatMap((list) => list ?? []).join(', ');
}

/** What the policy asks for: `mfa or compliantDevice`. */
export function controlsOf({ grantControls }: ConditionalAccessPolicy): string {
  const strength = grantControls?.authenticationStrength;
  const controls = [...grantControls?.builtInControls ?? [], ...strength ? [strength.displayName ?? strength.id] : []];
  return controls.join(grantControls?.operator?.toUpperCase() === 'AND' ? ' and ' : ' or ');
}

export function frequencyOf(policy: ConditionalAccessPolicy): string {
  const hours = signInFrequencyHours(policy);
  if (hours === null) return 'not limited';
  return hours === 0 ? 'every time' : counted(hours, { one: 'hour', other: 'hours' });
}

type Columns = Readonly<Record<string, (policy: ConditionalAccessPolicy) => Cell | undefined>>;

/** The columns that every table of policies begins with. */
export function policyColumns(cloud: Cloud): Columns {
  return {
    Policy: (policy) => policyLink(cloud, policy),
    State: ({ state }) => state,
    Users: usersOf,
    Exclusions: exclusionsOf,
  };
}

/** Policies in the order of a table: those that take effect, then the others. */
export function effectiveFirst(policies: readonly ConditionalAccessPolicy[], effective: readonly ConditionalAccessPolicy[]): ConditionalAccessPolicy[] {
  return [...effective, ...policies.filter((policy) => !effective.includes(policy))];
}

/** A sentence to add where a policy for some users is enough for the verdict. */
export const scopeRemark = (policies: readonly ConditionalAccessPolicy[]): string => (policies.some(coversAllUsers) ? '' : ' None of them includes all users.');
