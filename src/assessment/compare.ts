import type { Outcome } from './run.ts';
import { scoreOf } from './score.ts';
import { judgedVerdicts } from './verdict.ts';

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
}

/** What changed between two runs. Only checks judged in both count towards `fixed`, `broken` and the score. */
export function compareRuns(before: readonly Outcome[], after: readonly Outcome[]): Comparison {
  const judgedBefore = new Map(before.filter(isJudged).map((outcome) => [keyOf(outcome), outcome]));
  const judgedAfter = new Map(after.filter(isJudged).map((outcome) => [keyOf(outcome), outcome]));
  const both = [...judgedAfter].flatMap(([key, now]) => {
    const then = judgedBefore.get(key);
    return then ? [{ then, now }] : [];
  });
  // Risks of today on both sides: a changed weight is no progress.
  const scoreBefore = scoreOf(both.map(({ then, now }) => ({ ...now, verdict: then.verdict }))).percent;
  const scoreAfter = scoreOf(both.map(({ now }) => now)).percent;
  return {
    fixed: both.filter(({ then, now }) => then.verdict !== 'passed' && now.verdict === 'passed').map(({ now }) => now),
    broken: both.filter(({ then, now }) => then.verdict === 'passed' && now.verdict !== 'passed').map(({ now }) => now),
    added: [...judgedAfter].filter(([key]) => !judgedBefore.has(key)).map(([, now]) => now),
    gone: [...judgedBefore].filter(([key]) => !judgedAfter.has(key)).map(([, then]) => then),
    scoreDelta: scoreBefore === null || scoreAfter === null ? null : scoreAfter - scoreBefore,
  };
}

const isJudged = ({ verdict }: Outcome) => judgedVerdicts.has(verdict);
/** The public number joins a check of ours with the same check in an imported report. */
const keyOf = ({ id, reference }: Outcome) => (reference === null ? id : String(reference));
