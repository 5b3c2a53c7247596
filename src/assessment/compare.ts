import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import { outcomeKey, type Outcome } from './run.ts';
import { scoreOf } from './score.ts';
import { judgedVerdicts } from './verdict.ts';

/** How a pillar's score moved, over its checks judged in both runs. */
export interface PillarDelta {
  readonly pillar: PillarId;
  readonly before: number;
  readonly after: number;
  /** In percentage points. */
  readonly delta: number;
}

export interface Comparison {
  /** Passed now, not passed before. */
  readonly fixed: readonly Outcome[];
  /** Passed before, failed or to investigate now. */
  readonly broken: readonly Outcome[];
  /** Judged now only. */
  readonly added: readonly Outcome[];
  /** Judged before only. */
  readonly gone: readonly Outcome[];
  /** Change of the score in percentage points over the checks judged in both runs; null when there are none. */
  readonly scoreDelta: number | null;
  /** Of every pillar that has a check judged in both runs, in the order of the pillars. */
  readonly pillars: readonly PillarDelta[];
}

/** The same check before and after. */
interface Pair {
  readonly then: Outcome;
  readonly now: Outcome;
}

/** What changed between two runs. Only checks judged in both count towards `fixed`, `broken` and the score. */
export function compareRuns(before: readonly Outcome[], after: readonly Outcome[]): Comparison {
  const judgedBefore = new Map(before.filter(isJudged).map((outcome) => [outcomeKey(outcome), outcome]));
  const judgedAfter = new Map(after.filter(isJudged).map((outcome) => [outcomeKey(outcome), outcome]));
  const both = [...judgedAfter].flatMap(([key, now]) => {
    const then = judgedBefore.get(key);
    return then ? [{ then, now }] : [];
  });
  return {
    fixed: both.filter(({ then, now }) => then.verdict !== 'passed' && now.verdict === 'passed').map(({ now }) => now),
    broken: both.filter(({ then, now }) => then.verdict === 'passed' && now.verdict !== 'passed').map(({ now }) => now),
    added: [...judgedAfter].filter(([key]) => !judgedBefore.has(key)).map(([, now]) => now),
    gone: [...judgedBefore].filter(([key]) => !judgedAfter.has(key)).map(([, then]) => then),
    scoreDelta: scoresOf(both)?.delta ?? null,
    pillars: pillarIds.flatMap((pillar) => {
      const scores = scoresOf(both.filter(({ now }) => now.pillars.includes(pillar)));
      return scores ? [{ pillar, ...scores }] : [];
    }),
  };
}

/** Whether two runs can be compared at all: a check was judged in both. */
export const shareJudged = (before: readonly Outcome[], after: readonly Outcome[]): boolean => {
  const judged = new Set(before.filter(isJudged).map(outcomeKey));
  return after.some((outcome) => isJudged(outcome) && judged.has(outcomeKey(outcome)));
};

/** Risks of today on both sides: a changed weight is no progress. Null without a pair. */
function scoresOf(pairs: readonly Pair[]): Omit<PillarDelta, 'pillar'> | null {
  const before = scoreOf(pairs.map(({ then, now }) => ({ ...now, verdict: then.verdict }))).percent;
  const after = scoreOf(pairs.map(({ now }) => now)).percent;
  return before === null || after === null ? null : { before, after, delta: after - before };
}

const isJudged = ({ verdict }: Outcome) => judgedVerdicts.has(verdict);
