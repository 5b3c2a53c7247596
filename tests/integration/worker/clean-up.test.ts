import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../../src/operations/house.ts';
import { setRetention } from '../../../src/operations/set-retention.ts';
import type { AuditEntry } from '../../../src/store/audit-log.ts';
import type { Retention } from '../../../src/store/retention.ts';
import { cleanUp, monthsBefore, nightOf } from '../../../src/worker/clean-up-job.ts';
import { enqueueDue } from '../../../src/worker/enqueue-due.ts';
import { addRun, change, channelId, nadia, tableOf } from '../store/keepsakes.ts';
import { newRun, outcomeOf, resultOf } from '../store/sample-run.ts';
import { testHouse } from '../test-house.ts';

let furnished: House;
beforeAll(async () => { furnished = await testHouse(); });
afterAll(() => furnished.storage.close());

const operator = { person: nadia, role: 'operator' } as const;
const log = pino({ level: 'silent' });
const monthsAgo = (months: number) => new Date(Date.now() - months * 30.5 * 24 * 60 * 60 * 1000);

function tenant(): House {
  return { ...furnished, tenantId: randomUUID() };
}
async function clean(house: House, keep: Partial<Retention>, mostRows = 2000): Promise<void> {
  await house.storage.retention.set(house.tenantId, { evidence: null, runs: null, history: null, ...keep }, nadia, new Date());
  await cleanUp({ house, log, mostRows }, { occurrence: `clean-up:${randomUUID()}` });
}
const runIds = async ({ storage, tenantId }: House) => (await storage.assessments.list(tenantId, 100)).map(({ id }) => id);
const rowsOf = async (runId: string) => {
  let count = 0;
  for await (const row of tableOf('Results').listEntities({ queryOptions: { filter: `PartitionKey eq '${runId}'` } })) if (row.rowKey) count += 1;
  return count;
};

describe('the nightly clean-up', () => {
  it('removes old evidence and keeps the verdicts', async () => {
    const house = tenant();
    const [old, fresh] = [await addRun(house.storage, house.tenantId, monthsAgo(14), { outcomes: [] }), await addRun(house.storage, house.tenantId, monthsAgo(2))];
    await clean(house, { evidence: 12 });
    expect(await house.storage.assessments.results(house.tenantId, old.id)).toMatchObject([{ id: 'guests', verdict: 'failed', evidence: null }]);
    expect((await house.storage.assessments.results(house.tenantId, fresh.id))[0]?.evidence?.rows).toHaveLength(3);
    expect(await runIds(house)).toEqual([fresh.id, old.id]);
    expect(await rowsOf(old.id)).toBe(1);
  });

  it('removes old assessments whole, and never the newest finished one', async () => {
    const house = tenant();
    const [oldest, newest] = [await addRun(house.storage, house.tenantId, monthsAgo(40)), await addRun(house.storage, house.tenantId, monthsAgo(30))];
    await clean(house, { runs: 12, evidence: 6 });
    expect(await runIds(house)).toEqual([newest.id]);
    expect(await rowsOf(oldest.id)).toBe(0);
    expect((await house.storage.assessments.results(house.tenantId, newest.id))[0]?.evidence).not.toBeNull();
  });

  it('leaves in the audit log who had started what it removed', async () => {
    const house = tenant();
    const old = await addRun(house.storage, house.tenantId, monthsAgo(30), { pillars: ['identity'], version: '0.9.0', startedBy: nadia });
    const newest = await addRun(house.storage, house.tenantId, monthsAgo(1));
    await clean(house, { runs: 12 });
    expect(await runIds(house)).toEqual([newest.id]);
    const entries: AuditEntry[] = [];
    for await (const entry of house.storage.audit(house.tenantId, { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000), roadmapId: null })) if (entry.kind === 'assessment-removed') entries.push(entry);
    expect(entries).toMatchObject([{ by: { id: 'clean-up' }, subject: old.id, details: { startedBy: nadia, startedAt: old.startedAt, finishedAt: old.finishedAt, pillars: ['identity'], version: '0.9.0', source: old.source } }]);
    // And it names nobody who is to be forgotten.
    await house.storage.backups.forgetPerson(house.tenantId, nadia.id);
    for await (const entry of house.storage.audit(house.tenantId, { from: new Date(0), to: new Date('2100-01-01'), roadmapId: null })) expect(JSON.stringify(entry)).not.toContain(nadia.name);
  });

  it('keeps whatever is the newest word on a check, however old', async () => {
    const house = tenant();
    const other = resultOf('devices', null, { reference: 24540 });
    const imported = await addRun(house.storage, house.tenantId, monthsAgo(36), { outcomes: [outcomeOf(other)] });
    const newest = await addRun(house.storage, house.tenantId, monthsAgo(1));
    await clean(house, { runs: 12 });
    expect(await runIds(house)).toEqual([newest.id, imported.id]);
  });

  it('leaves a run alone that is going', async () => {
    const house = tenant();
    await house.storage.assessments.start(house.tenantId, newRun(house.tenantId, {}, monthsAgo(24)));
    await addRun(house.storage, house.tenantId, monthsAgo(1));
    await clean(house, { runs: 1 });
    expect(await runIds(house)).toHaveLength(2);
  });

  it('removes old history, keeps the state, and lets the roadmap and its readers go on', async () => {
    const house = tenant();
    const key = { tenantId: house.tenantId, roadmapId: channelId };
    await change(house.storage, house.tenantId, { status: 'planned', notes: 'old' }, nadia, { at: monthsAgo(30) });
    await change(house.storage, house.tenantId, { notes: 'older' }, nadia, { at: monthsAgo(26), activity: 'RMI_002' });
    await change(house.storage, house.tenantId, { notes: 'new' }, nadia, { at: monthsAgo(1) });
    await clean(house, { history: 24 });
    const { sequence, states } = await house.storage.roadmaps.load(key);
    expect([sequence, states.get('RMI_001')?.status, states.get('RMI_002')?.notes]).toEqual([3, 'planned', 'older']);
    expect((await house.storage.roadmaps.history(key, 'RMI_001')).map((each) => each.sequence)).toEqual([3]);
    expect(await house.storage.roadmaps.history(key, 'RMI_002')).toEqual([]);
    expect((await house.storage.roadmaps.changesAfter(key, 0)).changes.map((each) => each.sequence)).toEqual([3]);
    expect(await change(house.storage, house.tenantId, { notes: 'newest' })).toMatchObject({ outcome: 'applied', sequence: 4 });
    expect(await house.storage.roadmaps.changesAfter(key, 3)).toMatchObject({ sequence: 4 });
  });

  it('does a bounded piece at a time and goes on where it stopped', async () => {
    const house = tenant();
    for (let n = 0; n < 6; n += 1) await addRun(house.storage, house.tenantId, monthsAgo(30 + n));
    const newest = await addRun(house.storage, house.tenantId, monthsAgo(1));
    for (let n = 0; n < 4; n += 1) await change(house.storage, house.tenantId, { notes: String(n) }, nadia, { at: monthsAgo(20) });
    let jobs = 0;
    const occurrence = `clean-up:${randomUUID()}`;
    await house.storage.retention.set(house.tenantId, { evidence: null, runs: 12, history: 12 }, nadia, new Date());
    const queued: unknown[] = [];
    const bounded: House = { ...house, storage: { ...house.storage, jobs: { ...house.storage.jobs, send: (job) => { queued.push(job); return Promise.resolve(); } } } };
    do {
      queued.length = 0;
      await cleanUp({ house: bounded, log, mostRows: 5 }, { occurrence });
      jobs += 1;
    } while (queued.length > 0 && jobs < 50);
    expect(jobs).toBeGreaterThan(3);
    expect(jobs).toBeLessThan(20);
    expect(await runIds(house)).toEqual([newest.id]);
    expect((await house.storage.roadmaps.changesAfter({ tenantId: house.tenantId, roadmapId: channelId }, 0)).changes).toEqual([]);
    expect(await house.storage.deliveries.isSent(occurrence, house.tenantId)).toBe(true);
  });

  it('removes nothing until somebody says how long to keep things', async () => {
    const house = tenant();
    for (const months of [100, 200]) await addRun(house.storage, house.tenantId, monthsAgo(months));
    await clean(house, {});
    expect(await runIds(house)).toHaveLength(2);
  });
});

