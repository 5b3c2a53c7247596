import type { Outcome, Run } from '../assessment/run.ts';
import type { House } from './house.ts';
import { latestVerdicts } from './load-evidence.ts';

/** What a check said last, and in which run. */
export interface LatestOutcome {
  readonly outcome: Outcome;
  readonly run: Run;
}

/** The newest outcome of every numbered check: a run over one pillar does not hide what an earlier one found in the others. */
export async function latestOutcomes(house: House): Promise<ReadonlyMap<number, LatestOutcome>> {
  const verdicts = await latestVerdicts(house);
  return new Map([...verdicts.values()].flatMap(({ reference, checkId, run }) => {
    const outcome = run.outcomes.find(({ id }) => id === checkId);
    return outcome ? [[reference, { outcome, run }] as const] : [];
  }));
}
