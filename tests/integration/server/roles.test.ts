import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, type Action } from '../../../src/access/rules.ts';
import { newRun, outcomeOf, resultOf } from '../store/sample-run.ts';
import { rolesThatMay, takesTheGroup, withOneOfThem } from './roles-that-may.ts';
import { assessors, channelId, otherChannelId, people, routesOf, startTestServer, type TestServer } from './test-server.ts';

/** Whoever can ask: somebody of each role, a colleague from another conversation, somebody of another tenant, and nobody at all. */
const askers = ['nobody', 'foreigner', 'stranger', 'guest', 'member', 'operator'] as const;
type Asker = (typeof askers)[number] | 'assessor';

interface Row {
  /** Path parameters besides the roadmap. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: () => unknown;
  /** What those who may get. */
  readonly answer: number;
  /** Everybody, everybody of the tenant, or whoever may do this in the conversation. */
  readonly may: 'everybody' | 'tenant' | Action;
}

const [runId, earlierRunId] = ['9000000000000-aaaaaa', '9000000000001-aaaaaa'] as const;
const edit = (activity: string) => ({ changeId: randomUUID(), edits: [{ activity, set: { notes: randomUUID() }, seen: 1_000_000 }] });

/** One row per route: a route without one fails below. */
const table: Readonly<Record<string, Row>> = {
  'GET /healthz': { answer: 200, may: 'everybody' },
  'GET /livez': { answer: 200, may: 'everybody' },
  'GET /readyz': { answer: 200, may: 'everybody' },
  'GET /version': { answer: 200, may: 'everybody' },
  'GET /api/session': { answer: 200, may: 'everybody' },
  // Leads to the tab, which asks who comes.
  'GET /r/:conversation/:folder/:id': { ids: { conversation: channelId, folder: 'activities', id: 'RMI_001' }, answer: 302, may: 'everybody' },
  'GET /tab': { answer: 302, may: 'everybody' },
  'GET /tab/*': { answer: 200, may: 'everybody' },
  // The adapter asks for tokens of its own: see the test of the bot endpoint.
  'POST /api/messages': { body: () => ({ type: 'message' }), answer: 200, may: 'everybody' },
  'GET /api/catalog': { answer: 200, may: 'tenant' },
  'GET /api/catalog/activities/:activity': { ids: { activity: 'RMI_001' }, answer: 200, may: 'tenant' },
  'GET /api/roadmaps/:roadmap': { answer: 200, may: 'read-roadmap' },
  'GET /api/roadmaps/:roadmap/me/reminders': { answer: 200, may: 'read-roadmap' },
  'PUT /api/roadmaps/:roadmap/me/reminders': { body: () => ({ weekly: true, weekday: 'friday', dueDates: true, hour: 8, minute: 30, quiet: null, timeZone: 'Europe/Berlin' }), answer: 200, may: 'read-roadmap' },
  'GET /api/roadmaps/:roadmap/members': { answer: 200, may: 'read-roadmap' },
  'POST /api/roadmaps/:roadmap/changes': { body: () => edit('RMI_001'), answer: 200, may: 'change-roadmap' },
  'GET /api/roadmaps/:roadmap/changes': { query: '?after=0', answer: 200, may: 'read-roadmap' },
  'GET /api/roadmaps/:roadmap/activities/:activity/history': { ids: { activity: 'RMI_001' }, answer: 200, may: 'read-roadmap' },
  'GET /api/roadmaps/:roadmap/activities/:activity/evidence': { ids: { activity: 'RMI_001' }, answer: 200, may: 'read-evidence' },
  'GET /api/roadmaps/:roadmap/activities/:activity/comments': { ids: { activity: 'RMI_001' }, answer: 200, may: 'read-roadmap' },
  'POST /api/roadmaps/:roadmap/activities/:activity/comments': { ids: { activity: 'RMI_001' }, body: () => ({ id: randomUUID(), text: 'Done on Friday', mentions: [] }), answer: 201, may: 'comment' },
  // There is no such comment, which only those who may comment get to know.
  'DELETE /api/roadmaps/:roadmap/activities/:activity/comments/:comment': { ids: { activity: 'RMI_001', comment: 'none' }, answer: 404, may: 'comment' },
  'GET /api/roadmaps/:roadmap/settings': { answer: 200, may: 'read-roadmap' },
  'PUT /api/roadmaps/:roadmap/settings': { body: () => ({ name: 'guests', value: 'read', seen: 'read' }), answer: 200, may: 'change-settings' },
  'GET /api/roadmaps/:roadmap/resets': { answer: 200, may: 'read-roadmap' },
  'POST /api/roadmaps/:roadmap/resets': { body: () => ({ changeId: randomUUID(), pillar: 'ai', confirmation: 'AI' }), answer: 200, may: 'reset-pillar' },
  // There was no such reset, which only operators get to know.
  'POST /api/roadmaps/:roadmap/resets/:sequence/undo': { ids: { sequence: '1' }, answer: 404, may: 'reset-pillar' },
  'PUT /api/roadmaps/:roadmap/viewers/:session': { ids: { session: 'window-one' }, body: () => ({ activity: null }), answer: 204, may: 'read-roadmap' },
  'GET /api/roadmaps/:roadmap/events': { query: '?after=0&session=window-two', answer: 200, may: 'read-roadmap' },
  'GET /api/roadmaps/:roadmap/assessment-schedule': { answer: 200, may: 'read-roadmap' },
  // None was ever set, which only operators get to know.
  'PUT /api/roadmaps/:roadmap/assessment-schedule': { body: () => ({ schedule: null, seen: 'long ago' }), answer: 409, may: 'change-settings' },
  'GET /api/roadmaps/:roadmap/assessments': { answer: 200, may: 'read-roadmap' },
  'GET /api/roadmaps/:roadmap/overview': { answer: 200, may: 'read-roadmap' },
  'POST /api/roadmaps/:roadmap/assessments': { body: () => ({ pillars: null }), answer: 202, may: 'start-assessment' },
  'GET /api/roadmaps/:roadmap/assessments/:run': { ids: { run: runId }, answer: 200, may: 'read-evidence' },
  'GET /api/roadmaps/:roadmap/assessments/:run/compared-with/:before': { ids: { run: runId, before: earlierRunId }, answer: 200, may: 'read-evidence' },
  'GET /api/roadmaps/:roadmap/assessments/:run/results/:check': { ids: { run: runId, check: 'guests' }, answer: 200, may: 'read-evidence' },
  // The run has ended, which only operators get to know.
  'POST /api/roadmaps/:roadmap/assessments/:run/cancel': { ids: { run: runId }, answer: 409, may: 'cancel-assessment' },
  // The app cannot write there, which only those who may change the roadmap get to know.
  'POST /api/roadmaps/:roadmap/minutes': { body: () => ({ pillar: 'identity', area: null, since: 0, agenda: [], visited: [] }), answer: 409, may: 'change-roadmap' },
  // An empty file is none, which only operators get to know.
  'POST /api/roadmaps/:roadmap/reports': { answer: 422, may: 'import-report' },
  'GET /api/roadmaps/:roadmap/export/:format': { ids: { format: 'csv' }, answer: 200, may: 'export' },
  'POST /api/roadmaps/:roadmap/imports/preview': { answer: 422, may: 'import-file' },
  'POST /api/roadmaps/:roadmap/imports': { query: '?confirm=none', answer: 422, may: 'import-file' },
  // There was no such import, which only operators get to know.
  'POST /api/roadmaps/:roadmap/imports/:change/undo': { ids: { change: '1' }, answer: 404, may: 'import-file' },
};

