import type { GraphQuery } from '../../assessment/need.ts';

/** So much may be spent in any window of this length. */
export interface LaneLimit {
  readonly units: number;
  readonly perMs: number;
}

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

/** Time as lanes see it: the process' own, or a test's. */
export interface Clock {
  now(): number;
  /** Resolves after the time, or rejects with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The wire is not even: what left a second apart may arrive closer. */
const slackMs = ({ perMs }: LaneLimit) => Math.min(50, perMs / 20);

/** What went through a lane so far. */
export interface LaneStatistics {
  readonly requests: number;
  readonly units: number;
  readonly limit: LaneLimit;
}

/** Lets requests through in order, never more than the limit in any window. */
export class Lane {
  private limit: LaneLimit;
  private readonly clock: Clock;
  private readonly spent: { at: number; cost: number }[] = [];
  private inWindow = 0;
  private requests = 0;
  private units = 0;
  private pausedUntil = 0;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(limit: LaneLimit, clock: Clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Resolves when a request of this cost may leave. First come, first served. */
  enter(cost: number, signal: AbortSignal): Promise<void> {
    const turn = this.tail.then(() => this.waitForRoom(Math.min(cost, this.limit.units), signal));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** The service asked for a rest: nothing leaves before it is over. */
  pause(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
  }

  /**
   * The service counts differently than we do, or counts others too: what it has and we have not is taken as spent just now.
   * @param used share of the limit, above 1 when it is exceeded
   */
  adjust(used: number): void {
    const now = this.clock.now();
    this.forget(now);
    const unknown = used * this.limit.units - this.inWindow;
    if (unknown > 0) this.spend(now, unknown);
  }

  /** The limit turned out to be another one. */
  setLimit(limit: LaneLimit): void {
    this.limit = limit;
  }

  get statistics(): LaneStatistics {
    return { requests: this.requests, units: this.units, limit: this.limit };
  }

  private spend(at: number, cost: number): void {
    this.spent.push({ at, cost });
    this.inWindow += cost;
  }

  private forget(now: number): void {
    const windowMs = this.limit.perMs + slackMs(this.limit);
    while (this.spent[0] && this.spent[0].at + windowMs <= now) this.inWindow -= this.spent.shift()?.cost ?? 0;
  }

  private async waitForRoom(cost: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const now = this.clock.now();
      const waitMs = Math.max(this.pausedUntil - now, this.roomInMs(cost, now));
      if (waitMs <= 0) break;
      await this.clock.sleep(waitMs, signal);
    }
    this.spend(this.clock.now(), cost);
    this.requests += 1;
    this.units += cost;
  }

  private roomInMs(cost: number, now: number): number {
    this.forget(now);
    const windowMs = this.limit.perMs + slackMs(this.limit);
    let excess = this.inWindow + cost - this.limit.units;
    if (excess <= 0) return 0;
    for (const { at, cost: freed } of this.spent) {
      excess -= freed;
      if (excess <= 0) return at + windowMs - now;
    }
    return 0;
  }
}
