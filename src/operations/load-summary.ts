import { runView } from '../api/run-view.ts';
import type { RunView } from '../api/assessment.ts';
import { compareRuns, shareJudged, type Comparison } from '../assessment/compare.ts';
import type { Outcome, Run } from '../assessment/run.ts';
import { gravestFailures } from '../assessment/score.ts';
import { scoreTrend, type TrendPoint } from '../assessment/trend.ts';
import { finishedRuns } from './finished-runs.ts';
import type { House } from './house.ts';

const mostFailuresNamed = 5;
const mostTrendPoints = 12;

/** A finished run in short: what a card or a header says of it. */
export interface Summary {
  readonly run: RunView;
  /** Up to five failed checks, the gravest first. */
  readonly gravest: readonly Outcome[];
  /** Against the last finished run before it on the same tenant that judged something of the same; null when there is none. */
  readonly since: Since | null;
  /** The score of this run and those before it with the same scope, oldest first; empty for the first. */
  readonly trend: readonly TrendPoint[];
}
export interface Since {
  readonly before: { readonly id: string; readonly startedAt: string };
  readonly comparison: Comparison;
}

export async function loadSummary(house: House, run: Run): Promise<Summary> {
  const earlier = await comparableRuns(house, run);
  const sameScope = earlier.filter(({ pillars }) => String(pillars) === String(run.pillars));
  return {
    run: runView(run),
    gravest: gravestFailures(run.outcomes, mostFailuresNamed),
    since: sinceOf(previousOf(earlier, run), run),
    trend: run.state === 'finished' ? scoreTrend([run, ...sameScope], mostTrendPoints) : [],
  };
}

/** The finished run before this one on the same tenant that it is compared with: the last that judged something of what this one did. */
export async function previousRun(house: House, run: Run): Promise<Run | null> {
  return previousOf(await comparableRuns(house, run), run);
}

/** One over other pillars, or a report of other checks, says nothing of what changed in these. */
const previousOf = (earlier: readonly Run[], run: Run): Run | null => earlier.find(({ outcomes }) => shareJudged(outcomes, run.outcomes)) ?? null;

function sinceOf(previous: Run | null, run: Run): Since | null {
  return previous ? { before: { id: previous.id, startedAt: previous.startedAt }, comparison: compareRuns(previous.outcomes, run.outcomes) } : null;
}

/** Finished runs that looked at the same tenant before, newest first; none for a run that has not finished. */
async function comparableRuns(house: House, run: Run): Promise<readonly Run[]> {
  if (run.state !== 'finished') return [];
  return (await finishedRuns(house)).filter((other) => isComparable(other, run) && Date.parse(other.startedAt) < Date.parse(run.startedAt));
}

/** The finished run that looked at the tenant last: the one that cards and headers speak of. */
export async function latestFinishedRun(house: House): Promise<Run | null> {
  const [latest] = await finishedRuns(house);
  return latest ?? null;
}

const isComparable = (other: Run, run: Run): boolean => other.id !== run.id && other.source.tenantId === run.source.tenantId;
