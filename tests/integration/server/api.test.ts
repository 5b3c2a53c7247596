import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request as httpRequest } from 'node:http';
import { pino } from 'pino';
import { activityEvidenceSchema, runDetailSchema, runListSchema } from '../../../src/api/assessment.ts';
import { catalogViewSchema, guidanceViewSchema } from '../../../src/api/catalog.ts';
import { changeAcceptedSchema, changeConflictSchema, liveEventSchema, roadmapViewSchema, type LiveEvent } from '../../../src/api/roadmap.ts';
import { localPeople } from '../../../src/local/people.ts';
import type { House } from '../../../src/operations/house.ts';
import { localSignIn } from '../../../src/server/authenticate.ts';
import { LiveHub } from '../../../src/server/live-hub.ts';
import { healthOf, Readiness } from '../../../src/server/readiness.ts';
import { createHttpServer } from '../../../src/server/server.ts';
import { somebody, testHouse } from '../test-house.ts';

const roadmapId = '19:general.zero-trust@thread.tacv2';
const [nadia, tomasz, guest] = [somebody('Nadia'), somebody('Tomasz'), somebody('Ruben')];

let house: House;
let base: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  const bare = await testHouse();
  const log = pino({ level: 'silent' });
  const hub = new LiveHub(bare.storage, bare.tenantId, (error) => { throw error; });
  house = { ...bare, live: hub };
  const server = createHttpServer({
    house, hub, log,
    authenticate: localSignIn(localPeople),
    session: { mode: 'local', people: [], roadmaps: [] },
    tab: new Map(),
    readiness: new Readiness({ health: healthOf({ storage: house.storage, credential: null }), log }),
    followLink: () => '/tab/',
    receiveActivity: () => Promise.resolve(),
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()); });
  hub.start();
  base = `http://127.0.0.1:${(server.address()).port}`;
  stop = async () => {
    hub.stop();
    server.server.closeAllConnections();
    await new Promise<void>((resolve) => { server.close(() => resolve()); });
    await house.storage.close();
  };
});
afterAll(() => stop());

const path = (rest: string, roadmap = roadmapId) => `/api/roadmaps/${encodeURIComponent(roadmap)}${rest}`;
const call = (who: { id: string } | null, address: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}) =>
  fetch(base + address, { ...init, headers: { ...(who && { Authorization: `Bearer local:${who.id}` }), 'Content-Type': 'application/json', ...init.headers } });
const change = (who: { id: string }, edits: readonly object[], roadmap = roadmapId) =>
  call(who, path('/changes', roadmap), { method: 'POST', body: JSON.stringify({ changeId: crypto.randomUUID(), edits }) });

