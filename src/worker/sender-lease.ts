import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../operations/house.ts';

/** How long a dead sender keeps others waiting. */
export const senderLeaseMs = 30_000;
/** Signs of life in the time of a lease. */
const beats = 3;

const nameOf = (tenantId: string): string => `sender:${tenantId}`;

/** Whether somebody sends for the tenant now. */
export function isSending({ tenantId, storage, now }: House): Promise<boolean> {
  return storage.deliveries.isLeased(nameOf(tenantId), tenantId, now());
}

export interface SenderLease {
  readonly token: string;
  /** Aborts when another sender may have taken over: nothing is to be sent any more. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * Becomes the one sender of the tenant: two would be over Teams' limit together, which is one for the app.
 * @returns null while there is another
 */
export async function takeSenderLease({ tenantId, storage: { deliveries }, now }: House, leaseMs: number): Promise<SenderLease | null> {
  const name = nameOf(tenantId);
  const lease = await deliveries.lease(name, tenantId, leaseMs, now(), { watch: () => sleep((leaseMs / beats) * 1.5) });
  if (!lease.leased) return null;
  const lost = new AbortController();
  let keptAt = performance.now();
  const keep = async (): Promise<void> => {
    const askedAt = performance.now();
    try {
      if (await deliveries.extend(name, tenantId, lease.token, leaseMs, now())) keptAt = askedAt;
      else lost.abort();
    } catch {
      // Storage may answer before the lease has run out.
      if (performance.now() - keptAt > leaseMs * 0.8) lost.abort();
    }
  };
  const timer = setInterval(() => void keep(), leaseMs / beats);
  return {
    token: lease.token,
    lost: lost.signal,
    async release() {
      clearInterval(timer);
      await deliveries.release(name, tenantId, lease.token);
    },
  };
}
