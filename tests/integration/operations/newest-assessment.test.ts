import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../../src/assessment/run.ts';
import type { Verdict } from '../../../src/assessment/verdict.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { importReport } from '../../../src/operations/import-report.ts';
import { listAssessments, loadAssessment } from '../../../src/operations/load-assessments.ts';
import { latestVerdicts } from '../../../src/operations/load-evidence.ts';
import { loadRoadmap } from '../../../src/operations/load-roadmap.ts';
import { latestFinishedRun } from '../../../src/operations/load-summary.ts';
import { newRun, outcomeOf, resultOf } from '../store/sample-run.ts';
import { somebody, testHouse } from '../test-house.ts';

const roadmapId = '19:general.zero-trust@thread.tacv2';
const nadia = somebody('Nadia');
const operator: Actor = { person: { id: nadia.id, name: nadia.name }, role: 'operator' };

let bare: House;
beforeAll(async () => { bare = await testHouse(); });
afterAll(() => bare.storage.close());

/** Every test has a tenant of its own. */
const tenant = (): House => ({ ...bare, tenantId: crypto.randomUUID() });

async function ranOn(house: House, day: string, verdict: Verdict): Promise<Run> {
  const result = resultOf('one', null, { verdict });
  const run = newRun(house.tenantId, { state: 'finished', finishedAt: `${day}T08:10:00.000Z`, outcomes: [outcomeOf(result)] }, new Date(`${day}T08:00:00Z`));
  await house.storage.assessments.addImported(house.tenantId, run, [result]);
  return run;
}

/** A report of the same tenant that was made on a day and is imported now. */
function importedOf(house: House, day: string, status: 'Passed' | 'Failed'): Promise<Run> {
  const test = { TestId: '21775', TestTitle: 'One', TestStatus: status, TestPillar: 'Identity', TestRisk: 'High', TestResult: 'It is so.' };
  const report = { ExecutedAt: `${day}T08:00:00Z`, TenantId: house.tenantId, TenantName: 'Contoso', CurrentVersion: '2.1.8', EndOfJson: 'EndOfJson', Tests: [test] };
  return importReport(house, operator, roadmapId, { bytes: Buffer.from(JSON.stringify(report)), fileName: 'report.json' });
}

describe('the newest assessment', () => {
  it('is the one that looked at the tenant last, not the one that was added last', async () => {
    const house = tenant();
    const own = await ranOn(house, '2026-10-10', 'passed');
    const old = await importedOf(house, '2026-06-01', 'Failed');
    expect((await listAssessments(house, operator)).map(({ id }) => id)).toEqual([own.id, old.id]);
    expect((await latestFinishedRun(house))?.id).toBe(own.id);
    expect((await loadRoadmap(house, operator, roadmapId)).latestRun?.id).toBe(own.id);
    expect((await latestVerdicts(house)).get(21775)).toMatchObject({ verdict: 'passed', run: { id: own.id } });
  });

  it('is an imported report when that looked later', async () => {
    const house = tenant();
    await ranOn(house, '2026-10-10', 'passed');
    const newer = await importedOf(house, '2026-11-01', 'Failed');
    expect((await latestFinishedRun(house))?.id).toBe(newer.id);
    expect((await latestVerdicts(house)).get(21775)?.verdict).toBe('failed');
  });

  it('is compared with the one that looked right before it, also when that was imported later', async () => {
    const house = tenant();
    await ranOn(house, '2026-05-01', 'passed');
    const own = await ranOn(house, '2026-10-10', 'passed');
    const between = await importedOf(house, '2026-08-01', 'Failed');
    const { comparison } = await loadAssessment(house, operator, own.id);
    expect(comparison).toMatchObject({ before: { id: between.id }, fixed: [{ reference: 21775 }], broken: [] });
  });

  it('keeps its word on a check however many old reports are brought in after it', async () => {
    const house = tenant();
    const own = await ranOn(house, '2026-10-10', 'passed');
    for (let month = 1; month <= 24; month += 1) await importedOf(house, `2024-${String(((month - 1) % 12) + 1).padStart(2, '0')}-0${month > 12 ? 2 : 1}`, 'Failed');
    expect((await latestVerdicts(house)).get(21775)).toMatchObject({ verdict: 'passed', run: { id: own.id } });
    expect((await loadRoadmap(house, operator, roadmapId)).latestRun?.id).toBe(own.id);
  });
});
