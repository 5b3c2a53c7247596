import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { CardMessage } from '../../../bot/cards/card-message.ts';
import { createLinks } from '../../../bot/links.ts';
import type { Notifier } from '../../../bot/notify.ts';
import { ServiceUnreachable } from '../../../src/assessment/fact-source.ts';
import type { House } from '../../../src/operations/house.ts';
import { cancelAssessment } from '../../../src/operations/cancel-assessment.ts';
import { importReport } from '../../../src/operations/import-report.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { followRun, startAssessment } from '../../../src/operations/start-assessment.ts';
import { sampleTenant } from '../../../src/simulator/sample-tenant.ts';
import { startSimulator } from '../../../src/simulator/simulator.ts';
import { sampleLookUp } from '../../../src/simulator/sample-hosts.ts';
import { createArmSource } from '../../../src/sources/arm/arm-source.ts';
import { createHostSource } from '../../../src/sources/dns/host-source.ts';
import { routeFacts } from '../../../src/sources/fact-router.ts';
import { createGraphSource } from '../../../src/sources/graph/graph-source.ts';
import { runAssessmentJob, type AssessmentJobParts } from '../../../src/worker/assessment-job.ts';
import { postSummary } from '../../../src/worker/post-summary-job.ts';
import { editEveryMs } from '../../../src/worker/run-cards.ts';
import { sampleReport } from '../../e2e/sample-report.ts';
import { somebody, testHouse } from '../test-house.ts';

const operator = { person: somebody('Nadia'), role: 'operator' } as const;
const conversationId = '19:runs@thread.tacv2';
const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
const context = () => ({ signal: new AbortController().signal, advanced: () => undefined });

let simulator: Awaited<ReturnType<typeof startSimulator>>;
/** Has no answer from the logs for as long as anybody waits. */
let slow: Awaited<ReturnType<typeof startSimulator>>;
beforeAll(async () => {
  simulator = await startSimulator({ tenant: sampleTenant() });
  slow = await startSimulator({ tenant: sampleTenant(), fault: ({ url }) => (url.includes('auditLogs') ? { kind: 'status', status: 429, headers: { 'retry-after': '60' } } : null) });
});
afterAll(() => Promise.all([simulator.close(), slow.close()]));

/** What the conversation got to see, with the time of every message and edit. */
function recorder() {
  const seen: { at: number; activityId: string; message: CardMessage }[] = [];
  const notifier: Notifier = {
    post(_conversation, message) {
      seen.push({ at: Date.now(), activityId: 'posted', message });
      return Promise.resolve({ activityId: 'posted' });
    },
    update(_conversation, { activityId }, message) {
      seen.push({ at: Date.now(), activityId, message });
      return Promise.resolve();
    },
  };
  return { seen, notifier };
}

async function installedHouse(): Promise<House> {
  const house = await testHouse();
  await rememberConversation(house, { tenantId: house.tenantId, conversationId, kind: 'channel', roadmapId: conversationId, name: 'Runs', groupId: null, installedBy: null, reference: '{}' });
  return house;
}

/** All services of a simulator. */
const readingFrom = ({ url, armUrl }: typeof simulator): AssessmentJobParts['openSource'] => (signal) => routeFacts({
  graph: createGraphSource({ baseUrl: url, cloud: 'global', credential: null, signal }),
  arm: createArmSource({ baseUrl: armUrl, cloud: 'global', credential: null, signal }),
  dns: createHostSource(sampleLookUp),
});

function partsOf(house: House, notifier: Notifier, openSource?: AssessmentJobParts['openSource']): AssessmentJobParts {
  return { house, cloud: 'global', openSource: openSource ?? readingFrom(simulator), notifier, links, log: pino({ level: 'silent' }) };
}

const titleOf = ({ card }: CardMessage): string => JSON.stringify(card.body[0]);