let app: TestServer;
/** Of an organisation that named a group. */
let guarded: TestServer;
beforeAll(async () => {
  [app, guarded] = await Promise.all([startTestServer(), startTestServer({}, undefined, { assessors })]);
  const result = resultOf('guests');
  for (const { house } of [app, guarded]) for (const id of [runId, earlierRunId]) {
    await house.storage.assessments.addImported(house.tenantId, newRun(house.tenantId, { id, state: 'finished', finishedAt: new Date().toISOString(), outcomes: [outcomeOf(result)] }), [result]);
  }
});
afterAll(() => Promise.all([app.close(), guarded.close()]));

async function ask(route: string, row: Row, asker: Asker, roadmap = channelId, of = app): Promise<{ readonly status: number; readonly body: string }> {
  const [method, pattern] = route.split(' ') as [string, string];
  const ids: Readonly<Record<string, string>> = { roadmap, ...row.ids };
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? '')).replace('*', '');
  const token = await tokenOf(asker, of);
  const abort = new AbortController();
  const response = await fetch(of.url + path + (row.query ?? ''), {
    method, signal: abort.signal, redirect: 'manual',
    headers: { ...(token !== null && { Authorization: `Bearer ${token}` }), ...(row.body && { 'Content-Type': 'application/json' }) },
    ...(row.body && { body: JSON.stringify(row.body()) }),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const body = isStream ? '' : await response.text();
  abort.abort();
  return { status: response.status, body };
}

function tokenOf(asker: Asker, of: TestServer): Promise<string | null> {
  if (asker === 'nobody') return Promise.resolve(null);
  if (asker === 'foreigner') return of.token(people.operator.id, { tid: randomUUID() });
  return of.token(people[asker].id);
}

function expected(row: Row, asker: Asker): number {
  if (row.may === 'everybody') return row.answer;
  if (asker === 'nobody' || asker === 'foreigner') return 401;
  if (row.may === 'tenant') return row.answer;
  if (asker === 'stranger') return 403;
  return rolesThatMay[row.may].includes(asker) ? row.answer : 403;
}

describe('the table of routes', () => {
  it('has a row for every route of the server, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(routesOf(app.server).sort());
  });

  it('asks for the role of a conversation everywhere below it', () => {
    for (const [route, { may }] of Object.entries(table)) expect([route, ['everybody', 'tenant'].includes(may)]).toEqual([route, !route.includes('/api/roadmaps/')]);
  });
});

