import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparedRunsSchema } from '../../../src/api/assessment.ts';
import type { CheckResult } from '../../../src/assessment/check.ts';
import { outcomeOf, type Run } from '../../../src/assessment/run.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { compareAssessments } from '../../../src/operations/compare-assessments.ts';
import { compareTwoAssessments, loadAssessment } from '../../../src/operations/load-assessments.ts';
import { newRun, resultOf } from '../store/sample-run.ts';
import { somebody, testHouse } from '../test-house.ts';

const nadia = somebody('Nadia');
const member: Actor = { person: { id: nadia.id, name: nadia.name }, role: 'member' };

let house: House;
beforeAll(async () => { house = await testHouse(); });
afterAll(() => house.storage.close());

async function runOf(day: string, results: readonly CheckResult[], overrides: Partial<Run> = {}): Promise<Run> {
  const run = newRun(house.tenantId, { state: 'finished', finishedAt: `${day}T09:00:00Z`, outcomes: results.map(outcomeOf), ...overrides }, new Date(`${day}T08:00:00Z`));
  await house.storage.assessments.addImported(house.tenantId, run, results);
  return run;
}
const result = (reference: number, overrides: Partial<CheckResult>) => resultOf(`check-${reference}`, null, { reference, ...overrides });

describe('two assessments compared', () => {
  it('says what was fixed, broke, is new and is gone, and how each pillar moved – any two, either way round', async () => {
    const first = await runOf('2026-01-10', [
      result(1, { verdict: 'failed' }), result(2, { verdict: 'passed', pillars: ['devices'] }), result(3, { verdict: 'passed' }),
    ]);
    await runOf('2026-02-10', [result(1, { verdict: 'failed' })]);
    const last = await runOf('2026-03-10', [
      result(1, { verdict: 'passed' }), result(2, { verdict: 'failed', pillars: ['devices'] }), result(3, { verdict: 'skipped', summary: null, reason: 'No licence.' }), result(4, { verdict: 'failed' }),
    ]);
    const forth = comparedRunsSchema.parse(await compareTwoAssessments(house, member, first.id, last.id));
    expect(forth).toMatchObject({
      before: { id: first.id }, after: { id: last.id },
      comparison: { fixed: [{ reference: 1 }], broken: [{ reference: 2 }], added: [{ reference: 4 }], gone: [{ reference: 3 }], scoreDelta: 0 },
    });
    expect(forth.comparison.pillars).toEqual([{ pillar: 'identity', before: 0, after: 100, delta: 100 }, { pillar: 'devices', before: 100, after: 0, delta: -100 }]);
    const back = await compareTwoAssessments(house, member, last.id, first.id);
    expect(back.comparison).toMatchObject({ fixed: [{ reference: 2 }], broken: [{ reference: 1 }], added: [{ reference: 3 }], gone: [{ reference: 4 }] });
  });

  it.each<[string, () => Promise<readonly [string, string]>, number, RegExp]>([
    ['a run that does not exist', async () => [(await runOf('2026-04-01', [])).id, 'unknown'], 404, /does not exist/],
    ['a run with itself', async () => { const { id } = await runOf('2026-04-02', []); return [id, id]; }, 422, /itself/],
    ['a run that was cancelled', async () => [(await runOf('2026-04-03', [])).id, (await runOf('2026-04-04', [], { state: 'cancelled' })).id], 409, /finished/],
    ['runs of two tenants', async () => [(await runOf('2026-04-05', [])).id, (await runOf('2026-04-06', [], { source: { kind: 'import', tenantId: 'other', tenantName: 'Fabrikam' } })).id], 422, /two tenants, Contoso and Fabrikam/],
  ])('are refused for %s', async (_what, runs, status, sentence) => {
    const [before, after] = await runs();
    await expect(compareTwoAssessments(house, member, before, after)).rejects.toMatchObject({ status, message: expect.stringMatching(sentence) as string });
  });

  it('are not for guests: they name findings of the tenant', async () => {
    await expect(compareTwoAssessments(house, { ...member, role: 'guest' }, 'a', 'b')).rejects.toMatchObject({ status: 403 });
  });
});

describe('what an assessment is compared with unless somebody chooses', () => {
  it('is the last one before it that judged something of the same, and nothing when there is none', async () => {
    const own = { tenantId: 'adatum', tenantName: 'Adatum', kind: 'import' } as const;
    const report = (day: string, results: readonly CheckResult[]) => runOf(day, results, { source: own });
    const devices = (verdict: 'passed' | 'failed') => result(2, { verdict, pillars: ['devices'] });
    const before = await report('2026-05-01', [result(1, { verdict: 'passed' })]);
    await report('2026-05-10', [devices('passed')]);
    const last = await report('2026-05-20', [result(1, { verdict: 'failed' })]);
    expect((await loadAssessment(house, member, last.id)).comparison).toMatchObject({ before: { id: before.id }, broken: [{ reference: 1 }], gone: [] });
    expect(await compareAssessments(house, member, null, 'UTC')).toMatchObject({ before: { id: before.id }, after: { id: last.id } });
    const other = await report('2026-05-30', [result(3, { verdict: 'passed' })]);
    expect((await loadAssessment(house, member, other.id)).comparison).toBeNull();
    await expect(compareAssessments(house, member, null, 'UTC')).rejects.toMatchObject({ status: 404, message: expect.stringMatching(/No earlier assessment judged any/) as string });
    // Whoever names a day gets that comparison all the same.
    expect(await compareAssessments(house, member, '2026-05-10', 'UTC')).toMatchObject({ comparison: { scoreDelta: null } });
  });
});

describe('the outcomes of a run', () => {
  it('carry the category, which for a run of an older version comes from the check', async () => {
    const ours = house.checks[0]!;
    const results = [resultOf(ours.id, null, { reference: ours.reference, category: ours.category }), result(99_999, { category: 'Written by the report' })];
    const run = await runOf('2026-05-01', results);
    expect((await loadAssessment(house, member, run.id)).outcomes.map(({ category }) => category)).toEqual([ours.category, 'Written by the report']);
    const older = await runOf('2026-05-02', results, { outcomes: results.map(outcomeOf).map(({ category: _dropped, ...rest }) => rest) });
    expect((await loadAssessment(house, member, older.id)).outcomes.map(({ category }) => category)).toEqual([ours.category, '']);
  });
});
