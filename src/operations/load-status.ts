import type { Run } from '../assessment/run.ts';
import { standingOf, type TenantStanding } from '../assessment/standing.ts';
import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import { acceptedChecks } from '../roadmap/accepted-risk.ts';
import { isClosed, statuses, type Status } from '../roadmap/status.ts';
import { untouched } from '../roadmap/activity-state.ts';
import { dayIn } from '../digest/digest.ts';
import { finishedRuns } from './finished-runs.ts';
import { evidenceByActivity, newestVerdicts } from './load-evidence.ts';
import { roadmapActivities } from './roadmap-activities.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

export interface RoadmapStatus {
  /** By the newest verdict of every check; null before the first assessment. */
  readonly standing: TenantStanding<Pick<Run, 'startedAt' | 'source'>> | null;
  readonly activities: {
    readonly total: number;
    readonly byStatus: Readonly<Record<Status, number>>;
    readonly proven: number;
    readonly contradicted: number;
    readonly regressed: number;
  };
  readonly overdue: number;
  /** Pillars that have activities or a score. */
  readonly pillars: readonly {
    readonly pillar: PillarId;
    readonly total: number;
    readonly closed: number;
    readonly score: number | null;
    /** When a run last looked at it (ISO 8601); null when none has. */
    readonly assessedAt: string | null;
  }[];
}

/** Where a roadmap stands: one glance for a channel. */
export async function loadStatus(house: House, actor: Actor, roadmapId: string, timeZone = 'UTC'): Promise<RoadmapStatus> {
  authorise(actor, 'read-roadmap');
  const [{ states }, finished] = await Promise.all([house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }), finishedRuns(house)]);
  const evidence = [...evidenceByActivity(house, states, newestVerdicts(finished)).values()];
  const today = dayIn(timeZone, house.now());
  const activities = roadmapActivities(house.catalog, states);
  const standing = standingOf(finished, acceptedChecks(activities, states, today));
  const all = activities.map(({ id, pillar }) => ({ pillar, state: states.get(id) ?? untouched(id) }));
  const byStatus = Object.fromEntries(statuses.map((status) => [status, all.filter(({ state }) => state.status === status).length])) as Record<Status, number>;
  return {
    standing,
    activities: {
      total: all.length,
      byStatus,
      proven: evidence.filter(({ state }) => state === 'proven').length,
      contradicted: evidence.filter(({ state }) => state === 'contradicted').length,
      regressed: evidence.filter(({ regressed }) => regressed).length,
    },
    overdue: all.filter(({ state }) => state.due !== null && state.due < today && !isClosed(state.status)).length,
    pillars: pillarIds
      .map((pillar) => {
        const mine = all.filter((activity) => activity.pillar === pillar);
        const found = standing?.pillars.find((of) => of.pillar === pillar);
        return {
          pillar, total: mine.length, closed: mine.filter(({ state }) => isClosed(state.status)).length, score: found?.percent ?? null, assessedAt: found?.runs[0]?.startedAt ?? null,
        };
      })
      .filter(({ total, score }) => total > 0 || score !== null),
  };
}
