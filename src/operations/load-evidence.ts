import type { Run } from '../assessment/run.ts';
import { evidenceOf, type ActivityEvidence, type JudgedCheck } from '../roadmap/evidence.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import { finishedRuns } from './finished-runs.ts';
import type { House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';

/** How many finished runs back the newest verdict of a check is looked for. */
const runsWithEvidence = 20;

export interface LatestVerdict extends JudgedCheck {
  readonly reference: number;
  readonly checkId: string;
  readonly run: Run;
}

/** The newest verdict of every numbered check over the last finished runs, imports included. */
export async function latestVerdicts(house: House): Promise<ReadonlyMap<number, LatestVerdict>> {
  return newestVerdicts(await finishedRuns(house));
}

/**
 * @param finished the run that looked last first. A skipped or failed read of a check is its newest verdict too:
 * yesterday's proof does not survive today's refusal.
 */
export function newestVerdicts(finished: readonly Run[]): ReadonlyMap<number, LatestVerdict> {
  const newest = new Map<number, LatestVerdict>();
  for (const run of finished.slice(0, runsWithEvidence)) {
    for (const { id, reference, verdict } of run.outcomes) {
      if (reference !== null && !newest.has(reference)) newest.set(reference, { reference, checkId: id, verdict, at: run.startedAt, run });
    }
  }
  return newest;
}

/** What every one of the last finished runs said of a check, the last first. */
export function verdictsOf(finished: readonly Run[], reference: number): LatestVerdict[] {
  return finished.slice(0, runsWithEvidence).flatMap((run) => {
    const outcome = run.outcomes.find((each) => each.reference === reference);
    return outcome ? [{ reference, checkId: outcome.id, verdict: outcome.verdict, at: run.startedAt, run }] : [];
  });
}

/** The evidence of everything on a roadmap: the catalog's activities, and the team's own. */
export function evidenceByActivity(house: House, states: ActivityStates, verdicts: ReadonlyMap<number, JudgedCheck>): ReadonlyMap<string, ActivityEvidence> {
  return new Map(roadmapActivities(house.catalog, states).map(({ id, checks }) => [id, evidenceOf(checks, states.get(id), verdicts)]));
}
