import { costOf, identityLimit, laneOf, publicLimits, type GraphLimits, type LaneName } from '../sources/graph/lanes.ts';
import { GraphError } from './graph-error.ts';

/** What the service says of one read's load: the headers of its answer, and the refusal when the lane is full. */
export interface Admission {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: GraphError | null;
}

export interface ThrottleSettings {
  /** Lanes that differ from the public limits. */
  readonly limits?: Partial<GraphLimits>;
  /** Decides the identity bucket. */
  readonly users: number;
  readonly now?: () => number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** From here on the service tells how much of the limit is used. */
const tellsFrom = 0.8;

/** One token bucket per lane, filled evenly, as full as its limit allows. */
export class Throttle {
  private readonly limits: GraphLimits;
  private readonly now: () => number;
  private readonly buckets = new Map<LaneName, Bucket>();

  constructor({ limits, users, now = Date.now }: ThrottleSettings) {
    this.limits = { ...publicLimits, identity: identityLimit(users), ...limits };
    this.now = now;
  }

  /** @param url below the version, with its query */
  admit(url: string): Admission {
    const { pathname, searchParams } = new URL(url, 'http://graph/');
    const path = decodeURI(pathname.slice(1));
    const lane = laneOf(path);
    const top = searchParams.get('$top');
    const cost = costOf({
      path,
      ...(searchParams.has('$select') && { select: [] }),
      ...(searchParams.has('$expand') && { expand: '' }),
      ...(top !== null && { top: Number(top) }),
    });
    const waitMs = Math.max(this.take('wholeApp', 1), this.take(lane, cost));
    const used = 1 - this.bucketOf(lane).tokens / this.limits[lane].units;
    const told = lane === 'identity' ? { 'x-ms-resource-unit': String(cost), ...(used > tellsFrom && { 'x-ms-throttle-limit-percentage': used.toFixed(2) }) } : {};
    if (waitMs <= 0) return { headers: told, refusal: null };
    // The protection lane answers 429 without a word about when to come back.
    const retryAfter: Readonly<Record<string, string>> = lane === 'protection' ? {} : { 'retry-after': String(Math.ceil(waitMs / 1000)) };
    return {
      headers: { ...told, ...retryAfter, 'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${lane}`, 'x-ms-throttle-information': 'ResourceUnitLimitExceeded' },
      refusal: new GraphError(429, 'TooManyRequests', 'Too many requests.'),
    };
  }

  /** Takes so much out of a lane's bucket; where there is too little it takes nothing. @returns how long until there is enough, 0 when there was */
  private take(lane: LaneName, cost: number): number {
    const bucket = this.bucketOf(lane);
    const { units, perMs } = this.limits[lane];
    const lacking = Math.min(cost, units) - bucket.tokens;
    // A billionth of a unit is a rounding error, no load.
    if (lacking > 1e-9) return (lacking * perMs) / units;
    bucket.tokens -= Math.min(cost, units);
    return 0;
  }

  private bucketOf(lane: LaneName): Bucket {
    const { units, perMs } = this.limits[lane];
    const now = this.now();
    const bucket = this.buckets.get(lane) ?? { tokens: units, at: now };
    bucket.tokens = Math.min(units, bucket.tokens + ((now - bucket.at) * units) / perMs);
    bucket.at = now;
    this.buckets.set(lane, bucket);
    return bucket;
  }
}
