import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { CardMessage } from '../../../bot/cards/card-message.ts';
import { createLinks } from '../../../bot/links.ts';
import { Unreachable, type Notifier } from '../../../bot/notify.ts';
import type { House } from '../../../src/operations/house.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { setDigestSchedule } from '../../../src/operations/set-digest-schedule.ts';
import { sendDigest } from '../../../src/worker/digest-job.ts';
import { enqueueDueDigests } from '../../../src/worker/enqueue-due.ts';
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';
import { somebody, testHouse } from '../test-house.ts';

const nadia = somebody('Nadia');
const log = pino({ level: 'silent' });
const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
const channel = '19:digest@thread.tacv2';
// Sunday noon; the digest is due on Monday at nine in Berlin, which is eight UTC in winter.
const sunday = new Date('2026-11-22T12:00:00Z');
const mondayAtNine = new Date('2026-11-23T08:00:00Z');

let house: House;
let now = sunday;
// Jobs of other tests would be taken off a shared queue.
let emulator: Awaited<ReturnType<typeof startStorageEmulator>>;
beforeAll(async () => {
  emulator = await startStorageEmulator({ folder: null });
  house = await testHouse({ now: () => now }, emulator.connectionString);
});
afterAll(async () => {
  await house.storage.close();
  await emulator.close();
});

interface Posted { readonly conversationId: string; readonly message: CardMessage }

function recorder(fault?: () => Error | null): Notifier & { readonly posted: Posted[] } {
  const posted: Posted[] = [];
  return {
    posted,
    post(conversation, message) {
      const error = fault?.();
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

const job = (conversationId: string) => ({ conversationId, occurrence: mondayAtNine.toISOString() });

/** Every digest job of this tenant that is on the queue now. */
async function takeJobs(): Promise<{ conversationId: string; occurrence: string }[]> {
  const jobs = [];
  for (let received = await house.storage.jobs.receive(5000); received; received = await house.storage.jobs.receive(5000)) {
    if (received.job.kind === 'digest' && received.job.tenantId === house.tenantId) jobs.push({ conversationId: received.job.conversationId, occurrence: received.job.occurrence });
    await received.done();
  }
  return jobs;
}

describe('the weekly digest', () => {
  it('is queued when its hour has come, not before, and not for hours before it was set', async () => {
    now = sunday;
    await remember(channel);
    expect(await enqueueDueDigests(house)).toBe(0);
    now = new Date(mondayAtNine.getTime() + 60_000);
    expect(await enqueueDueDigests(house)).toBe(1);
    expect(await takeJobs()).toEqual([job(channel)]);
  });

  it('is sent once, however many replicas try and however often it is queued', async () => {
    now = new Date(mondayAtNine.getTime() + 60_000);
    await overdueActivity(channel);
    const notifier = recorder();
    await Promise.all(Array.from({ length: 8 }, () => sendDigest({ house, notifier, links, log }, job(channel))));
    await sendDigest({ house, notifier, links, log }, job(channel));
    expect(notifier.posted).toHaveLength(1);
    expect(JSON.stringify(notifier.posted[0]?.message.card)).toContain(house.catalog.activities.find(({ id }) => id === 'RMI_001')?.title);
    expect(await enqueueDueDigests(house)).toBe(0);
  });

  it('survives a sender that dies between lease and send', async () => {
    const conversationId = '19:dies@thread.tacv2';
    now = sunday;
    await remember(conversationId);
    await overdueActivity(conversationId);
    now = new Date(mondayAtNine.getTime() + 60_000);
    const lease = await house.storage.deliveries.lease(`digest:${mondayAtNine.toISOString()}`, conversationId, 60_000, now);
    expect(lease.leased).toBe(true);
    const notifier = recorder();
    await sendDigest({ house, notifier, links, log }, job(conversationId));
    expect(notifier.posted).toHaveLength(0);
    // Still unsent, so it is queued again; and after the dead sender's lease somebody sends it.
    expect(await enqueueDueDigests(house)).toBe(1);
    await takeJobs();
    now = new Date(now.getTime() + 61_000);
    await sendDigest({ house, notifier, links, log }, job(conversationId));
    expect(notifier.posted).toHaveLength(1);
  });

  it('is tried again when Teams does not take it', async () => {
    const conversationId = '19:hiccup@thread.tacv2';
    now = sunday;
    await remember(conversationId);
    await overdueActivity(conversationId);
    now = new Date(mondayAtNine.getTime() + 60_000);
    let failures = 1;
    const notifier = recorder(() => (failures-- > 0 ? new Error('502') : null));
    await expect(sendDigest({ house, notifier, links, log }, job(conversationId))).rejects.toThrow('502');
    await sendDigest({ house, notifier, links, log }, job(conversationId));
    expect(notifier.posted).toHaveLength(1);
  });

  it('says nothing when there is nothing to say, and stops where the bot was removed', async () => {
    const [quiet, gone] = ['19:quiet@thread.tacv2', '19:gone@thread.tacv2'];
    now = sunday;
    await remember(quiet);
    await remember(gone);
    await overdueActivity(gone);
    now = new Date(mondayAtNine.getTime() + 60_000);
    const notifier = recorder();
    await sendDigest({ house, notifier, links, log }, job(quiet));
    expect(notifier.posted).toHaveLength(0);
    await sendDigest({ house, notifier: recorder(() => new Unreachable('removed')), links, log }, job(gone));
    expect(await house.storage.conversations.get(house.tenantId, gone)).toMatchObject({ reachable: false });
    expect(await enqueueDueDigests(house)).toBe(0);
  });
});
