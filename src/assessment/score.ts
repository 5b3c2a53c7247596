import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import type { Outcome } from './run.ts';
import { verdicts, type Risk, type Verdict } from './verdict.ts';

const riskWeight: Readonly<Record<Risk, number>> = { high: 3, medium: 2, low: 1 };

export interface Score {
  /** Risk-weighted share of passed checks among the judged ones, 0 to 100; null when none was judged. */
  readonly percent: number | null;
  readonly counts: Readonly<Record<Verdict, number>>;
}
export interface PillarScore extends Score {
  readonly pillar: PillarId;
}

/** Scores any set of outcomes: passed ÷ (passed + failed + investigate), weighted high 3, medium 2, low 1. */
export function scoreOf(outcomes: readonly Outcome[]): Score {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  let passedWeight = 0;
  let judgedWeight = 0;
  for (const { verdict, risk } of outcomes) {
    counts[verdict] += 1;
    if (verdict === 'passed') passedWeight += riskWeight[risk];
    if (verdict === 'passed' || verdict === 'failed' || verdict === 'investigate') judgedWeight += riskWeight[risk];
  }
  return { percent: judgedWeight === 0 ? null : percentOf(passedWeight, judgedWeight), counts };
}

/** Whole percent; 100 only when everything passed. */
function percentOf(part: number, whole: number): number {
  return part === whole ? 100 : Math.min(99, Math.round((100 * part) / whole));
}

/** The score of every pillar that has an outcome, in the order of the pillars. */
export function scoreByPillar(outcomes: readonly Outcome[]): PillarScore[] {
  return pillarIds
    .map((pillar) => ({ pillar, of: outcomes.filter((outcome) => outcome.pillars.includes(pillar)) }))
    .filter(({ of }) => of.length > 0)
    .map(({ pillar, of }) => ({ pillar, ...scoreOf(of) }));
}

const gravity: Readonly<Record<Risk, number>> = { high: 0, medium: 1, low: 2 };

/** Failed checks, the gravest first; equal risk keeps the order of titles. */
export function gravestFailures(outcomes: readonly Outcome[], most: number): Outcome[] {
  return outcomes
    .filter(({ verdict }) => verdict === 'failed')
    .sort((a, b) => gravity[a.risk] - gravity[b.risk] || a.title.localeCompare(b.title, 'en'))
    .slice(0, most);
}
