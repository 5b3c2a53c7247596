import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importedSchema, importPreviewSchema, importUndoneSchema, type WorkshopPreview } from '../../../src/api/transfer.ts';
import { refusalOf } from '../../../src/access/rules.ts';
import { workshopDocumentOf } from '../../../src/reports/workshop-export.ts';
import { findings, workshopDocument } from '../../unit/reports/workshop-fixture.ts';
import { mutatedDocuments } from '../../unit/reports/workshop-mutations.ts';
import { report, reportTest } from '../../unit/reports/report-fixture.ts';
import { withOneOfThem } from './roles-that-may.ts';
import { assessors, channelId, people, startTestServer, type TestServer } from './test-server.ts';

let app: TestServer;
let key: { readonly tenantId: string; readonly roadmapId: string };
beforeAll(async () => {
  app = await startTestServer({ limits: { person: { burst: 10_000, perSecond: 10_000 }, address: { burst: 10_000, perSecond: 10_000 } } });
  key = { tenantId: app.house.tenantId, roadmapId: channelId };
});
afterAll(() => app.close());


async function send(path: string, file: unknown, who: keyof typeof people = 'operator', of = app): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${of.url}/api/roadmaps/${encodeURIComponent(channelId)}${path}`, {
    method: 'POST',
    headers: { 'Authorization': `Bearer ${await of.token(people[who].id)}`, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a%20file.json' },
    body: typeof file === 'string' ? file : JSON.stringify(file),
  });
  return { status: response.status, body: await response.json() };
}
const preview = async (file: unknown, prefer = 'team') => importPreviewSchema.parse((await send(`/imports/preview?prefer=${prefer}`, file)).body);
const undo = async (change: number) => {
  const response = await fetch(`${app.url}/api/roadmaps/${encodeURIComponent(channelId)}/imports/${change}/undo`, {
    method: 'POST', headers: { 'Authorization': `Bearer ${await app.token(people.operator.id)}`, 'Content-Type': 'application/json' }, body: '{}',
  });
  return { status: response.status, body: await response.json() as unknown };
};
const states = async () => (await app.house.storage.roadmaps.load(key)).states;
async function imported(file: unknown, prefer = 'team') {
  const { confirm } = await preview(file, prefer);
  const { status, body } = await send(`/imports?prefer=${prefer}&confirm=${confirm}`, file);
  expect([status, body]).toEqual([200, expect.anything()]);
  return importedSchema.parse(body);
}

describe('where the organisation named who assesses', () => {
  let guarded: TestServer;
  beforeAll(async () => { guarded = await startTestServer({}, undefined, { assessors }); });
  afterAll(() => guarded.close());

  it('an operator outside of the group imports a workshop document, and no assessment report', async () => {
    const workshop = workshopDocument({ identity: { RMI_001: { status: 'planned', notes: '' } } });
    for (const who of ['operator', 'assessor'] as const) expect([who, (await send('/imports/preview', workshop, who, guarded)).status]).toEqual([who, 200]);
    for (const path of ['/imports/preview', '/imports?confirm=none', '/reports']) {
      expect([path, await send(path, report([reportTest(21770)]), 'operator', guarded)]).toEqual([path, { status: 403, body: { title: refusalOf('import-report', withOneOfThem), status: 403 } }]);
    }
    expect((await send('/imports/preview', report([reportTest(21770)]), 'assessor', guarded)).status).toBe(200);
  });
});

describe('a workshop document', () => {
  const document = workshopDocument({
    identity: { RMI_062: { status: 'Completed', notes: findings('❌ Three admins are synced') }, RMI_001: { status: 'not-reviewed', notes: 'Ask Tomasz' }, XYZ_1: { status: 'planned', notes: 'Of another app' } },
    quantum: { Q_1: { status: 'completed', notes: '' } },
  });

  it('is previewed without a trace, becomes one change, and can be taken back', async () => {
    const shown = await preview(document) as WorkshopPreview;
    expect(shown).toMatchObject({ kind: 'workshop', fileName: 'a file.json', tasks: 4, known: 2, statusChanges: 1, notesChanges: 2, unknownCount: 2, unknownPillars: ['quantum'], keptCount: 0 });
    expect(await app.house.storage.roadmaps.load(key)).toMatchObject({ sequence: 0 });
    expect(await app.house.storage.keptDocuments.load(key)).toBeNull();

    const done = await imported(document);
    if (done.kind !== 'workshop') throw new Error('no workshop document');
    expect(done).toMatchObject({ keptForExport: 2, change: { by: { name: 'Olive' }, edits: [{ activity: 'RMI_062' }, { activity: 'RMI_001' }] } });
    expect((await states()).get('RMI_062')).toMatchObject({ status: 'completed', notes: 'Findings of the public assessment:\nFailed: Three admins are synced' });
    expect((await preview(document) as WorkshopPreview).changes).toEqual([]);
    const kept = await app.house.storage.keptDocuments.load(key);
    const { configuration: { pillars } } = workshopDocumentOf({ activities: app.house.catalog.activities, states: await states(), kept, now: new Date(), roadmapName: 'General' });
    expect(pillars['identity']?.taskOverrides?.['XYZ_1']).toEqual({ status: 'planned', notes: 'Of another app' });

    const { sequence } = await app.house.storage.roadmaps.load(key);
    await app.house.storage.roadmaps.change(key, { changeId: 'somebody-else', edits: [{ activity: 'RMI_001', set: { notes: 'Asked Tomasz' }, seen: sequence }] }, people.member, new Date());
    expect(importUndoneSchema.parse((await undo(done.change!.sequence)).body)).toEqual({ restored: 1, kept: 1 });
    expect((await states()).get('RMI_062')).toMatchObject({ status: 'not-reviewed', notes: '' });
    expect((await states()).get('RMI_001')).toMatchObject({ notes: 'Asked Tomasz' });
    expect(await app.house.storage.keptDocuments.load(key)).toBeNull();
    expect((await undo(sequence + 1)).status).toBe(404);
  });

  it('keeps what the team wrote until it is asked to take the document’s', async () => {
    const { sequence } = await app.house.storage.roadmaps.load(key);
    await app.house.storage.roadmaps.change(key, { changeId: 'team-wrote-it', edits: [{ activity: 'RMI_003', set: { status: 'blocked', notes: 'Ours' }, seen: sequence }] }, people.member, new Date());
    const theirs = workshopDocument({ identity: { RMI_003: { status: 'completed', notes: 'Theirs' } } });
    expect(await preview(theirs)).toMatchObject({ changes: [], keptCount: 1, kept: [{ activity: 'RMI_003', status: { ours: 'blocked', theirs: 'completed' }, notes: true }] });
    await imported(theirs);
    expect((await states()).get('RMI_003')).toMatchObject({ status: 'blocked', notes: 'Ours' });
    await imported(theirs, 'document');
    expect((await states()).get('RMI_003')).toMatchObject({ status: 'completed', notes: 'Theirs' });
  });

  it('is not imported when it is another file, or does something else, than what was looked at', async () => {
    const looked = workshopDocument({ identity: { RMI_006: { status: 'planned', notes: '' } } });
    const { confirm } = await preview(looked);
    const before = await app.house.storage.roadmaps.load(key);
    const swapped = await send(`/imports?prefer=team&confirm=${confirm}`, workshopDocument({ identity: { RMI_006: { status: 'will-not-pursue', notes: '' } } }));
    expect(swapped).toMatchObject({ status: 409, body: { title: expect.stringContaining('look at it again') as string } });
    expect((await send(`/imports?prefer=document&confirm=${confirm}`, looked)).status).toBe(409);
    expect((await send('/imports?prefer=team', looked)).status).toBe(409);
    expect((await send('/imports?prefer=nobody', looked)).status).toBe(400);
    expect(await app.house.storage.roadmaps.load(key)).toEqual(before);
    await app.house.storage.roadmaps.change(key, { changeId: 'meanwhile', edits: [{ activity: 'RMI_006', set: { status: 'planned' }, seen: before.sequence }] }, people.member, new Date());
    expect((await send(`/imports?prefer=team&confirm=${confirm}`, looked)).status).toBe(409);
  });

  it('may name every activity of the roadmap', async () => {
    const all = workshopDocument(Object.fromEntries(app.house.catalog.pillars.map(({ id }) => [id, Object.fromEntries(
      app.house.catalog.activities.filter(({ pillar }) => pillar === id).map((activity) => [activity.workshopIds[0] ?? activity.id, { status: 'in-planning', notes: `About ${activity.title}` }]))])));
    const done = await imported(all, 'document');
    expect(done.kind === 'workshop' && done.change?.edits.length).toBeGreaterThan(870);
    expect([...(await states()).values()].filter(({ status }) => status === 'in-planning').length).toBe(880);
    expect((await undo(done.kind === 'workshop' ? done.change!.sequence : 0)).body).toMatchObject({ kept: 0 });
    expect([...(await states()).values()].filter(({ status }) => status === 'in-planning')).toEqual([]);
  }, 120_000);
});

describe('a report', () => {
  const file = report([reportTest(21770, { TestStatus: 'Failed', TestRisk: 'High' }), reportTest(21771)]);

  it('is previewed, and becomes an assessment only as the file that was looked at', async () => {
    const shown = await preview(file);
    expect(shown).toMatchObject({ kind: 'report', tests: 2, counts: { failed: 1 } });
    const before = (await app.house.storage.assessments.list(app.house.tenantId, 10)).length;
    expect((await send(`/imports?confirm=${shown.confirm}`, report([reportTest(21772)]))).status).toBe(409);
    expect((await app.house.storage.assessments.list(app.house.tenantId, 10)).length).toBe(before);
    expect(await imported(file)).toMatchObject({ kind: 'report', run: { source: { kind: 'import' } } });
  });
});

describe('a file that is neither', () => {
  it.each([['', 422], ['PK\u0003\u0004', 422], ['{}', 422], ['[]', 422], ['<html></html>', 422], ['{"metadata":{},"configuration":{"pillars":4}}', 422], ['null', 422], ['"x"', 422]])('%j is refused with a sentence', async (text, status) => {
    const answer = await send('/imports/preview', text);
    expect(answer).toMatchObject({ status, body: { title: expect.stringMatching(/^a file\.json .{20,}\.$/) as string } });
  });

  it('never fails on our side, and stores nothing when it is refused: 60 mutated documents', async () => {
    await fc.assert(fc.asyncProperty(mutatedDocuments, async (text) => {
      const [states, kept] = await Promise.all([app.house.storage.roadmaps.load(key), app.house.storage.keptDocuments.load(key)]);
      const shown = await send('/imports/preview?prefer=document', text);
      expect([200, 422]).toContain(shown.status);
      const { status } = await send(`/imports?prefer=document&confirm=${(shown.body as { confirm?: string }).confirm ?? 'none'}`, text);
      expect(status).toBe(shown.status);
      if (status !== 200) expect([await app.house.storage.roadmaps.load(key), await app.house.storage.keptDocuments.load(key)]).toEqual([states, kept]);
    }), { numRuns: 60, seed: 11 });
  }, 240_000);
});
