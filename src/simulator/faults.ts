import type { Fault, SimulatedRequest } from './simulator.ts';

/** What goes wrong and how often: shares between 0 and 1 of all requests. */
export interface FaultSettings {
  /** By status: `{ 429: 0.1, 503: 0.05 }`. */
  readonly statuses?: Readonly<Record<number, number>>;
  readonly dropped?: number;
  readonly truncated?: number;
  /** Times in milliseconds from the start in which nothing is reached. */
  readonly outages?: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** Every token is turned down after so many requests. */
  readonly requestsPerToken?: number;
  /** Another number gives another sequence; the same gives the same. */
  readonly seed?: number;
  readonly now?: () => number;
}

/** A service that fails as it is told: the answer to `SimulatorOptions.fault`. */
export function createFaults({ statuses = {}, dropped = 0, truncated = 0, outages = [], requestsPerToken, seed = 1, now = Date.now }: FaultSettings): (request: SimulatedRequest) => Fault | null {
  const random = sequence(seed);
  const startedAt = now();
  const used = new Map<string, number>();
  const kinds: readonly (readonly [share: number, fault: Fault])[] = [
    [dropped, { kind: 'drop' }],
    [truncated, { kind: 'truncate' }],
    ...Object.entries(statuses).map(([status, share]) => [share, { kind: 'status', status: Number(status) }] as const),
  ];

  const isOut = () => outages.some(({ fromMs, toMs }) => now() - startedAt >= fromMs && now() - startedAt < toMs);
  const isExpired = ({ authorization = '' }: SimulatedRequest['headers']) => {
    if (requestsPerToken === undefined) return false;
    const before = used.get(authorization) ?? 0;
    used.set(authorization, before + 1);
    return before >= requestsPerToken;
  };

  return (request) => {
    // What carries the request fails once for the whole batch.
    if (!request.batched && isOut()) return { kind: 'drop' };
    if (!request.batched && isExpired(request.headers)) return { kind: 'status', status: 401 };
    let left = random();
    for (const [share, fault] of kinds) {
      left -= share;
      if (left < 0) return request.batched && fault.kind !== 'status' ? null : fault;
    }
    return null;
  };
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
