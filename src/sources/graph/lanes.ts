import type { GraphQuery } from '../../assessment/need.ts';
import type { LaneLimit } from '../lane.ts';

export const laneNames = ['identity', 'protection', 'reports', 'intune', 'wholeApp'] as const;
export type LaneName = (typeof laneNames)[number];
export type GraphLimits = Readonly<Record<LaneName, LaneLimit>>;

/**
 * Public limits of one app in one tenant. Directory reads are counted in resource units; the smallest tenants' bucket is the
 * default, because the service's own headers only ever slow us down further.
 * @see https://learn.microsoft.com/graph/throttling-limits
 */
export const publicLimits: GraphLimits = {
  identity: { units: 3_500, perMs: 10_000 },
  // All apps of the tenant share this one.
  protection: { units: 1, perMs: 1_000 },
  reports: { units: 5, perMs: 10_000 },
  intune: { units: 1_000, perMs: 20_000 },
  wholeApp: { units: 130_000, perMs: 10_000 },
};

/**
 * The bucket of directory reads grows with the tenant.
 * @param users of any kind
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export function identityLimit(users: number): LaneLimit {
  const perMs = publicLimits.identity.perMs;
  if (users < 50) return { units: 3_500, perMs };
  return { units: users <= 500 ? 5_000 : 8_000, perMs };
}

/** The lane whose limit a path counts against. */
export function laneOf(path: string): LaneName {
  if (/^(identityProtection|identity\/conditionalAccess)\//i.test(path)) return 'protection';
  if (/^(auditLogs|reports)\//i.test(path)) return 'reports';
  if (/^(deviceManagement|deviceAppManagement)\//i.test(path)) return 'intune';
  return 'identity';
}

const baseCosts: readonly (readonly [RegExp, number])[] = [
  [/^groups\/[^/]+\/transitiveMembers/i, 5],
  [/^groups\/[^/]+\/members/i, 3],
  [/^domains\/[^/]+\/domainNameReferences/i, 4],
  [/^servicePrincipals\/[^/]+\/appRoleAssignments/i, 2],
  [/^(subscribedSkus|contracts)/i, 3],
  [/^(applications|users|oauth2PermissionGrants)/i, 2],
];

/** What a read costs: resource units in the identity lane, one everywhere else. */
export function costOf({ path, select, expand, top }: Pick<GraphQuery, 'path' | 'select' | 'expand' | 'top'>): number {
  if (laneOf(path) !== 'identity') return 1;
  const base = baseCosts.find(([pattern]) => pattern.test(path))?.[1] ?? 1;
  return Math.max(1, base - (select ? 1 : 0) + (expand === undefined ? 0 : 1) - (top !== undefined && top < 20 ? 1 : 0));
}