describe.each(Object.entries(table))('%s', (route, row) => {
  it.each(askers)('%s', async (asker) => {
    const { status, body } = await ask(route, row, asker);
    expect(status).toBe(expected(row, asker));
    if (status === 401 || status === 403) expect(body).toMatch(/^\{"title":".{20,}\.","status":40[13]\}$/);
    if (status === 403 && asker !== 'stranger' && row.may !== 'everybody' && row.may !== 'tenant') expect(body).toContain(refusalOf(row.may));
  });
});

async function endWhatGoes(): Promise<void> {
  const { house: { storage: { assessments }, tenantId } } = guarded;
  const going = await assessments.active(tenantId);
  const taken = going && await assessments.take(tenantId, going.id);
  if (taken) await assessments.finish(tenantId, taken.run.id, taken.epoch, { state: 'cancelled', failure: null, finishedAt: new Date().toISOString(), outcomes: [] });
}

const inTheGroup = ['operator', 'member', 'guest', 'assessor'] as const;

describe.each(Object.entries(table).filter(([route]) => route.includes(':roadmap')))('%s where the organisation named who assesses', (route, row) => {
  it.each(inTheGroup)('%s', async (asker) => {
    const action = row.may as Action;
    // One that goes could be joined by whoever may see evidence.
    if (action === 'start-assessment') await endWhatGoes();
    const { status, body } = await ask(route, row, asker, channelId, guarded);
    const role = asker === 'assessor' ? 'operator' : asker;
    const isKept = takesTheGroup.has(action) && asker !== 'assessor';
    expect(status).toBe(rolesThatMay[action].includes(role) && !isKept ? row.answer : 403);
    if (status === 403) expect(body).toContain(refusalOf(action, withOneOfThem));
  });
});

describe('where the organisation named who assesses', () => {
  const schedule = { every: 'week', weekday: 'monday', hour: 6, timeZone: 'UTC', pillars: null };
  const put: Row = { body: () => ({ schedule, seen: null }), answer: 200, may: 'schedule-assessment' };
  const off: Row = { body: () => ({ schedule: null, seen: 'long ago' }), answer: 409, may: 'change-settings' };
  const route = 'PUT /api/roadmaps/:roadmap/assessment-schedule';

  it('an operator cannot set a schedule and can switch one off', async () => {
    expect(await ask(route, put, 'operator', channelId, guarded)).toMatchObject({ status: 403, body: expect.stringContaining(refusalOf('schedule-assessment', withOneOfThem)) as string });
    expect((await ask(route, put, 'assessor', channelId, guarded)).status).toBe(200);
    expect((await ask(route, off, 'operator', channelId, guarded)).status).toBe(409);
  });

  it('evidence stays out of a conversation without one of them, although whoever made it is its operator', async () => {
    const ofEvidence = Object.entries(table).filter(([, { may }]) => may === 'read-evidence');
    expect(ofEvidence.length).toBeGreaterThan(3);
    for (const [path, row] of ofEvidence) {
      const refused = await ask(path, row, 'stranger', otherChannelId, guarded);
      expect([path, refused.status]).toEqual([path, 403]);
      expect(refused.body).toContain('a group of people who can see evidence. None of them is in this conversation.');
      expect([path, (await ask(path, row, 'stranger', otherChannelId)).status]).toEqual([path, row.answer]);
    }
    expect((await ask('GET /api/roadmaps/:roadmap', { answer: 200, may: 'read-roadmap' }, 'stranger', otherChannelId, guarded)).status).toBe(200);
  });

  it('the tab is told who they are', async () => {
    const open: Row = { answer: 200, may: 'read-roadmap' };
    const meOf = async (asker: Asker, of: TestServer) => (JSON.parse((await ask('GET /api/roadmaps/:roadmap', open, asker, channelId, of)).body) as { me: unknown }).me;
    expect(await meOf('operator', guarded)).toMatchObject({ role: 'operator', assessors: withOneOfThem });
    expect(await meOf('assessor', guarded)).toMatchObject({ role: 'operator', assessors: { includeMe: true, namesHere: [] } });
    expect(await meOf('operator', app)).not.toHaveProperty('assessors');
  });
});

