import type { Run } from '../assessment/run.ts';
import { evidenceOf, type ActivityEvidence, type JudgedCheck } from '../roadmap/evidence.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import type { House } from './house.ts';

/** How many runs back the newest verdict of a check is looked for. */
export const runsWithEvidence = 20;

export interface LatestVerdict extends JudgedCheck {
  readonly reference: number;
  readonly checkId: string;
  readonly run: Run;
}

/** The newest verdict of every numbered check over the last finished runs, imports included. */
export async function latestVerdicts(house: House): Promise<ReadonlyMap<number, LatestVerdict>> {
  const runs = await house.storage.assessments.list(house.tenantId, runsWithEvidence);
  return newestVerdicts(runs);
}

/**
 * @param runs in any order; only finished ones count, and the later start wins. A skipped or failed read of a check
 * is its newest verdict too: yesterday's proof does not survive today's refusal.
 */
export function newestVerdicts(runs: readonly Run[]): ReadonlyMap<number, LatestVerdict> {
  const newest = new Map<number, LatestVerdict>();
  for (const run of runs) {
    if (run.state !== 'finished') continue;
    for (const { id, reference, verdict } of run.outcomes) {
      if (reference === null) continue;
      const known = newest.get(reference);
      if (!known || Date.parse(known.at) < Date.parse(run.startedAt)) newest.set(reference, { reference, checkId: id, verdict, at: run.startedAt, run });
    }
  }
  return newest;
}

/** The evidence of every activity in the catalog. */
export function evidenceByActivity(house: House, states: ActivityStates, verdicts: ReadonlyMap<number, JudgedCheck>): ReadonlyMap<string, ActivityEvidence> {
  return new Map(house.catalog.activities.map(({ id, checks }) => [id, evidenceOf(checks, states.get(id), verdicts)]));
}
