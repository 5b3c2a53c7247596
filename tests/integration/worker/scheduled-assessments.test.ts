import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLinks } from '../../../bot/links.ts';
import { Unreachable, type Notifier } from '../../../bot/notify.ts';
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';
import type { Run } from '../../../src/assessment/run.ts';
import type { AssessmentSchedule } from '../../../src/digest/assessment-schedule.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { setAssessmentSchedule } from '../../../src/operations/set-assessment-schedule.ts';
import { startAssessment } from '../../../src/operations/start-assessment.ts';
import type { Job } from '../../../src/store/jobs.ts';
import { enqueueScheduledAssessments, runScheduledAssessment } from '../../../src/worker/scheduled-assessments.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody, testHouse } from '../test-house.ts';

const channel = '19:scheduled@thread.tacv2';
const nadia: Actor = { person: { id: somebody('Nadia').id, name: somebody('Nadia').name }, role: 'operator' };
const log = pino({ level: 'silent' });
const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
const weekly: AssessmentSchedule = { every: 'week', weekday: 'monday', hour: 6, timeZone: 'Europe/Berlin', pillars: ['identity'] };
const saturday = new Date('2026-11-21T12:00:00Z');
// Six in Berlin is five UTC in winter.
const mondayAtSix = new Date('2026-11-23T05:00:00Z');
const occurrence = mondayAtSix.toISOString();
const minutes = (many: number) => new Date(mondayAtSix.getTime() + many * 60_000);

let emulator: Awaited<ReturnType<typeof startStorageEmulator>>;
let house: House;
let now = saturday;
let opened: House;
beforeAll(async () => {
  // Jobs of other tests would be taken off a shared queue.
  emulator = await startStorageEmulator({ folder: null });
  opened = await testHouse({ now: () => now }, emulator.connectionString);
});
afterAll(async () => {
  await opened.storage.close();
  await emulator.close();
});
beforeEach(async () => {
  now = saturday;
  house = { ...opened, tenantId: randomUUID() };
  await rememberConversation(house, { tenantId: house.tenantId, conversationId: channel, kind: 'channel', roadmapId: channel, name: 'General', groupId: null, installedBy: null, reference: '{}' });
  await setAssessmentSchedule(house, nadia, channel, { schedule: weekly });
});

function recorder(fault?: () => Error | null) {
  const posted: string[][] = [];
  const updated: string[][] = [];
  const notifier: Notifier = {
    post(_conversation, message) {
      const error = fault?.();
      if (error) return Promise.reject(error);
      posted.push(textsOf(message));
      return Promise.resolve({ activityId: `card-${posted.length}` });
    },
    update(_conversation, _at, message) {
      updated.push(textsOf(message));
      return Promise.resolve();
    },
  };
  return { notifier, posted, updated };
}

const runs = (): Promise<Run[]> => house.storage.assessments.list(house.tenantId, 10);
async function takeJobs(kind: Job['kind']): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let received = await house.storage.jobs.receive(5000); received; received = await house.storage.jobs.receive(5000)) {
    if (received.job.tenantId === house.tenantId && received.job.kind === kind) jobs.push(received.job);
    await received.done();
  }
  return jobs;
}

/** Ends the run that goes, as a worker does. */
async function finish(run: Run): Promise<void> {
  const taken = await house.storage.assessments.take(house.tenantId, run.id);
  await house.storage.assessments.finish(house.tenantId, run.id, taken!.epoch, { state: 'finished', failure: null, finishedAt: now.toISOString(), outcomes: [] });
}

