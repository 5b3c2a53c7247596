import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { CardMessage } from '../../../bot/cards/card-message.ts';
import { errorCard } from '../../../bot/cards/error.ts';
import { createLinks } from '../../../bot/links.ts';
import { Unreachable, type Notifier } from '../../../bot/notify.ts';
import type { House } from '../../../src/operations/house.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { setDigestSchedule } from '../../../src/operations/set-digest-schedule.ts';
import { deliver } from '../../../src/worker/sender.ts';
import { enqueueDelivery } from '../../../src/worker/sender-due.ts';
import { deliverDue } from '../../../src/worker/sender-job.ts';
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';
import { somebody, testHouse } from '../test-house.ts';

const nadia = somebody('Nadia');
const log = pino({ level: 'silent' });
const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
const channel = '19:digest@thread.tacv2';
// Sunday noon; the digest is due on Monday at nine in Berlin, which is eight UTC in winter.
const sunday = new Date('2026-11-22T12:00:00Z');
const mondayAtNine = new Date('2026-11-23T08:00:00Z');

let furnished: House;
let house: House;
let now = sunday;
// Jobs of other tests would be taken off a shared queue.
let emulator: Awaited<ReturnType<typeof startStorageEmulator>>;
beforeAll(async () => {
  emulator = await startStorageEmulator({ folder: null });
  furnished = await testHouse({ now: () => now }, emulator.connectionString);
});
afterAll(async () => {
  await furnished.storage.close();
  await emulator.close();
});

// A sender works off what is due in its whole tenant.
beforeEach(() => {
  now = sunday;
  house = { ...furnished, tenantId: randomUUID() };
});

interface Posted { readonly conversationId: string; readonly message: CardMessage }

function recorder(fault?: (conversationId: string) => Error | null): Notifier & { readonly posted: Posted[] } {
  const posted: Posted[] = [];
  return {
    posted,
    post(conversation, message) {
      const error = fault?.(conversation.conversationId);
      if (error) return Promise.reject(error);
      posted.push({ conversationId: conversation.conversationId, message });
      return Promise.resolve({ activityId: String(posted.length) });
    },
    update: () => Promise.resolve(),
  };
}

async function remember(conversationId: string): Promise<void> {
  await rememberConversation(house, {
    tenantId: house.tenantId, conversationId, kind: 'channel', roadmapId: conversationId, name: 'Digest', groupId: null, installedBy: null, reference: '{}',
  });
  await setDigestSchedule(house, { person: nadia, role: 'operator' }, conversationId, { enabled: true, frequency: 'weekly', weekday: 'monday', hour: 9, timeZone: 'Europe/Berlin' });
}

async function overdueActivity(roadmapId: string): Promise<void> {
  await house.storage.roadmaps.change({ tenantId: house.tenantId, roadmapId }, {
    changeId: `overdue-${roadmapId}`, edits: [{ activity: 'RMI_001', set: { due: '2026-11-01', owner: { id: nadia.id, name: nadia.name }, status: 'in-progress' }, seen: 0 }],
  }, nadia, now);
}

const send = (notifier: Notifier) => deliverDue({ house, notifier, links, log }, { signal: new AbortController().signal });

/** How many jobs that wake a sender are on the queue now. */
async function takeJobs(): Promise<number> {
  let jobs = 0;
  for (let received = await house.storage.jobs.receive(5000); received; received = await house.storage.jobs.receive(5000)) {
    if (received.job.kind === 'deliver' && received.job.tenantId === house.tenantId) jobs += 1;
    await received.done();
  }
  return jobs;
}

