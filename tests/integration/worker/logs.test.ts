import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCard } from '../../../bot/cards/error.ts';
import { createLinks } from '../../../bot/links.ts';
import type { House } from '../../../src/operations/house.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { followRun, startAssessment } from '../../../src/operations/start-assessment.ts';
import { createLog } from '../../../src/log.ts';
import { samplePeople } from '../../../src/simulator/sample-people.ts';
import { sampleTenant } from '../../../src/simulator/sample-tenant.ts';
import { startSimulator } from '../../../src/simulator/simulator.ts';
import { sampleLookUp } from '../../../src/simulator/sample-hosts.ts';
import { createArmSource } from '../../../src/sources/arm/arm-source.ts';
import { createHostSource } from '../../../src/sources/dns/host-source.ts';
import { routeFacts } from '../../../src/sources/fact-router.ts';
import { createGraphSource } from '../../../src/sources/graph/graph-source.ts';
import { runAssessmentJob, type AssessmentJobParts } from '../../../src/worker/assessment-job.ts';
import { deliver } from '../../../src/worker/sender.ts';
import { Worker } from '../../../src/worker/worker.ts';
import type { Job } from '../../../src/store/jobs.ts';
import { people, startTestServer, type TestServer } from '../server/test-server.ts';
import { somebody, testHouse } from '../test-house.ts';

const conversationId = '19:logs@thread.tacv2';
const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
const operator = { person: somebody('Nadia'), role: 'operator' } as const;
const lines: string[] = [];
const log = createLog('trace', { destination: { write: (line) => void lines.push(line) } });

const readingFrom = ({ url, armUrl }: typeof simulator): AssessmentJobParts['openSource'] => (signal) => routeFacts({
  graph: createGraphSource({ baseUrl: url, cloud: 'global', credential: null, signal }),
  arm: createArmSource({ baseUrl: armUrl, cloud: 'global', credential: null, signal }),
  dns: createHostSource(sampleLookUp),
});

let house: House;
let app: TestServer;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
beforeAll(async () => {
  [house, app, simulator] = await Promise.all([testHouse(), startTestServer({}, log), startSimulator({ tenant: sampleTenant() })]);
});
afterAll(async () => {
  await Promise.all([house.storage.close(), app.close(), simulator.close()]);
});

describe('what is logged of a whole assessment', () => {
  it('names nobody of the tenant, and holds nothing of the evidence', async () => {
    await rememberConversation(house, { tenantId: house.tenantId, conversationId, kind: 'channel', roadmapId: conversationId, name: 'Logs', groupId: null, installedBy: null, reference: '{}' });
    const { run } = await startAssessment(house, operator, { pillars: null });
    await followRun(house, run.id, { conversationId, threadId: conversationId, activityId: 'card' });
    // Every card fails with what a connector would say of the person it was for.
    const failing = () => Promise.reject(new Error('amara.okafor@contoso.com has blocked the bot'));
    const parts = { house, cloud: 'global' as const, openSource: readingFrom(simulator), notifier: { post: failing, update: failing }, links, log };
    await runAssessmentJob(parts, { tenantId: house.tenantId, runId: run.id }, { signal: new AbortController().signal, advanced: () => undefined });
    const conversation = (await house.storage.conversations.get(house.tenantId, conversationId))!;
    const findDue = () => Promise.resolve([{ kind: 'digest', conversation, at: new Date(), occurrence: `digest:${house.tenantId}` }]);
    await deliver({ house, notifier: parts.notifier, log, findDue, compose: () => Promise.resolve(errorCard('A sentence.')) }, { signal: new AbortController().signal });

    const job: Job = { kind: 'deliver', tenantId: house.tenantId };
    let handed = 0;
    const worker = new Worker({ send: () => Promise.resolve(), receive: () => Promise.resolve(handed++ > 0 ? null : { job, attempt: 1, renew: () => Promise.resolve(), done: () => Promise.resolve(), poison: () => Promise.resolve(), putBack: () => Promise.resolve() }) }, () => failing(), log);
    worker.start();
    await expect.poll(() => lines.join('')).toContain('job failed');
    await worker.stop();

    app.house.storage.roadmaps.load = () => Promise.reject(new Error(`cannot load for ${people.operator.name.toLowerCase()}@contoso.com`));
    const response = await fetch(`${app.url}/api/roadmaps/${encodeURIComponent('19:roles@thread.tacv2')}`, { headers: { Authorization: `Bearer ${await app.token(people.operator.id)}` } });
    expect(response.status).toBe(500);

    const said = lines.join('');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    const secrets = samplePeople().flatMap(({ displayName, userPrincipalName, mail }) => [displayName, userPrincipalName, mail]).filter((value) => typeof value === 'string' && value !== '');
    expect(secrets.length).toBeGreaterThan(1000);
    expect(secrets.filter((secret) => said.toLowerCase().includes(String(secret).toLowerCase()))).toEqual([]);
    expect(said).not.toMatch(/[\w.]+@contoso\.(?:com|example)/i);
    const results = await house.storage.assessments.results(house.tenantId, run.id);
    const cells = results.flatMap(({ evidence }) => evidence?.rows.flat() ?? []).map((cell) => (typeof cell === 'object' && cell !== null ? cell.text : cell)).filter((cell) => typeof cell === 'string' && cell.length > 8);
    expect(cells.length).toBeGreaterThan(100);
    expect([...new Set(cells)].filter((cell) => said.includes(String(cell)))).toEqual([]);
  }, 60_000);
});