describe('a scheduled assessment', () => {
  it('is queued when its time has come, not before, and not for a time before it was set', async () => {
    expect(await enqueueScheduledAssessments(house)).toBe(0);
    now = new Date(mondayAtSix.getTime() - 1);
    expect(await enqueueScheduledAssessments(house)).toBe(0);
    now = mondayAtSix;
    expect(await enqueueScheduledAssessments(house)).toBe(1);
    expect(await takeJobs('scheduled-assessment')).toEqual([{ kind: 'scheduled-assessment', tenantId: house.tenantId, roadmapId: channel, occurrence }]);
  });

  it('is one run and one card, however many workers try and however often it is queued', async () => {
    now = minutes(1);
    const { notifier, posted } = recorder();
    await Promise.all(Array.from({ length: 8 }, () => runScheduledAssessment({ house, notifier, links, log }, { roadmapId: channel, occurrence })));
    await runScheduledAssessment({ house, notifier, links, log }, { roadmapId: channel, occurrence });
    expect(await runs()).toMatchObject([{ state: 'queued', scheduled: true, pillars: ['identity'], startedBy: nadia.person, startedAt: now.toISOString() }]);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain(`Started on the schedule that ${nadia.person.name} set`);
    expect(await takeJobs('assessment')).toHaveLength(1);
    expect(await house.storage.assessments.followers((await runs())[0]!.id)).toEqual([{ conversationId: channel, threadId: channel, activityId: 'card-1' }]);
    expect(await enqueueScheduledAssessments(house)).toBe(0);
  });

  it('does not run a second time when its starter dies before it is marked, even if the run has ended by then', async () => {
    now = minutes(1);
    const dies = recorder(() => new Error('killed'));
    await expect(runScheduledAssessment({ house, notifier: dies.notifier, links, log }, { roadmapId: channel, occurrence })).rejects.toThrow('killed');
    const [run] = await runs();
    await finish(run!);
    expect(await enqueueScheduledAssessments(house)).toBe(1);
    const { notifier, posted } = recorder();
    await runScheduledAssessment({ house, notifier, links, log }, { roadmapId: channel, occurrence });
    expect((await runs()).map(({ id }) => id)).toEqual([run!.id]);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain('Zero Trust assessment');
    expect(posted[0]!.some((text) => text.startsWith(`Run on the schedule that ${nadia.person.name} set, on`))).toBe(true);
  });

  it('joins the run that is going, and follows it', async () => {
    now = minutes(-5);
    const { run } = await startAssessment(house, nadia, { pillars: null });
    now = minutes(1);
    const { notifier, posted } = recorder();
    await runScheduledAssessment({ house, notifier, links, log }, { roadmapId: channel, occurrence });
    expect((await runs()).map(({ id }) => id)).toEqual([run.id]);
    expect(posted[0]).toContain('An assessment was already going, so this card follows it.');
    expect(await house.storage.assessments.followers(run.id)).toHaveLength(1);
  });

  it('runs once after an outage of hours, and not after one of more than a day', async () => {
    now = minutes(24 * 60);
    expect(await enqueueScheduledAssessments(house)).toBe(1);
    now = minutes(24 * 60 + 1);
    expect(await enqueueScheduledAssessments(house)).toBe(0);
  });

  it.each([
    ['was switched off', async () => { await setAssessmentSchedule(house, nadia, channel, { schedule: null }); }],
    ['was set again', async () => { await setAssessmentSchedule(house, nadia, channel, { schedule: { ...weekly, hour: 5 } }); }],
    ['belongs to a conversation without the app', async () => { await house.storage.conversations.update(house.tenantId, channel, { reachable: false }); }],
  ])('does not start when its schedule %s meanwhile', async (_why, happens) => {
    now = minutes(1);
    await happens();
    const { notifier, posted } = recorder();
    await runScheduledAssessment({ house, notifier, links, log }, { roadmapId: channel, occurrence });
    expect(await runs()).toEqual([]);
    expect(posted).toEqual([]);
    expect(await enqueueScheduledAssessments(house)).toBe(0);
  });

  it('stops where the bot was removed', async () => {
    now = minutes(1);
    const { notifier } = recorder(() => new Unreachable('removed'));
    await runScheduledAssessment({ house, notifier, links, log }, { roadmapId: channel, occurrence });
    expect(await house.storage.conversations.get(house.tenantId, channel)).toMatchObject({ reachable: false });
    now = new Date(mondayAtSix.getTime() + 7 * 24 * 60 * 60_000);
    expect(await enqueueScheduledAssessments(house)).toBe(0);
  });

  it('runs for a roadmap that the bot has not been spoken to from, without a card', async () => {
    await setAssessmentSchedule(house, nadia, '19:silent@thread.tacv2', { schedule: weekly });
    now = minutes(1);
    const { notifier, posted } = recorder();
    await runScheduledAssessment({ house, notifier, links, log }, { roadmapId: '19:silent@thread.tacv2', occurrence });
    expect(await runs()).toHaveLength(1);
    expect(posted).toEqual([]);
  });

  describe('where the organisation named who assesses', () => {
    const amara = somebody('Amara');
    const named = (assessors: ReadonlySet<string> | null): House => ({ ...house, assessors: () => Promise.resolve(assessors) });

    it('starts while whoever set it is one of them', async () => {
      now = minutes(1);
      const { notifier, posted } = recorder();
      await runScheduledAssessment({ house: named(new Set([nadia.person.id])), notifier, links, log }, { roadmapId: channel, occurrence });
      expect(await runs()).toHaveLength(1);
      expect(posted).toHaveLength(1);
    });

    it('does not start when they no longer are, and says so once, and who can set it again', async () => {
      now = minutes(1);
      const { notifier, posted } = recorder();
      for (let n = 0; n < 2; n += 1) await runScheduledAssessment({ house: named(new Set([amara.id])), notifier, links, log }, { roadmapId: channel, occurrence });
      expect(await runs()).toEqual([]);
      expect(posted).toHaveLength(1);
      expect(posted[0]!.join(' ')).toContain(`The assessment that ${nadia.person.name} scheduled did not start, because ${nadia.person.name} is not among those who may run one now.`);
      expect(posted[0]!.join(' ')).toContain(`Ask ${amara.name}.`);
      expect(await enqueueScheduledAssessments(house)).toBe(0);
    });

    it('waits while the directory does not say who they are, without a job that gives up', async () => {
      now = minutes(1);
      const { notifier, posted } = recorder();
      await runScheduledAssessment({ house: named(null), notifier, links, log }, { roadmapId: channel, occurrence });
      expect([await runs(), posted]).toEqual([[], []]);
      expect(await enqueueScheduledAssessments(house)).toBe(1);
      await runScheduledAssessment({ house: named(new Set([nadia.person.id])), notifier, links, log }, { roadmapId: channel, occurrence });
      expect(await runs()).toHaveLength(1);
      expect(posted).toHaveLength(1);
    });
  });

  it('is set by operators only, for pillars that checks look at', async () => {
    for (const role of ['member', 'guest'] as const) await expect(setAssessmentSchedule(house, { ...nadia, role }, channel, { schedule: null })).rejects.toMatchObject({ status: 403 });
    await expect(setAssessmentSchedule({ ...house, checks: [] }, nadia, channel, { schedule: weekly })).rejects.toMatchObject({ status: 422 });
    expect((await house.storage.assessmentSchedules.get(house.tenantId, channel))?.schedule).toEqual(weekly);
  });
});