describe('the weekly digest', () => {
  it('is queued when its hour has come, not before, and not for hours before it was set', async () => {
    now = sunday;
    await remember(channel);
    expect(await enqueueDelivery(house)).toBe(0);
    now = new Date(mondayAtNine.getTime() + 60_000);
    expect(await enqueueDelivery(house)).toBe(1);
    expect(await takeJobs()).toBe(1);
  });

  it('is sent once, however many replicas try and however often it is queued', async () => {
    await remember(channel);
    await overdueActivity(channel);
    now = new Date(mondayAtNine.getTime() + 60_000);
    const notifier = recorder();
    await Promise.all(Array.from({ length: 8 }, () => send(notifier)));
    await send(notifier);
    expect(notifier.posted).toHaveLength(1);
    expect(JSON.stringify(notifier.posted[0]?.message.card)).toContain(house.catalog.activities.find(({ id }) => id === 'RMI_001')?.title);
    expect(await enqueueDelivery(house)).toBe(0);
  });

  it('goes to every conversation whose hour has come, by one job', async () => {
    const channels = Array.from({ length: 8 }, (_, index) => `19:many-${index}@thread.tacv2`);
    for (const each of channels) {
      await remember(each);
      await overdueActivity(each);
    }
    now = new Date(mondayAtNine.getTime() + 60_000);
    expect(await enqueueDelivery(house)).toBe(1);
    const notifier = recorder();
    await send(notifier);
    expect(notifier.posted.map(({ conversationId }) => conversationId).sort()).toEqual([...channels].sort());
  });

  it('survives a sender that dies between lease and send', async () => {
    const conversationId = '19:dies@thread.tacv2';
    await remember(conversationId);
    await overdueActivity(conversationId);
    now = new Date(mondayAtNine.getTime() + 60_000);
    const lease = await house.storage.deliveries.lease(`digest:${mondayAtNine.toISOString()}`, conversationId, 60_000, now);
    expect(lease.leased).toBe(true);
    const notifier = recorder();
    await send(notifier);
    expect(notifier.posted).toHaveLength(0);
    // Still unsent, so it is queued again; and after the dead sender's lease somebody sends it.
    expect(await enqueueDelivery(house)).toBe(1);
    await takeJobs();
    now = new Date(now.getTime() + 61_000);
    await send(notifier);
    expect(notifier.posted).toHaveLength(1);
  });

  it('is tried again when Teams does not take it, and holds nobody else up', async () => {
    const [stumbles, other] = ['19:hiccup@thread.tacv2', '19:other@thread.tacv2'];
    for (const each of [stumbles, other]) {
      await remember(each);
      await overdueActivity(each);
    }
    now = new Date(mondayAtNine.getTime() + 60_000);
    let failures = 1;
    const notifier = recorder((conversationId) => (conversationId === stumbles && failures-- > 0 ? new Error('502') : null));
    await send(notifier);
    expect(notifier.posted.map(({ conversationId }) => conversationId)).toEqual([other]);
    expect(await enqueueDelivery(house)).toBe(1);
    await takeJobs();
    await send(notifier);
    expect(notifier.posted.map(({ conversationId }) => conversationId)).toEqual([other, stumbles]);
  });

  it('waits when Teams takes nothing at all', async () => {
    await remember(channel);
    const conversation = (await house.storage.conversations.get(house.tenantId, channel))!;
    const due = Array.from({ length: 200 }, (_, index) => ({ kind: 'digest', conversation: { ...conversation, conversationId: `19:outage-${index}` }, at: now, occurrence: `digest:${house.tenantId}` }));
    const outage = recorder(() => new Error('502'));
    let tries = 0;
    const parts = { house, log, findDue: () => Promise.resolve(due), compose: () => Promise.resolve(errorCard(`Try ${tries += 1}.`)) };
    await deliver({ ...parts, notifier: outage }, { signal: new AbortController().signal });
    expect(tries).toBeLessThan(120);
    const notifier = recorder();
    await deliver({ ...parts, notifier }, { signal: new AbortController().signal });
    expect(notifier.posted).toHaveLength(200);
  });

  it('says nothing when there is nothing to say, and stops where the bot was removed', async () => {
    const [quiet, gone] = ['19:quiet@thread.tacv2', '19:gone@thread.tacv2'];
    await remember(quiet);
    await remember(gone);
    await overdueActivity(gone);
    now = new Date(mondayAtNine.getTime() + 60_000);
    const notifier = recorder(() => new Unreachable('removed'));
    await send(notifier);
    expect(notifier.posted).toHaveLength(0);
    expect(await house.storage.conversations.get(house.tenantId, gone)).toMatchObject({ reachable: false });
    expect(await house.storage.conversations.get(house.tenantId, quiet)).toMatchObject({ reachable: true });
    expect(await enqueueDelivery(house)).toBe(0);
  });
});
