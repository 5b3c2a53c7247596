import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../../src/assessment/movement.ts';
import type { Outcome, Run } from '../../../src/assessment/run.ts';
import type { Verdict } from '../../../src/assessment/verdict.ts';
import type { PillarId } from '../../../src/catalog/catalog.ts';

type Rows = Readonly<Record<string, readonly [Verdict, PillarId]>>;
function run(day: number, rows: Rows, tenantId = 't'): Pick<Run, 'id' | 'startedAt' | 'source' | 'outcomes'> {
  return {
    id: `run-${day}`, startedAt: `2026-03-0${day}T08:00:00.000Z`, source: { kind: 'tenant', tenantId, tenantName: 'Contoso' },
    outcomes: Object.entries(rows).map(([id, [verdict, pillar]]): Outcome => ({ id, reference: null, title: id, verdict, risk: 'low', pillars: [pillar] })),
  };
}
const full = (first: Verdict, second: Verdict, device: Verdict): Rows => ({ a: [first, 'identity'], b: [second, 'identity'], d: [device, 'devices'], e: ['passed', 'devices'] });
const lines = (runs: Parameters<typeof movementsOf>[0]) => {
  const { total, pillars } = movementsOf(runs, 12);
  return Object.fromEntries([['total', total] as const, ...pillars.map((each) => [each.pillar, each] as const)].map(([name, { trend }]) => [name, trend.map(({ startedAt, percent }) => [Number(startedAt.slice(8, 10)), percent])]));
};

describe('how scores move', () => {
  it('is a line for all pillars and one for each', () => {
    expect(lines([run(2, full('passed', 'passed', 'failed')), run(1, full('failed', 'passed', 'failed'))])).toEqual({
      total: [[1, 50], [2, 75]], identity: [[1, 50], [2, 100]], devices: [[1, 50], [2, 50]],
    });
  });

  it('does not mistake a run over one pillar for all of them, and gives it no point in the others', () => {
    const identityOnly = run(3, { a: ['passed', 'identity'], b: ['passed', 'identity'] });
    expect(lines([identityOnly, run(2, full('failed', 'passed', 'passed')), run(1, full('failed', 'failed', 'failed'))])).toEqual({
      total: [[1, 25], [2, 75], [3, 100]], identity: [[1, 0], [2, 50], [3, 100]], devices: [[1, 50], [2, 100]],
    });
  });

  it('begins where enough was known: the first runs over one pillar say nothing of all', () => {
    expect(lines([run(3, full('passed', 'passed', 'passed')), run(2, { a: ['passed', 'identity'] }), run(1, { a: ['failed', 'identity'] })])).toMatchObject({ total: [], identity: [[1, 0], [2, 100], [3, 100]], devices: [] });
  });

  it('is not drawn across tenants', () => {
    expect(lines([run(2, full('passed', 'passed', 'passed')), run(1, full('failed', 'failed', 'failed'), 'another')])).toEqual({ total: [], identity: [], devices: [] });
  });
});

describe('what the last run changed', () => {
  it('is told per pillar from the last run that looked at it: one over another pillar hides nothing', () => {
    const { total, pillars } = movementsOf([run(3, { a: ['failed', 'identity'] }), run(2, full('passed', 'passed', 'failed')), run(1, full('passed', 'passed', 'passed'))], 12);
    const told = ({ since }: typeof total) => [since?.before.id, since?.run.id, since?.comparison.broken.map(({ id }) => id), since?.comparison.scoreDelta];
    // The same list in all as in the pillars together, since the older of their looks before.
    expect(told(total)).toEqual(['run-1', 'run-3', ['a', 'd'], -50]);
    expect(pillars.map((each) => [each.pillar, ...told(each)])).toEqual([['identity', 'run-2', 'run-3', ['a'], -50], ['devices', 'run-1', 'run-2', ['d'], -50]]);
  });

  it('is not hidden by a report of another pillar in between, which is not what it is compared with', () => {
    const report = run(2, { d: ['passed', 'devices'] });
    const { total } = movementsOf([run(3, { a: ['failed', 'identity'] }), report, run(1, { a: ['passed', 'identity'] })], 12);
    expect([total.since?.before.id, total.since?.comparison.broken.map(({ id }) => id), total.since?.comparison.gone]).toEqual(['run-1', ['a'], []]);
  });

  it('says when the pillars are compared with different runs: what broke in between is of none of their last looks', () => {
    const both = (day: number, first: Verdict): ReturnType<typeof run> => run(day, { a: [first, 'identity'], d: ['passed', 'devices'] });
    const since = (runs: Parameters<typeof movementsOf>[0]) => movementsOf(runs, 12).total.since;
    const mixed = since([run(4, { d: ['passed', 'devices'] }), run(3, { a: ['failed', 'identity'] }), run(2, { a: ['failed', 'identity'] }), both(1, 'passed')]);
    expect([mixed?.before.id, mixed?.isMixed, mixed?.comparison.broken]).toEqual(['run-1', true, []]);
    expect(since([both(2, 'failed'), both(1, 'passed')])?.isMixed).toBe(false);
  });

  it('counts a check of two pillars once', () => {
    const both = (day: number, verdict: Verdict) => ({ ...run(day, {}), outcomes: [{ id: 'a', reference: null, title: 'a', verdict, risk: 'low' as const, pillars: ['identity' as const, 'devices' as const] }] });
    expect(movementsOf([both(2, 'failed'), both(1, 'passed')], 12).total.since?.comparison.broken).toHaveLength(1);
  });

  it('is nothing for a first run, and there is nothing before it', () => {
    expect(movementsOf([run(1, full('passed', 'passed', 'passed'))], 12).total).toEqual({ trend: [], since: null });
    expect(movementsOf([], 12)).toEqual({ total: { trend: [], since: null }, pillars: [] });
  });
});
