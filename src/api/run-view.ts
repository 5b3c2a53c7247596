import type { Run } from '../assessment/run.ts';
import { scoreByPillar, scoreOf } from '../assessment/score.ts';
import type { RunView } from './assessment.ts';

/** Presents a run without its outcomes and figures, with the scores they add up to. */
export function runView(run: Run): RunView {
  const { outcomes, ...header } = run;
  delete header.overview;
  return { ...header, score: scoreOf(outcomes), pillarScores: scoreByPillar(outcomes) };
}
