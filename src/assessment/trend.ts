import { outcomeKey, type Outcome, type Run } from './run.ts';
import { scoreOf } from './score.ts';
import { judgedVerdicts } from './verdict.ts';

export interface TrendPoint {
  readonly startedAt: string;
  readonly percent: number;
}

/** Where runs have less in common with the newest than this share of its checks, the line would tell of something else. */
const leastShared = 0.5;

/**
 * How the score moved, over the checks judged in every run of the line: a check that is new, or that an old run skipped, moves nothing.
 * @param runs finished, of one tenant and one scope, newest first
 * @param most points of the line
 * @returns oldest first; empty without a second run to compare with
 */
export function scoreTrend(runs: readonly Pick<Run, 'startedAt' | 'outcomes'>[], most: number): readonly TrendPoint[] {
  const line: { startedAt: string; judged: ReadonlyMap<string, Outcome> }[] = [];
  let shared: ReadonlySet<string> = new Set();
  let ofNewest = 0;
  for (const { startedAt, outcomes } of runs.slice(0, most)) {
    const judged = new Map(outcomes.filter(({ verdict }) => judgedVerdicts.has(verdict)).map((outcome) => [outcomeKey(outcome), outcome]));
    const common = line.length === 0 ? new Set(judged.keys()) : new Set([...shared].filter((key) => judged.has(key)));
    if (line.length === 0) ofNewest = common.size;
    if (common.size === 0 || common.size < ofNewest * leastShared) break;
    shared = common;
    line.push({ startedAt, judged });
  }
  const newest = line[0]?.judged;
  if (!newest || line.length < 2) return [];
  const points = line.map(({ startedAt, judged }) => {
    // Risks of today: a changed weight is no progress.
    const outcomes = [...shared].flatMap((key) => {
      const [now, then] = [newest.get(key), judged.get(key)];
      return now && then ? [{ ...now, verdict: then.verdict }] : [];
    });
    return { startedAt, percent: scoreOf(outcomes).percent ?? 0 };
  });
  return points.reverse();
}
