import { compareRuns, type Comparison } from '../assessment/compare.ts';
import type { Run, RunSource } from '../assessment/run.ts';
import { isCounted, newestOutcomes } from '../assessment/standing.ts';
import { acceptedChecks } from '../roadmap/accepted-risk.ts';
import { composeDigest, dayIn, type Digest } from '../digest/digest.ts';
import { finishedRuns } from './finished-runs.ts';
import { evidenceByActivity, newestVerdicts } from './load-evidence.ts';
import type { House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** A digest, and what was assessed for it: null before the first assessment. */
export interface RoadmapDigest extends Digest {
  readonly source: RunSource | null;
  /** Calendar day in the conversation's time zone from which on it tells what was done, `yyyy-MM-dd`. */
  readonly since: string;
}

/**
 * What there is to say about a roadmap today.
 * @param options.timeZone IANA name: decides which day today is
 * @param options.since what was completed and what changed counts from here, see `tellsSince`; a week ago when left out
 */
export async function makeDigest(house: House, roadmapId: string, options: { readonly timeZone: string; readonly since?: Date }): Promise<RoadmapDigest> {
  const now = house.now();
  const since = options.since ?? new Date(now.getTime() - weekMs);
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ states }, changes, runs] = await Promise.all([
    house.storage.roadmaps.load(key),
    house.storage.roadmaps.changesSince(key, since),
    finishedRuns(house),
  ]);
  const today = dayIn(options.timeZone, now);
  const activities = roadmapActivities(house.catalog, states);
  const comparison = comparisonSince(runs, since, acceptedChecks(activities, states, today));
  const digest = composeDigest({
    activities,
    states,
    evidence: evidenceByActivity(house, states, newestVerdicts(runs)),
    completedSince: changes,
    scoreDelta: comparison?.scoreDelta ?? null,
    regressedChecks: comparison?.broken ?? [],
    today,
  });
  return { ...digest, source: runs[0]?.source ?? null, since: dayIn(options.timeZone, since) };
}

/**
 * What is known of the tenant now against what was known at a moment: a run over one pillar does not hide what others found.
 * Before the first digest, the oldest run stands in for what was known.
 * @param runs finished, the newest first
 * @param accepted numbers of the checks whose risk the team has accepted: they neither move the score nor regress
 * @returns null when nothing was assessed since, or nothing before
 */
function comparisonSince(runs: readonly Run[], moment: Date, accepted: ReadonlySet<number>): Comparison | null {
  const [latest] = runs;
  if (!latest || Date.parse(latest.startedAt) < moment.getTime()) return null;
  const ofTenant = runs.filter(({ source }) => source.tenantId === latest.source.tenantId);
  const earlier = ofTenant.filter(({ startedAt }) => Date.parse(startedAt) < moment.getTime());
  const before = earlier.length > 0 ? earlier : ofTenant.slice(1).slice(-1);
  return before.length === 0 ? null : compareRuns(known(before), known(ofTenant));

  function known(of: readonly Run[]) {
    return newestOutcomes(of).map(({ outcome }) => outcome).filter((outcome) => isCounted(outcome, accepted));
  }
}
