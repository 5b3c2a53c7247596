import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minutesCard } from '../../../bot/cards/minutes.ts';
import type { CardMessage } from '../../../bot/cards/card-message.ts';
import { createLinks } from '../../../bot/links.ts';
import { Unreachable, type Notifier } from '../../../bot/notify.ts';
import type { PostMinutes } from '../../../src/api/minutes.ts';
import type { House } from '../../../src/operations/house.ts';
import { postMinutes } from '../../../src/operations/post-minutes.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import type { ActivityFields } from '../../../src/roadmap/activity-state.ts';
import type { Job } from '../../../src/store/jobs.ts';
import { postMinutesCard } from '../../../src/worker/minutes-job.ts';
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';
import { expectGoodCard, hostile, textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody, testHouse } from '../test-house.ts';

const [nadia, tomasz] = [somebody('Nadia'), somebody('Tomasz')];
const member = { person: { id: nadia.id, name: nadia.name }, role: 'member' } as const;
const roadmapId = '19:meeting_abc@thread.v2';
const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
type MinutesJob = Extract<Job, { kind: 'post-minutes' }>;

// Jobs of other tests would be taken off a shared queue.
let emulator: Awaited<ReturnType<typeof startStorageEmulator>>;
let furnished: House;
let house: House;
let now: Date;
beforeAll(async () => {
  emulator = await startStorageEmulator({ folder: null });
  furnished = await testHouse({ now: () => now }, emulator.connectionString);
});
afterAll(async () => {
  await furnished.storage.close();
  await emulator.close();
});
beforeEach(async () => {
  now = new Date('2026-03-04T12:00:00.000Z');
  house = { ...furnished, tenantId: randomUUID() };
  await rememberConversation(house, { tenantId: house.tenantId, conversationId: roadmapId, kind: 'groupChat', roadmapId, name: 'Workshop', groupId: null, installedBy: null, reference: '{}' });
});

function recorder(fault: Error | null = null): Notifier & { readonly posted: CardMessage[] } {
  const posted: CardMessage[] = [];
  return {
    posted,
    post(_conversation, message) {
      if (fault) return Promise.reject(fault);
      posted.push(message);
      return Promise.resolve({ activityId: '1' });
    },
    update: () => Promise.resolve(),
  };
}

async function decide(activity: string, set: Partial<ActivityFields>, by = nadia): Promise<void> {
  const key = { tenantId: house.tenantId, roadmapId };
  const { sequence } = await house.storage.roadmaps.load(key);
  await house.storage.roadmaps.change(key, { changeId: randomUUID(), edits: [{ activity, set, seen: sequence }] }, { id: by.id, name: by.name }, now);
}

const meeting = (change: Partial<PostMinutes> = {}): PostMinutes => ({ pillar: 'identity', area: null, since: 0, agenda: ['RMI_001', 'RMI_002', 'RMI_003'], visited: ['RMI_001', 'RMI_002'], ...change });

async function takeJobs(): Promise<MinutesJob[]> {
  const jobs: MinutesJob[] = [];
  for (let received = await house.storage.jobs.receive(5000); received; received = await house.storage.jobs.receive(5000)) {
    if (received.job.kind === 'post-minutes' && received.job.tenantId === house.tenantId) jobs.push(received.job);
    await received.done();
  }
  return jobs;
}
const titleOf = (id: string) => house.catalog.activities.find((each) => each.id === id)!.title;

