import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import { isClosed, statuses, type Status } from '../roadmap/status.ts';
import { untouched } from '../roadmap/activity-state.ts';
import { dayIn } from '../digest/digest.ts';
import { evidenceByActivity, latestVerdicts } from './load-evidence.ts';
import { latestFinishedRun, loadSummary, type Summary } from './load-summary.ts';
import { roadmapActivities } from './roadmap-activities.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

export interface RoadmapStatus {
  /** Of the newest finished assessment; null before the first. */
  readonly summary: Summary | null;
  readonly activities: {
    readonly total: number;
    readonly byStatus: Readonly<Record<Status, number>>;
    readonly proven: number;
    readonly contradicted: number;
    readonly regressed: number;
  };
  readonly overdue: number;
  /** Pillars that have activities or a score. */
  readonly pillars: readonly { readonly pillar: PillarId; readonly total: number; readonly closed: number; readonly score: number | null }[];
}

/** Where a roadmap stands: one glance for a channel. */
export async function loadStatus(house: House, actor: Actor, roadmapId: string, timeZone = 'UTC'): Promise<RoadmapStatus> {
  authorise(actor, 'read-roadmap');
  const [{ states }, verdicts, latest] = await Promise.all([
    house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }),
    latestVerdicts(house),
    latestFinishedRun(house),
  ]);
  const summary = latest ? await loadSummary(house, latest) : null;
  const evidence = [...evidenceByActivity(house, states, verdicts).values()];
  const today = dayIn(timeZone, house.now());
  const all = roadmapActivities(house.catalog, states).map(({ id, pillar }) => ({ pillar, state: states.get(id) ?? untouched(id) }));
  const byStatus = Object.fromEntries(statuses.map((status) => [status, all.filter(({ state }) => state.status === status).length])) as Record<Status, number>;
  return {
    summary,
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
        const score = summary?.run.pillarScores.find((of) => of.pillar === pillar)?.percent ?? null;
        return { pillar, total: mine.length, closed: mine.filter(({ state }) => isClosed(state.status)).length, score };
      })
      .filter(({ total, score }) => total > 0 || score !== null),
  };
}