describe('the cards that follow a run', () => {
  it('show progress, then the summary, each edited at most every 3 seconds', async () => {
    const house = await installedHouse();
    const { seen, notifier } = recorder();
    const { run } = await startAssessment(house, operator, { pillars: null });
    await followRun(house, run.id, { conversationId, threadId: `${conversationId};messageid=1`, activityId: 'first' });
    await followRun(house, run.id, { conversationId, threadId: `${conversationId};messageid=2`, activityId: 'second' });
    await runAssessmentJob(partsOf(house, notifier), { tenantId: house.tenantId, runId: run.id }, context());
    for (const card of ['first', 'second']) {
      const mine = seen.filter(({ activityId }) => activityId === card);
      expect(mine.length).toBeGreaterThanOrEqual(2);
      expect(titleOf(mine[0]!.message)).toContain('Assessment is running');
      expect(titleOf(mine.at(-1)!.message)).toContain('Zero Trust assessment');
      mine.slice(1).forEach(({ at }, index) => expect(at - mine[index]!.at).toBeGreaterThanOrEqual(editEveryMs - 50));
    }
    const stored = await house.storage.assessments.get(house.tenantId, run.id);
    expect(stored).toMatchObject({ state: 'finished', progress: { done: house.checks.length } });
    expect(stored?.outcomes).toHaveLength(house.checks.length);
    expect(await house.storage.assessments.active(house.tenantId)).toBeNull();
    await house.storage.close();
  });

  it('say who cancelled a run, which stops within seconds and keeps what it found', async () => {
    const house = await installedHouse();
    const { seen, notifier } = recorder();
    const { run } = await startAssessment(house, operator, { pillars: null });
    await followRun(house, run.id, { conversationId, threadId: conversationId, activityId: 'only' });
    const job = runAssessmentJob(partsOf(house, notifier, readingFrom(slow)), { tenantId: house.tenantId, runId: run.id }, context());
    await expect.poll(async () => (await house.storage.assessments.judged(run.id)).size, { timeout: 20_000 }).toBeGreaterThan(5);
    const cancelled = await cancelAssessment(house, operator, run.id);
    await job;
    expect(cancelled).toMatchObject({ state: 'cancelled', failure: expect.stringMatching(/^Nadia .*cancelled it after \d+ of \d+ checks/) as string });
    expect(cancelled.outcomes.length).toBeGreaterThan(5);
    expect(cancelled.outcomes.length).toBeLessThan(house.checks.length);
    expect(await house.storage.assessments.outcomes(house.tenantId, run.id)).toHaveLength(cancelled.outcomes.length);
    expect(titleOf(seen.at(-1)!.message)).toContain('The assessment was cancelled');
    await expect(cancelAssessment(house, operator, run.id)).rejects.toThrow('No assessment is running');
    expect((await startAssessment(house, operator, { pillars: null })).joined).toBe(false);
    await house.storage.close();
  });

  it('say that a run was cancelled before a worker took it', async () => {
    const house = await installedHouse();
    const { seen, notifier } = recorder();
    const { run } = await startAssessment(house, operator, { pillars: null });
    await followRun(house, run.id, { conversationId, threadId: conversationId, activityId: 'only' });
    await cancelAssessment(house, operator, null);
    await runAssessmentJob(partsOf(house, notifier), { tenantId: house.tenantId, runId: run.id }, context());
    expect(titleOf(seen.at(-1)!.message)).toContain('The assessment was cancelled');
    await house.storage.close();
  });

  it('can be cancelled by operators only', async () => {
    const house = await installedHouse();
    await startAssessment(house, operator, { pillars: null });
    await expect(cancelAssessment(house, { person: somebody('Tomasz'), role: 'member' }, null)).rejects.toThrow('Only operators can cancel an assessment');
    await house.storage.close();
  });

  it('say why a run failed and what to do, and the next run can start', async () => {
    const house = await installedHouse();
    const { seen, notifier } = recorder();
    const { run } = await startAssessment(house, operator, { pillars: null });
    await followRun(house, run.id, { conversationId, threadId: conversationId, activityId: 'only' });
    const away = () => Promise.reject(new ServiceUnreachable('Microsoft Graph does not answer. Check the network of the worker, then run the assessment again.'));
    const openSource: AssessmentJobParts['openSource'] = () => ({
      get: away, count: away, close: () => undefined,
      async *pages() { await away(); },
      async *fanOut() { await away(); },
    });
    await runAssessmentJob(partsOf(house, notifier, openSource), { tenantId: house.tenantId, runId: run.id }, context());
    expect(JSON.stringify(seen.at(-1)?.message.card)).toContain('Microsoft Graph does not answer. Check the network of the worker');
    expect(await house.storage.assessments.get(house.tenantId, run.id)).toMatchObject({ state: 'failed' });
    expect((await startAssessment(house, operator, { pillars: null })).joined).toBe(false);
    await house.storage.close();
  });

  it('let only operators start, and members join', async () => {
    const house = await installedHouse();
    const member = { person: somebody('Tomasz'), role: 'member' } as const;
    await expect(startAssessment(house, member, { pillars: null })).rejects.toMatchObject({ status: 403 });
    const { run } = await startAssessment(house, operator, { pillars: null });
    expect(await startAssessment(house, member, { pillars: null })).toMatchObject({ joined: true, run: { id: run.id } });
    await expect(startAssessment(house, { ...member, role: 'guest' }, { pillars: null })).rejects.toMatchObject({ status: 403 });
    await house.storage.close();
  });
});

describe('an imported report', () => {
  it('is summed up once in the conversation that its roadmap belongs to', async () => {
    const house = await installedHouse();
    const { seen, notifier } = recorder();
    const run = await importReport(house, operator, conversationId, { bytes: Buffer.from(sampleReport()), fileName: 'report.json' });
    const job = { runId: run.id, roadmapId: conversationId };
    await postSummary({ house, notifier, links }, job);
    await postSummary({ house, notifier, links }, job);
    expect(seen).toHaveLength(1);
    expect(JSON.stringify(seen[0]?.message.card)).toContain('Imported report');
    await postSummary({ house, notifier, links }, { ...job, roadmapId: '19:elsewhere@thread.tacv2' });
    expect(seen).toHaveLength(1);
    await house.storage.close();
  });
});