describe('the minutes of a workshop', () => {
  it('are a card with what was decided since it began, what stayed open, and what was skipped', async () => {
    await decide('RMI_004', { status: 'completed' });
    const { sequence } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
    await decide('RMI_001', { status: 'planned', owner: { id: tomasz.id, name: tomasz.name }, due: '2026-04-01', notes: 'The pilot begins in May.' }, tomasz);
    await decide('RMI_003', { status: 'blocked' });
    await postMinutes(house, member, roadmapId, meeting({ since: sequence }));
    const notifier = recorder();
    for (const job of await takeJobs()) await postMinutesCard({ house, notifier, links }, job);
    expect(notifier.posted).toHaveLength(1);
    expectGoodCard(notifier.posted[0]!);
    expect(textsOf(notifier.posted[0]!)).toEqual([
      'Minutes', 'Identity', '4 March 2026 · written down by Nadia Brandt', '1 decision · 1 open question · 1 skipped',
      'Decisions', titleOf('RMI_001'), 'Planned · Tomasz Zielinski · by 1 April 2026', 'The pilot begins in May.',
      'Open questions', titleOf('RMI_003'), 'Blocked · no owner · no due date',
      'Skipped', titleOf('RMI_002'), 'Open roadmap',
    ]);
  });

  it('are posted once, whoever asks and however often the job is handed out, and again after another decision', async () => {
    await decide('RMI_001', { status: 'planned' });
    await Promise.all([postMinutes(house, member, roadmapId, meeting()), postMinutes(house, { ...member, person: tomasz }, roadmapId, meeting({ visited: [] }))]);
    const notifier = recorder();
    for (const job of await takeJobs()) await Promise.all([postMinutesCard({ house, notifier, links }, job), postMinutesCard({ house, notifier, links }, job)]);
    expect(notifier.posted).toHaveLength(1);
    await expect(postMinutes(house, member, roadmapId, meeting())).rejects.toThrow('posted already');
    await decide('RMI_002', { status: 'planned' });
    await postMinutes(house, member, roadmapId, meeting());
    for (const job of await takeJobs()) await postMinutesCard({ house, notifier, links }, job);
    expect(notifier.posted).toHaveLength(2);
  });

  it('count nothing of longer ago than a day', async () => {
    await decide('RMI_001', { status: 'planned' });
    now = new Date('2026-03-06T12:00:00.000Z');
    await decide('RMI_002', { status: 'planned' });
    expect((await postMinutes(house, member, roadmapId, meeting())).decisions.map(({ id }) => id)).toEqual(['RMI_002']);
  });

  it('are tried again when Teams stumbles, and given up where the app was removed', async () => {
    await decide('RMI_001', { status: 'planned' });
    await postMinutes(house, member, roadmapId, meeting());
    const [job] = await takeJobs();
    await expect(postMinutesCard({ house, notifier: recorder(new Error('stumbled')), links }, job!)).rejects.toThrow('stumbled');
    await postMinutesCard({ house, notifier: recorder(new Unreachable('removed')), links }, job!);
    expect((await house.storage.conversations.byRoadmap(house.tenantId, roadmapId))?.reachable).toBe(false);
    await expect(postMinutes(house, member, roadmapId, meeting())).rejects.toThrow('cannot write to this conversation');
  });

  it.each([
    ['a guest', { ...member, role: 'guest' as const }, meeting(), 'Guests cannot'],
    ['nothing decided or seen', member, meeting({ visited: [] }), 'nothing to write down'],
  ])('are refused for %s', async (_, actor, asked, refusal) => {
    if (actor.role === 'guest') await decide('RMI_001', { status: 'planned' });
    await expect(postMinutes(house, actor, roadmapId, asked)).rejects.toThrow(refusal);
    expect(await takeJobs()).toEqual([]);
  });

  it('carry only what there is, however much somebody sends', async () => {
    await decide('RMI_001', { status: 'planned' });
    const noise = Array.from({ length: 900 }, (_, index) => `${'x'.repeat(90)}${index}`);
    await postMinutes(house, member, roadmapId, meeting({ agenda: [...noise, 'RMI_001'], visited: noise }));
    expect(await takeJobs()).toMatchObject([{ agenda: ['RMI_001'], visited: [] }]);
  });
});

it('fits into a card with every activity of the largest pillar decided, long names and notes', () => {
  const decisions = house.catalog.activities.map(({ id }) => ({ id, title: hostile, state: { status: 'follow-up' as const, owner: { id, name: hostile }, due: '2026-04-01' }, note: hostile.repeat(10) }));
  const card = minutesCard({ decisions, openQuestions: decisions.slice(0, 400), skipped: decisions, notReached: 0 }, { about: hostile, by: { id: 'p', name: hostile }, at: '2026-03-04T12:00:00.000Z', timeZone: 'UTC', roadmapUrl: 'http://localhost:3978' });
  expectGoodCard(card);
});