const ofRoadmaps = Object.entries(table).filter(([route]) => route.includes(':roadmap'));

describe('a roadmap of others', () => {
  it.each(ofRoadmaps)('%s is refused to the operator of another', async (route, row) => {
    expect((await ask(route, row, 'operator', otherChannelId)).status).toBe(403);
    expect((await ask(route, row, 'operator', `person:${people.member.id}`)).status).toBe(404);
  });

  it.each(ofRoadmaps)('%s does not exist where the app is not installed', async (route, row) => {
    const { status, body } = await ask(route, row, 'operator', '19:unknown@thread.tacv2');
    expect(status).toBe(404);
    expect(body).toContain('There is no roadmap here.');
  });

  it('shows nothing of a change that was made elsewhere', async () => {
    const elsewhere = await ask('POST /api/roadmaps/:roadmap/changes', { ...table['POST /api/roadmaps/:roadmap/changes']!, body: () => edit('RMI_002') }, 'stranger', otherChannelId);
    expect(elsewhere.status).toBe(200);
    const { body } = await ask('GET /api/roadmaps/:roadmap', table['GET /api/roadmaps/:roadmap']!, 'operator');
    expect(body).not.toContain('RMI_002');
  });
});

describe('ids that nobody knows', () => {
  const withIds = Object.entries(table).filter(([, { ids }]) => ids !== undefined && !('session' in ids));
  const hostile = ['unknown', '../../etc/passwd', '%00', 'a'.repeat(300), '\'; drop table', '__proto__'];
  it.each(withIds.flatMap(([route, row]) => Object.keys(row.ids ?? {}).flatMap((name) => hostile.map((id) => [route, name, id, row] as const))))('%s with %s “%s” is no fault', async (route, name, id, row) => {
    const { status, body } = await ask(route, { ...row, ids: { ...row.ids, [name]: id } }, 'operator');
    // The history of an activity that nobody touched is empty; cancelling is refused because nothing goes.
    expect([200, 400, 404, 409, ...(name === 'conversation' ? [302] : [])]).toContain(status);
    expect(body).not.toMatch(/ at .*[.]ts|node_modules/);
  });

  it.each(withIds.filter(([route]) => !/history|cancel/.test(route)))('%s says that there is no such thing', async (route, row) => {
    const name = Object.keys(row.ids ?? {}).find((each) => each !== 'conversation')!;
    expect((await ask(route, { ...row, ids: { ...row.ids, [name]: 'unknown' } }, 'operator')).status).toBe(404);
  });
});

describe('a sign-in that is good but not enough', () => {
  it.each([
    ['of an application', { scp: undefined, roles: ['access_as_application'] }],
    ['for another scope', { scp: 'openid profile' }],
    ['without a person', { oid: undefined }],
    ['with a person who is none', { oid: 'operator' }],
    ['for another audience', { aud: randomUUID() }],
    ['by another issuer', { iss: 'https://login.microsoftonline.com/common/v2.0' }],
    ['of another cloud', { iss: 'https://login.microsoftonline.us/x/v2.0' }],
  ])('%s opens no route', async (_what, claims) => {
    const token = await app.token(people.operator.id, claims);
    for (const [route, row] of Object.entries(table)) {
      if (row.may === 'everybody') continue;
      const [method, pattern] = route.split(' ') as [string, string];
      const path = pattern.replace(':roadmap', encodeURIComponent(channelId)).replace(/:\w+/g, 'x');
      const response = await fetch(app.url + path, { method, headers: { 'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json' }, ...(method !== 'GET' && { body: '{}' }) });
      expect([route, response.status]).toEqual([route, 401]);
    }
  });
});
