import type { Run } from '../assessment/run.ts';
import { newestOutcomes } from '../assessment/standing.ts';
import { evidenceOf, type ActivityEvidence, type JudgedCheck } from '../roadmap/evidence.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import type { WeighedCheck } from '../roadmap/next-steps.ts';
import { finishedRuns } from './finished-runs.ts';
import type { House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';

/** How many verdicts of one check its history has. */
const mostInHistory = 20;

export interface LatestVerdict extends WeighedCheck {
  readonly reference: number;
  readonly checkId: string;
  readonly run: Run;
}

/** The newest verdict of every numbered check over the last finished runs, imports included. */
export async function latestVerdicts(house: House): Promise<ReadonlyMap<number, LatestVerdict>> {
  return newestVerdicts(await finishedRuns(house));
}

/** @param finished the run that looked last first */
export function newestVerdicts(finished: readonly Run[]): ReadonlyMap<number, LatestVerdict> {
  return new Map(newestOutcomes(finished).flatMap(({ outcome: { id, reference, verdict, risk }, run }) => (
    reference === null ? [] : [[reference, { reference, checkId: id, verdict, risk, at: run.startedAt, run }] as const])));
}

/** What every one of the last finished runs said of a check, the last first. */
export function verdictsOf(finished: readonly Run[], reference: number): LatestVerdict[] {
  return finished.flatMap((run) => {
    const outcome = run.outcomes.find((each) => each.reference === reference);
    return outcome ? [{ reference, checkId: outcome.id, verdict: outcome.verdict, risk: outcome.risk, at: run.startedAt, run }] : [];
  }).slice(0, mostInHistory);
}

/** The evidence of everything on a roadmap: the catalog's activities, and the team's own. */
export function evidenceByActivity(house: House, states: ActivityStates, verdicts: ReadonlyMap<number, JudgedCheck>): ReadonlyMap<string, ActivityEvidence> {
  return new Map(roadmapActivities(house.catalog, states).map(({ id, checks }) => [id, evidenceOf(checks, states.get(id), verdicts)]));
}
