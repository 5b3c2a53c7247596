import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityEvidenceSchema } from '../../../src/api/assessment.ts';
import { outcomeOf } from '../../../src/assessment/run.ts';
import type { Verdict } from '../../../src/assessment/verdict.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { loadActivityEvidence, loadResult } from '../../../src/operations/load-assessments.ts';
import { newRun, resultOf } from '../store/sample-run.ts';
import { somebody, testHouse } from '../test-house.ts';

const nadia = somebody('Nadia');
const member: Actor = { person: { id: nadia.id, name: nadia.name }, role: 'member' };

let house: House;
beforeAll(async () => { house = await testHouse(); });
afterAll(() => house.storage.close());

async function ranOn(day: string, verdicts: Readonly<Record<number, Verdict>>, state: 'finished' | 'cancelled' = 'finished'): Promise<string> {
  const results = Object.entries(verdicts).map(([reference, verdict]) =>
    resultOf(`check-${reference}`, { columns: ['Name'], rows: [[`Row of ${day}`]], total: 1 }, { reference: Number(reference), verdict }));
  const run = newRun(house.tenantId, { state, finishedAt: `${day}T09:00:00Z`, outcomes: results.map(outcomeOf) }, new Date(`${day}T08:00:00Z`));
  await house.storage.assessments.addImported(house.tenantId, run, results);
  return run.id;
}

describe('the evidence of an activity', () => {
  it('names what every earlier assessment said of its checks, and their rows can be read', async () => {
    const activity = house.catalog.activities.find(({ checks }) => checks.length >= 2)!;
    const [first, second] = activity.checks as [number, number];
    const march = await ranOn('2026-03-01', { [first]: 'passed', [second]: 'failed' });
    const may = await ranOn('2026-05-01', { [first]: 'failed' });
    const april = await ranOn('2026-04-01', { [first]: 'passed' });
    await ranOn('2026-06-01', { [first]: 'passed' }, 'cancelled');
    const { checks } = activityEvidenceSchema.parse(await loadActivityEvidence(house, member, 'any-roadmap', activity.id));
    const historyOf = (reference: number) => checks.find((check) => check.reference === reference)?.history.map(({ run, verdict }) => [run.id, verdict]);
    expect(historyOf(first)).toEqual([[may, 'failed'], [april, 'passed'], [march, 'passed']]);
    expect(historyOf(second)).toEqual([[march, 'failed']]);
    expect(checks.find(({ reference }) => reference === first)?.latest).toMatchObject({ run: { id: may }, result: { verdict: 'failed' } });
    expect((await loadResult(house, member, march, `check-${first}`)).result.evidence?.rows).toEqual([['Row of 2026-03-01']]);
  });

  it('says what a check of ours reads and needs, and nothing of one that only a report knows', async () => {
    const ours = house.checks.find(({ requires }) => requires)!;
    const results = [resultOf(ours.id, null, { reference: ours.reference }), resultOf('99999', null, { reference: 99_999 })];
    const run = newRun(house.tenantId, { state: 'finished', outcomes: results.map(outcomeOf) });
    await house.storage.assessments.addImported(house.tenantId, run, results);
    const { about } = await loadResult(house, member, run.id, ours.id);
    expect(about?.permissions.length).toBeGreaterThan(0);
    expect(about?.licenses.join()).toMatch(/Entra/);
    expect(about?.reads.map(({ service }) => service)).toContain('graph');
    expect((await loadResult(house, member, run.id, '99999')).about).toBeNull();
  });
});
