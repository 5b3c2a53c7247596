import { describe, expect, it } from 'vitest';
import type { Outcome, Run } from '../../../src/assessment/run.ts';
import { newestOutcomes, standingOf } from '../../../src/assessment/standing.ts';
import type { Verdict } from '../../../src/assessment/verdict.ts';
import type { PillarId } from '../../../src/catalog/catalog.ts';

type Row = readonly [id: string, verdict: Verdict, pillar?: PillarId, reference?: number];
const run = (id: string, rows: readonly Row[]): Pick<Run, 'id' | 'outcomes'> => ({
  id, outcomes: rows.map(([name, verdict, pillar = 'identity', reference = null]: readonly [string, Verdict, PillarId?, (number | null)?]): Outcome => ({ id: name, reference, title: name, verdict, risk: 'medium', pillars: [pillar] })),
});
/** What a report of everything said; then a run of ours over Identity only, which knows one of its checks under another id. */
const imported = run('imported', [['21786', 'failed', 'identity', 21786], ['21806', 'failed', 'identity', 21806], ['24550', 'passed', 'devices', 24550], ['unnumbered', 'failed', 'data']]);
const own = run('own', [['sessions-are-bound', 'passed', 'identity', 21786]]);
const nothing = new Set<number>();

describe('the newest outcome of every check', () => {
  it('is that of the run that looked at it last, however few checks that had', () => {
    expect(newestOutcomes([own, imported]).map(({ outcome: { id, verdict }, run: from }) => [id, verdict, from.id])).toEqual([
      ['sessions-are-bound', 'passed', 'own'], ['21806', 'failed', 'imported'], ['24550', 'passed', 'imported'], ['unnumbered', 'failed', 'imported'],
    ]);
  });
  it('is a skip, too', () => {
    expect(newestOutcomes([run('new', [['a', 'skipped']]), run('old', [['a', 'passed']])]).map(({ outcome }) => outcome.verdict)).toEqual(['skipped']);
  });
});

describe('where a tenant stands', () => {
  it('is the same for the other pillars after a run over one of them', () => {
    const [before, after] = [standingOf([imported], nothing), standingOf([own, imported], nothing)];
    const scores = (standing: typeof after) => standing?.pillars.map(({ pillar, percent, runs }) => [pillar, percent, runs.map(({ id }) => id)]);
    expect(scores(before)).toEqual([['identity', 0, ['imported']], ['devices', 100, ['imported']], ['data', 0, ['imported']]]);
    expect(scores(after)).toEqual([['identity', 50, ['own', 'imported']], ['devices', 100, ['imported']], ['data', 0, ['imported']]]);
    expect([before?.percent, after?.percent]).toEqual([25, 50]);
    expect(after?.runs.map(({ id }) => id)).toEqual(['own', 'imported']);
  });
  it('says nothing of runs that a newer one has overtaken altogether', () => {
    expect(standingOf([run('new', [['a', 'passed']]), run('old', [['a', 'failed']])], nothing)?.runs.map(({ id }) => id)).toEqual(['new']);
  });
  it('leaves out checks whose risk is accepted, and says how many', () => {
    const standing = standingOf([own, imported], new Set([21806, 24550]));
    expect(standing).toMatchObject({ percent: 50, accepted: 2, counts: { passed: 1, failed: 1 } });
    expect(standing?.pillars.map(({ pillar, percent, accepted, counts: { passed, failed } }) => [pillar, percent, accepted, passed + failed])).toEqual([['identity', 100, 1, 1], ['devices', null, 1, 0], ['data', 0, 0, 1]]);
  });
  it('has a run even if that judged nothing, and is unknown before the first', () => {
    expect(standingOf([run('empty', [])], nothing)).toMatchObject({ percent: null, pillars: [], runs: [{ id: 'empty' }] });
    expect(standingOf([], nothing)).toBeNull();
  });
});
