import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/assessment/verdict.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { evidenceOf, type JudgedCheck } from '../../../src/roadmap/evidence.ts';
import { statuses } from '../../../src/roadmap/status.ts';

const runAt = '2026-03-15T10:00:00.000Z';
const judged = (verdicts: Readonly<Record<number, Verdict>>): ReadonlyMap<number, JudgedCheck> =>
  new Map(Object.entries(verdicts).map(([check, verdict]) => [Number(check), { verdict, at: runAt }]));
const inStatus = (status: ActivityState['status'], at: string): ActivityState =>
  ({ ...untouched('A'), status, stamps: { status: { sequence: 1, at, by: { id: 'ada', name: 'Ada' } } } });

describe('evidenceOf', () => {
  it.each([
    ['no check is mapped', [], { 1: 'passed' }, 'open'],
    ['no check was judged', [1], {}, 'open'],
    ['every check passed', [1, 2], { 1: 'passed', 2: 'passed', 3: 'failed' }, 'proven'],
    ['one of two was never judged', [1, 2], { 1: 'passed' }, 'open'],
    ['one was skipped', [1, 2], { 1: 'passed', 2: 'skipped' }, 'open'],
    ['one ended in an error', [1, 2], { 1: 'passed', 2: 'error' }, 'open'],
    ['one is only planned', [1, 2], { 1: 'passed', 2: 'planned' }, 'open'],
    ['one is to be investigated', [1, 2], { 1: 'passed', 2: 'investigate' }, 'open'],
    ['one failed', [1, 2], { 1: 'passed', 2: 'failed' }, 'contradicted'],
    ['one failed and the other is unknown', [1, 2], { 2: 'failed' }, 'contradicted'],
    ['one failed and one is to be investigated', [1, 2], { 1: 'investigate', 2: 'failed' }, 'contradicted'],
  ] as const)('when %s', (_, checks, verdicts, state) => {
    expect(evidenceOf(checks, undefined, judged(verdicts))).toEqual({ state, regressed: false });
  });

  it.each([
    ['completed before the run', 'completed', '2026-03-15T09:59:59.999Z', true],
    ['completed as the run started', 'completed', runAt, false],
    ['completed after the run', 'completed', '2026-03-15T10:00:00.001Z', false],
    ['completed before the run, told in another zone', 'completed', '2026-03-15T10:30:00+01:00', true],
    ['completed after the run, told in another zone', 'completed', '2026-03-15T09:30:00-01:00', false],
  ] as const)('an activity %s has regressed: %s', (_, status, at, regressed) => {
    expect(evidenceOf([1], inStatus(status, at), judged({ 1: 'failed' }))).toEqual({ state: 'contradicted', regressed });
  });

  it.each(statuses.filter((status) => status !== 'completed'))('an activity that is %s does not regress', (status) => {
    expect(evidenceOf([1], inStatus(status, '2026-03-01T00:00:00Z'), judged({ 1: 'failed' })).regressed).toBe(false);
  });

  it('one newer failure is enough to regress', () => {
    const verdicts = new Map<number, JudgedCheck>([[1, { verdict: 'failed', at: '2026-03-01T00:00:00Z' }], [2, { verdict: 'failed', at: '2026-03-20T00:00:00Z' }]]);
    expect(evidenceOf([1, 2], inStatus('completed', '2026-03-10T00:00:00Z'), verdicts).regressed).toBe(true);
  });

  it('a passed check does not make a completed activity regress', () => {
    expect(evidenceOf([1], inStatus('completed', '2026-03-01T00:00:00Z'), judged({ 1: 'passed' }))).toEqual({ state: 'proven', regressed: false });
  });
});
