import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Lease } from '../../../src/store/deliveries.ts';
import { partitionKeyOf } from '../../../src/store/keys.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { tableOf } from './keepsakes.ts';

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

describe('the session of a sender', () => {
  const recipients = Array.from({ length: 100 }, (_, index) => `a:${index}`);
  const sessionOf = (of: Storage, token: string) => of.deliveries.session(token, leaseMs);

  it('leases a hundred at once, and they are over once they are marked', async () => {
    const occurrence = newOccurrence();
    const session = sessionOf(storage, 'first');
    const leased = await session.lease(occurrence, recipients, now);
    expect(leased.map(({ recipient, attempt }) => [recipient, attempt])).toEqual(recipients.map((recipient) => [recipient, 1]));
    await Promise.all(leased.slice(0, 90).map((each, index) => session.mark(each, index < 80 ? 'sent' : 'silent', later(1000))));
    expect(await replica.deliveries.unsent(occurrence, recipients)).toEqual(recipients.slice(90));
    expect(await replica.deliveries.isSent(occurrence, 'a:85')).toBe(true);
  });

  it('takes over at once what a session before it left, and nothing that is sent', async () => {
    const occurrence = newOccurrence();
    const dead = sessionOf(storage, 'dead');
    const left = await dead.lease(occurrence, recipients.slice(0, 50), now);
    await dead.mark(left[0]!, 'sent', now);
    const next = await sessionOf(replica, 'next').lease(occurrence, recipients, later(1));
    expect(next.map(({ recipient, attempt }) => [recipient, attempt])).toEqual(recipients.slice(1).map((recipient, index) => [recipient, index < 49 ? 2 : 1]));
  });

  it('leaves alone what somebody outside of any session is sending', async () => {
    const occurrence = newOccurrence();
    await storage.deliveries.lease(occurrence, 'a:7', leaseMs, now);
    expect((await sessionOf(replica, 'session').lease(occurrence, recipients, later(1))).map(({ recipient }) => recipient)).not.toContain('a:7');
    expect((await sessionOf(replica, 'session').lease(occurrence, ['a:7'], later(leaseMs))).map(({ attempt }) => attempt)).toEqual([2]);
  });

  it('counts a message that was sent twice', async () => {
    const occurrence = newOccurrence();
    const [slow, fast] = [sessionOf(storage, 'slow'), sessionOf(replica, 'fast')];
    const [first] = await slow.lease(occurrence, ['a:1'], now);
    const [second] = await fast.lease(occurrence, ['a:1'], now);
    await fast.mark(second!, 'sent', now);
    await slow.mark(first!, 'sent', now);
    const table = tableOf('Deliveries');
    expect(await table.getEntity(partitionKeyOf(occurrence), 'to:a%3A1')).toMatchObject({ state: 'sent', sends: 2 });
  });

  it('can give one back', async () => {
    const occurrence = newOccurrence();
    const session = sessionOf(storage, 'gives');
    const [leased] = await session.lease(occurrence, ['a:1'], now);
    await session.release(leased!);
    expect(await storage.deliveries.lease(occurrence, 'a:1', leaseMs, now)).toMatchObject({ leased: true, attempt: 2 });
  });
});

describe('a lease', () => {
  it('is kept by whoever has it, and by nobody else', async () => {
    const occurrence = newOccurrence();
    const token = tokenOf(await storage.deliveries.lease(occurrence, recipient, leaseMs, now));
    expect(await storage.deliveries.extend(occurrence, recipient, token, leaseMs, later(leaseMs - 1))).toBe(true);
    expect(await replica.deliveries.isLeased(occurrence, recipient, later(leaseMs + 1))).toBe(true);
    const other = tokenOf(await replica.deliveries.lease(occurrence, recipient, leaseMs, later(3 * leaseMs)));
    expect(await storage.deliveries.extend(occurrence, recipient, token, leaseMs, later(3 * leaseMs))).toBe(false);
    await replica.deliveries.release(occurrence, recipient, other);
    expect(await replica.deliveries.isLeased(occurrence, recipient, later(3 * leaseMs))).toBe(false);
  });
});

describe('a lease that looks run out', () => {
  it('is not taken from somebody alive whose clock is slow, and is from somebody dead', async () => {
    const occurrence = newOccurrence();
    const token = tokenOf(await storage.deliveries.lease(occurrence, recipient, leaseMs, now));
    const keeps = () => storage.deliveries.extend(occurrence, recipient, token, leaseMs, later(1000));
    const fiveMinutesAhead = later(5 * leaseMs);
    expect(await replica.deliveries.lease(occurrence, recipient, leaseMs, fiveMinutesAhead, { watch: keeps })).toEqual({ leased: false, why: 'busy' });
    expect(await replica.deliveries.lease(occurrence, recipient, leaseMs, fiveMinutesAhead, { watch: () => Promise.resolve() })).toMatchObject({ leased: true, attempt: 2 });
  });
});

describe('sweeping', () => {
  it('forgets what was due before a moment, and nothing of another kind', async () => {
    const kind = `weekly:${randomUUID()}:`;
    const occurrences = ['2026-02-01T08:00:00.000Z', '2026-02-20T08:00:00.000Z', '2026-03-01T08:00:00.000Z'].map((at) => `${kind}${at}`);
    const session = storage.deliveries.session('sweeps', leaseMs);
    for (const occurrence of occurrences) for (const leased of await session.lease(occurrence, ['a:1', 'a:2', 'a:3'], now)) await session.mark(leased, 'sent', now);
    expect(await storage.deliveries.sweep(kind, new Date('2026-02-25T00:00:00Z'), 1000)).toBe(6);
    expect(await Promise.all(occurrences.map((occurrence) => replica.deliveries.isSent(occurrence, 'a:1')))).toEqual([false, false, true]);
    expect(await storage.deliveries.sweep(kind, new Date('2026-02-25T00:00:00Z'), 1000)).toBe(0);
  });

  it('forgets whatever nobody has asked for in a long time, of every kind', async () => {
    const tenant = randomUUID();
    const kinds = ['said', 'summary', 'added', 'minutes', 'welcome', 'assessment', 'clean-up', 'clean-up-queued', 'of-tomorrow'];
    const mark = async (occurrence: string, at: Date) => {
      const lease = await storage.deliveries.lease(occurrence, tenant, leaseMs, at);
      if (lease.leased) await storage.deliveries.markSent(occurrence, tenant, lease.token, at);
    };
    for (const kind of kinds) for (const [age, at] of [['old', new Date('2020-01-01T00:00:00Z')], ['new', now]] as const) await mark(`${kind}:${tenant}:${age}`, at);
    expect(await storage.deliveries.sweepAll(new Date('2020-02-01T00:00:00Z'), 1000)).toBe(kinds.length);
    for (const kind of kinds) expect([kind, await replica.deliveries.isSent(`${kind}:${tenant}:old`, tenant), await replica.deliveries.isSent(`${kind}:${tenant}:new`, tenant)]).toEqual([kind, false, true]);
  });
});
