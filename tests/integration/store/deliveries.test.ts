import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Lease } from '../../../src/store/deliveries.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const leaseMs = 60_000;
const later = (ms: number) => new Date(now.getTime() + ms);
const recipient = '19:a/b@thread.tacv2';

let storage: Storage;
let replica: Storage;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  [storage, replica] = await Promise.all([openStorage({ connectionString }), openStorage({ connectionString })]);
});

const newOccurrence = () => `digest:2026-03-02T09:00:00.000Z:${randomUUID()}`;
function tokenOf(lease: Lease): string {
  if (!lease.leased) throw new Error(`not leased: ${lease.why}`);
  return lease.token;
}

describe('delivery store', () => {
  it('leases a delivery to exactly one of twenty', async () => {
    const occurrence = newOccurrence();
    const leases = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? storage : replica).deliveries.lease(occurrence, recipient, leaseMs, now)));
    expect(leases.filter(({ leased }) => leased)).toEqual([{ leased: true, attempt: 1, token: expect.any(String) as string }]);
    expect(leases.filter((lease) => !lease.leased && lease.why === 'busy')).toHaveLength(19);
  });

  it('is over once it was sent', async () => {
    const occurrence = newOccurrence();
    expect(await storage.deliveries.isSent(occurrence, recipient)).toBe(false);
    const token = tokenOf(await storage.deliveries.lease(occurrence, recipient, leaseMs, now));
    expect(await replica.deliveries.isSent(occurrence, recipient)).toBe(false);
    await storage.deliveries.markSent(occurrence, recipient, token, later(1000));
    await storage.deliveries.markSent(occurrence, recipient, token, later(2000));
    expect(await replica.deliveries.isSent(occurrence, recipient)).toBe(true);
    expect(await replica.deliveries.lease(occurrence, recipient, leaseMs, later(10 * leaseMs))).toEqual({ leased: false, why: 'sent' });
  });

  it('goes to exactly one other when the lease has run out, and counts the attempt', async () => {
    const occurrence = newOccurrence();
    await storage.deliveries.lease(occurrence, recipient, leaseMs, now);
    expect(await replica.deliveries.lease(occurrence, recipient, leaseMs, later(leaseMs - 1))).toEqual({ leased: false, why: 'busy' });
    const leases = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? storage : replica).deliveries.lease(occurrence, recipient, leaseMs, later(leaseMs))));
    expect(leases.filter(({ leased }) => leased)).toEqual([{ leased: true, attempt: 2, token: expect.any(String) as string }]);
  });

  it('can be leased again at once after it was given back, but not by the late return of an old lease', async () => {
    const occurrence = newOccurrence();
    const first = tokenOf(await storage.deliveries.lease(occurrence, recipient, leaseMs, now));
    await storage.deliveries.release(occurrence, recipient, first);
    const second = await replica.deliveries.lease(occurrence, recipient, leaseMs, now);
    expect(second).toMatchObject({ leased: true, attempt: 2 });
    await storage.deliveries.release(occurrence, recipient, first);
    expect(await storage.deliveries.lease(occurrence, recipient, leaseMs, now)).toEqual({ leased: false, why: 'busy' });
  });

  it('is over as well when the one whose lease ran out has sent after all', async () => {
    const occurrence = newOccurrence();
    const slow = tokenOf(await storage.deliveries.lease(occurrence, recipient, leaseMs, now));
    const second = tokenOf(await replica.deliveries.lease(occurrence, recipient, leaseMs, later(leaseMs)));
    await storage.deliveries.markSent(occurrence, recipient, slow, later(leaseMs + 1));
    await replica.deliveries.release(occurrence, recipient, second);
    expect(await replica.deliveries.lease(occurrence, recipient, leaseMs, later(5 * leaseMs))).toEqual({ leased: false, why: 'sent' });
  });

  it('keeps recipients and occurrences apart', async () => {
    const occurrence = newOccurrence();
    await storage.deliveries.lease(occurrence, 'a/b', leaseMs, now);
    expect((await storage.deliveries.lease(occurrence, 'a#b', leaseMs, now)).leased).toBe(true);
    expect((await storage.deliveries.lease(`${occurrence}|`, 'a/b', leaseMs, now)).leased).toBe(true);
  });
});
