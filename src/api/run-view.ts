import type { Run } from '../assessment/run.ts';
import { scoreByPillar, scoreOf } from '../assessment/score.ts';
import type { RunView } from './assessment.ts';

/** Presents a run without its outcomes, with the scores they add up to. */
export function runView({ outcomes, ...header }: Run): RunView {
  return { ...header, score: scoreOf(outcomes), pillarScores: scoreByPillar(outcomes) };
}