describe('who gets in', () => {
  it.each([
    ['nobody', null, '', 401],
    ['a stranger', { id: 'stranger' }, '', 401],
    ['somebody else, in a personal roadmap', tomasz, `person:${nadia.id}`, 403],
    ['a guest', guest, '', 200],
    ['a member', tomasz, '', 200],
  ])('%s asks for the roadmap → %#', async (_who, who, roadmap, status) => {
    const response = await call(who, path('', roadmap || roadmapId));
    expect(response.status).toBe(status);
    if (status >= 400) expect(await response.json()).toMatchObject({ status, title: expect.stringMatching(/\.$/) as string });
  });

  it.each([
    ['GET', '/activities/RMI_001/evidence'],
    ['POST', '/changes'],
    ['POST', '/assessments'],
    ['POST', '/reports'],
  ])('refuses a guest %s %s', async (method, rest) => {
    const body = rest === '/changes' ? { changeId: 'guest-change', edits: [{ activity: 'RMI_001', set: { status: 'planned' }, seen: 0 }] } : { pillars: null };
    const response = await call(guest, path(rest), { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
    expect(response.status).toBe(403);
  });

  it.each([
    ['another host name', { Host: 'attacker.example' }],
    ['a proxy', { 'X-Forwarded-For': '203.0.113.7' }],
  ])('refuses what came through %s in local mode', async (_what, headers) => {
    const status = await new Promise((resolve) => { httpRequest(`${base}/healthz`, { headers }, (response) => { response.resume(); resolve(response.statusCode); }).end(); });
    expect(status).toBe(403);
  });
});

describe('the catalog', () => {
  it('is sent once: compressed, with an ETag that answers 304', async () => {
    const accepts = { 'Accept-Encoding': 'gzip, br' };
    const first = await call(nadia, '/api/catalog', { headers: accepts });
    const catalog = catalogViewSchema.parse(await first.json());
    expect(catalog.activities.length).toBe(house.catalog.activities.length);
    expect(first.headers.get('content-encoding')).toBe('br');
    const again = await call(nadia, '/api/catalog', { headers: { ...accepts, 'If-None-Match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('sends the text of one activity', async () => {
    const guidance = guidanceViewSchema.parse(await (await call(nadia, '/api/catalog/activities/RMI_001')).json());
    expect(guidance.doThis.length).toBeGreaterThanOrEqual(3);
    const [first] = guidance.doThis;
    expect(first?.key).toBe(createHash('sha256').update(first?.text ?? '').digest('hex').slice(0, 8));
    expect((await call(nadia, '/api/catalog/activities/RMI_999')).status).toBe(404);
    const builtUpon = house.catalog.activities.find(({ prerequisites }) => prerequisites.length > 0);
    const enabling = guidanceViewSchema.parse(await (await call(nadia, `/api/catalog/activities/${encodeURIComponent(builtUpon?.prerequisites[0] ?? '')}`)).json());
    expect(enabling.enables).toContainEqual({ id: builtUpon?.id, title: builtUpon?.title });
  });
});

describe('changes', () => {
  it('merges edits of different fields and answers the same field with the state as it is', async () => {
    const roadmap = `19:merge-${crypto.randomUUID()}@thread.tacv2`;
    const edit = (set: object, seen: number) => [{ activity: 'RMI_001', set, seen }];
    const first = changeAcceptedSchema.parse(await (await change(nadia, edit({ due: '2027-03-01' }, 0), roadmap)).json());
    expect(first.sequence).toBe(1);
    expect((await change(tomasz, edit({ status: 'planned' }, 0), roadmap)).status).toBe(200);
    const refused = await change(tomasz, edit({ due: '2027-04-01' }, 0), roadmap);
    expect(refused.status).toBe(409);
    const { conflicts } = changeConflictSchema.parse(await refused.json());
    expect(conflicts).toMatchObject([{ activity: 'RMI_001', field: 'due', theirs: { due: '2027-03-01', status: 'planned' } }]);
    const view = roadmapViewSchema.parse(await (await call(nadia, path('', roadmap))).json());
    expect(view).toMatchObject({ sequence: 2, activities: [{ id: 'RMI_001', status: 'planned', due: '2027-03-01' }] });
  });

  it.each([
    ['an unknown activity', { activity: 'RMI_000', set: { status: 'planned' }, seen: 0 }, 404],
    ['a day that does not exist', { activity: 'RMI_001', set: { due: '2027-02-30' }, seen: 0 }, 400],
    ['a status that does not exist', { activity: 'RMI_001', set: { status: 'done' }, seen: 0 }, 400],
    ['an unknown field', { activity: 'RMI_001', set: { title: 'mine' }, seen: 0 }, 400],
    ['an owner from elsewhere', { activity: 'RMI_001', set: { owner: { id: 'x', name: 'Eve' } }, seen: 0 }, 422],
    ['an exception that a guest approves', { activity: 'RMI_001', set: { exception: { reason: 'r', approver: { id: guest.id, name: guest.name }, until: '2027-01-01' } }, seen: 0 }, 422],
    ['an exception without a reason', { activity: 'RMI_001', set: { exception: { reason: ' ', approver: { id: nadia.id, name: nadia.name }, until: '2027-01-01' } }, seen: 0 }, 400],
  ])('refuses %s with a sentence', async (_what, edit, status) => {
    const response = await change(nadia, [edit]);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect((await response.json() as { title: string }).title.length).toBeGreaterThan(20);
  });

  it('refuses bodies that are not JSON or too long, without leaking a stack', async () => {
    const broken = await call(nadia, path('/changes'), { method: 'POST', body: '{"edits":' });
    expect(broken.status).toBe(400);
    const huge = await call(nadia, path('/changes'), { method: 'POST', body: JSON.stringify({ changeId: 'x'.repeat(400_000) }) });
    expect(huge.status).toBe(413);
    expect(await huge.text()).not.toMatch(/ at .*\.ts/);
  });
});

describe('live events', () => {
  it('tells everybody about a change, who looks, and catches up after a break', async () => {
    const roadmap = `19:live-${crypto.randomUUID()}@thread.tacv2`;
    const stream = await openStream(tomasz, roadmap, 0);
    await change(nadia, [{ activity: 'RMI_002', set: { status: 'in-progress' }, seen: 0 }], roadmap);
    await expect(stream.next('change')).resolves.toMatchObject({ change: { sequence: 1, by: { id: nadia.id } } });
    await call(nadia, path('/viewers/nadia-window', roadmap), { method: 'PUT', body: JSON.stringify({ activity: 'RMI_002' }) });
    const viewers = await stream.next('viewers', (event) => event.viewers.length === 2);
    expect(viewers.viewers.find(({ person }) => person.id === nadia.id)).toMatchObject({ activity: 'RMI_002' });
    stream.close();
    await change(nadia, [{ activity: 'RMI_002', set: { status: 'completed' }, seen: 1 }], roadmap);
    const resumed = await openStream(tomasz, roadmap, 1);
    await expect(resumed.next('change')).resolves.toMatchObject({ change: { sequence: 2 } });
    resumed.close();
  });

  it('brings changes that another replica made', async () => {
    const roadmap = `19:replica-${crypto.randomUUID()}@thread.tacv2`;
    const stream = await openStream(tomasz, roadmap, 0);
    // Straight into storage, as another replica would.
    await house.storage.roadmaps.change({ tenantId: house.tenantId, roadmapId: roadmap }, { changeId: 'elsewhere', edits: [{ activity: 'RMI_003', set: { notes: 'hello' }, seen: 0 }] }, { id: nadia.id, name: nadia.name }, new Date());
    await expect(stream.next('change')).resolves.toMatchObject({ change: { edits: [{ activity: 'RMI_003' }] } });
    stream.close();
  });
});

describe('assessments', () => {
  it('imports a report, lists it, and makes it the evidence of activities', async () => {
    const report = {
      ExecutedAt: '2026-10-01T08:00:00+02:00', TenantId: '0f0f0f0f-1111-4222-8333-444455556666', TenantName: 'Fabrikam', CurrentVersion: '2.1.8', EndOfJson: 'EndOfJson',
      Tests: [
        { TestId: '21786', TestTitle: 'Sign-ins are protected', TestStatus: 'Failed', TestPillar: 'Identity', TestRisk: 'High', TestResult: '❌ Some are not.\n\n| Name |\n|---|\n| Ann |\n' },
        { TestId: '21806', TestTitle: 'Users are covered', TestStatus: 'Passed', TestPillar: 'Identity', TestRisk: 'Low', TestResult: '✅ All are.' },
      ],
    };
    const imported = await call(nadia, path('/reports'), { method: 'POST', body: JSON.stringify(report), headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'report%20one.json' } });
    expect(imported.status).toBe(201);
    const { runs } = runListSchema.parse(await (await call(nadia, path('/assessments'))).json());
    expect(runs[0]).toMatchObject({ state: 'finished', source: { kind: 'import', tenantName: 'Fabrikam' }, score: { counts: { passed: 1, failed: 1 } } });
    const detail = runDetailSchema.parse(await (await call(nadia, path(`/assessments/${runs[0]?.id ?? ''}`))).json());
    expect(detail.outcomes.map(({ reference }) => reference).sort()).toEqual([21786, 21806]);
    const evidence = activityEvidenceSchema.parse(await (await call(nadia, path('/activities/RMI_001/evidence'))).json());
    expect(evidence.checks.find(({ reference }) => reference === 21786)?.latest?.result).toMatchObject({ verdict: 'failed', evidence: { rows: [['Ann']] } });
    const view = roadmapViewSchema.parse(await (await call(nadia, path(''))).json());
    expect(view.verdicts).toContainEqual({ reference: 21806, risk: 'low', verdict: 'passed', at: '2026-10-01T06:00:00.000Z' });
  });

  it.each([
    ['an empty file', ''],
    ['a truncated report', '{"Tests":[{"TestId":"21786"'],
    ['another document', '{"hello":"world"}'],
  ])('refuses %s and changes nothing', async (_what, body) => {
    const before = runListSchema.parse(await (await call(nadia, path('/assessments'))).json()).runs.length;
    const response = await call(nadia, path('/reports'), { method: 'POST', body, headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'x.json' } });
    expect(response.status).toBe(422);
    expect((await response.json() as { title: string }).title).toMatch(/\.$/);
    const after = runListSchema.parse(await (await call(nadia, path('/assessments'))).json()).runs.length;
    expect(after).toBe(before);
  });

  it('refuses a file over 50 MB before reading it', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(base + path('/reports'), { method: 'POST', headers: { Authorization: `Bearer local:${nadia.id}`, 'Content-Length': 60 * 1024 * 1024 } }, (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      request.write('{');
    });
    expect(status).toBe(413);
  });
});

async function openStream(who: { id: string }, roadmap: string, after: number) {
  const abort = new AbortController();
  const response = await call(who, `${path('/events', roadmap)}?after=${after}&session=${who.id}`, { signal: abort.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events: LiveEvent[] = [];
  const waiting = new Set<() => void>();
  void (async () => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = block.split('\n').find((line) => line.startsWith('data: '));
        if (data) events.push(liveEventSchema.parse(JSON.parse(data.slice(6))));
      }
      for (const wake of waiting) wake();
    }
  })().catch(() => undefined);
  return {
    close: () => abort.abort(),
    async next<Type extends LiveEvent['type']>(type: Type, fits: (event: Extract<LiveEvent, { type: Type }>) => boolean = () => true): Promise<Extract<LiveEvent, { type: Type }>> {
      for (;;) {
        const found = events.findIndex((event) => event.type === type && fits(event as Extract<LiveEvent, { type: Type }>));
        if (found >= 0) return events.splice(found, 1)[0] as Extract<LiveEvent, { type: Type }>;
        await new Promise<void>((resolve) => { waiting.add(resolve); });
      }
    },
  };
}
