import type { Run } from '../assessment/run.ts';
import { standingOf } from '../assessment/standing.ts';
import type { OwnedLicenses } from '../overview/overview.ts';
import { runView } from '../api/run-view.ts';
import type { RoadmapView } from '../api/roadmap.ts';
import { standingView } from '../api/standing.ts';
import { acceptedToday } from './accepted-today.ts';
import { rosterOf } from './identify.ts';
import { finishedRuns } from './finished-runs.ts';
import { newestVerdicts } from './load-evidence.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

/** Everything that a board shows besides the catalog. */
export async function loadRoadmap(house: House, actor: Actor, roadmapId: string): Promise<RoadmapView> {
  authorise(actor, 'read-roadmap');
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ name }, { sequence, states }, comments, viewers, finished, going] = await Promise.all([
    rosterOf(house, roadmapId),
    house.storage.roadmaps.load(key),
    house.storage.comments.counts(key),
    house.storage.roadmaps.viewers(key, house.now()),
    finishedRuns(house),
    house.storage.assessments.active(house.tenantId),
  ]);
  const run = going ?? finished[0];
  const standing = standingOf(finished, await acceptedToday(house, roadmapId, states));
  return {
    id: roadmapId,
    name,
    sequence,
    activities: [...states.values()],
    comments: { sequence: comments.sequence, counts: Object.fromEntries(comments.counts) },
    verdicts: [...newestVerdicts(finished).values()].map(({ reference, verdict, risk, at }) => ({ reference, verdict, risk, at })),
    standing: standing && standingView(standing),
    me: actor,
    viewers,
    latestRun: run ? runView(run) : null,
    licenses: newestLicenses(finished),
  };
}

/** What the newest assessment that asked found to be owned: those of one pillar do not ask, imported reports cannot. */
function newestLicenses(finished: readonly Run[]): OwnedLicenses | null {
  for (const { overview } of finished) if (overview && 'figures' in overview.licenses) return overview.licenses.figures;
  return null;
}
