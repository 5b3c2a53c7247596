import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AssessmentSchedule } from '../../../src/digest/assessment-schedule.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';

let storage: Storage;
let replica: Storage;
beforeAll(async () => {
  [storage, replica] = await Promise.all([openStorage({ connectionString: inject('storageConnectionString') }), openStorage({ connectionString: inject('storageConnectionString') })]);
});
afterAll(async () => {
  await Promise.all([storage.close(), replica.close()]);
});

const channel = '19:general/#1@thread.tacv2';
const nadia = { id: 'p-nadia', name: 'Nadia Brandt' };
const tomasz = { id: 'p-tomasz', name: 'Tomasz Zielinski' };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute));
const weekly: AssessmentSchedule = { every: 'week', weekday: 'monday', hour: 6, timeZone: 'Europe/Berlin', pillars: null };
const monthly: AssessmentSchedule = { every: 'month', day: 'last', hour: 22, timeZone: 'Europe/Berlin', pillars: ['identity'] };

describe('schedules of assessments', () => {
  it('come back as they were set, by roadmap and all of a tenant', async () => {
    const tenantId = randomUUID();
    expect(await storage.assessmentSchedules.get(tenantId, channel)).toBeNull();
    await storage.assessmentSchedules.set(tenantId, channel, weekly, { by: nadia, at: at(0) });
    await storage.assessmentSchedules.set(tenantId, 'person:p-nadia', monthly, { by: nadia, at: at(1) });
    expect(await replica.assessmentSchedules.get(tenantId, channel)).toEqual({ roadmapId: channel, schedule: weekly, setBy: nadia, setAt: at(0).toISOString() });
    expect((await replica.assessmentSchedules.list(tenantId)).map(({ roadmapId }) => roadmapId).sort()).toEqual([channel, 'person:p-nadia']);
    expect(await replica.assessmentSchedules.list(randomUUID())).toEqual([]);
  });

  it('are not overwritten by somebody who has not seen the newest', async () => {
    const tenantId = randomUUID();
    await storage.assessmentSchedules.set(tenantId, channel, weekly, { by: nadia, at: at(0), seen: null });
    const refused = await replica.assessmentSchedules.set(tenantId, channel, monthly, { by: tomasz, at: at(1), seen: null });
    expect(refused).toMatchObject({ saved: false, now: { schedule: weekly, setBy: nadia } });
    expect(await replica.assessmentSchedules.set(tenantId, channel, null, { by: tomasz, at: at(2), seen: at(0).toISOString() })).toMatchObject({ saved: true, now: { schedule: null, setBy: tomasz } });
  });

  it('let one of two replicas win that set at once, having seen the same', async () => {
    const tenantId = randomUUID();
    const answers = await Promise.all([storage, replica].map((each, index) => each.assessmentSchedules.set(tenantId, channel, weekly, { by: index === 0 ? nadia : tomasz, at: at(index), seen: null })));
    expect(answers.filter(({ saved }) => saved)).toHaveLength(1);
  });

  it('leave who set what when in the audit log, once each', async () => {
    const tenantId = randomUUID();
    for (const [minute, schedule] of [[0, weekly], [0, weekly], [1, null]] as const) await storage.assessmentSchedules.set(tenantId, channel, schedule, { by: nadia, at: at(minute) });
    const entries = [];
    for await (const entry of storage.audit(tenantId, { from: at(0), to: at(9), roadmapId: channel })) entries.push(entry);
    expect(entries).toMatchObject([
      { kind: 'assessment-schedule-set', by: nadia, at: at(0).toISOString(), details: { before: null, after: weekly } },
      { kind: 'assessment-schedule-set', by: nadia, at: at(1).toISOString(), details: { before: weekly, after: null } },
    ]);
  });

  it('are in a backup, go with their tenant, and forget who set them', async () => {
    const tenantId = randomUUID();
    await storage.assessmentSchedules.set(tenantId, channel, weekly, { by: nadia, at: at(0) });
    await storage.assessmentSchedules.set(tenantId, `person:${nadia.id}`, weekly, { by: nadia, at: at(0) });
    const kept = [];
    for await (const row of storage.backups.rows(tenantId)) kept.push(row.row);
    expect(kept.filter((row) => row.startsWith('assessment-schedule:'))).toHaveLength(2);

    await storage.backups.forgetPerson(tenantId, nadia.id);
    expect(await storage.assessmentSchedules.list(tenantId)).toMatchObject([{ roadmapId: channel, schedule: weekly, setBy: { name: 'Former member' } }]);
    await storage.backups.forgetTenant(tenantId);
    expect(await storage.assessmentSchedules.list(tenantId)).toEqual([]);
  });
});
