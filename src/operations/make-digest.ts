import type { RunSource } from '../assessment/run.ts';
import { composeDigest, dayIn, type Digest } from '../digest/digest.ts';
import { evidenceByActivity, latestVerdicts } from './load-evidence.ts';
import { compareWithPrevious, latestFinishedRun } from './load-summary.ts';
import type { House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** A digest, and what was assessed for it: null before the first assessment. */
export interface RoadmapDigest extends Digest {
  readonly source: RunSource | null;
}

/**
 * What there is to say about a roadmap today.
 * @param options.timeZone IANA name: decides which day today is
 * @param options.since completed activities count from here; a week ago when left out
 */
export async function makeDigest(house: House, roadmapId: string, options: { readonly timeZone: string; readonly since?: Date }): Promise<RoadmapDigest> {
  const now = house.now();
  const since = options.since ?? new Date(now.getTime() - weekMs);
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ states }, changes, verdicts, latest] = await Promise.all([
    house.storage.roadmaps.load(key),
    house.storage.roadmaps.changesSince(key, since),
    latestVerdicts(house),
    latestFinishedRun(house),
  ]);
  const comparison = latest && Date.parse(latest.startedAt) >= since.getTime() ? await compareWithPrevious(house, latest) : null;
  const digest = composeDigest({
    activities: roadmapActivities(house.catalog, states),
    states,
    evidence: evidenceByActivity(house, states, verdicts),
    completedSince: changes,
    scoreDelta: comparison?.comparison.scoreDelta ?? null,
    today: dayIn(options.timeZone, now),
  });
  return { ...digest, source: latest?.source ?? null };
}