describe('looking for due work', () => {
  it('queues one night’s clean-up until it is done, and none where everything is kept', async () => {
    const noon = new Date('2026-03-31T12:00:00Z');
    const house = { ...tenant(), now: () => noon };
    expect(await enqueueDue(house)).toBe(0);
    await setRetention(house, operator, { evidence: 12, runs: 24, history: null });
    expect(await enqueueDue(house)).toBe(1);
    // Every worker asks again and again until it is done: once is enough, unless the job got lost.
    expect(await enqueueDue(house)).toBe(0);
    const later = new Date(noon.getTime() + 61 * 60 * 1000);
    expect(await enqueueDue({ ...house, now: () => later })).toBe(1);
    await cleanUp({ house, log }, { occurrence: nightOf(house.now()) });
    expect(await enqueueDue(house)).toBe(0);
  });

  it.each([
    ['2026-03-31T01:59:00Z', 'clean-up:2026-03-30'],
    ['2026-03-31T02:00:00Z', 'clean-up:2026-03-31'],
  ])('at %s is in the night %s', (now, night) => {
    expect(nightOf(new Date(now))).toBe(night);
  });

  it.each([['2026-03-31T12:00:00Z', 1, '2026-02-28'], ['2024-03-31T12:00:00Z', 1, '2024-02-29'], ['2026-01-15T00:00:00Z', 13, '2024-12-15']])('%s less %i months is %s', (now, months, day) => {
    expect(monthsBefore(new Date(now), months).toISOString().slice(0, 10)).toBe(day);
  });
});

describe('settings of retention', () => {
  it.each([[{ evidence: 0, runs: null, history: null }], [{ evidence: null, runs: 601, history: null }], [{ evidence: null, runs: null, history: 1.5 }]])('refuse %j', async (retention) => {
    await expect(setRetention(tenant(), operator, retention)).rejects.toMatchObject({ status: 400 });
  });

  it('are an operator’s to change', async () => {
    await expect(setRetention(tenant(), { person: nadia, role: 'member' }, { evidence: 1, runs: 1, history: 1 })).rejects.toMatchObject({ status: 403 });
  });
});
