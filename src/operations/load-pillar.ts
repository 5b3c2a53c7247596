import type { Outcome, Person, Run } from '../assessment/run.ts';
import { gravestFailures } from '../assessment/score.ts';
import { isCounted, newestOutcomes, standingOf, type StandingScore } from '../assessment/standing.ts';
import type { PillarId } from '../catalog/catalog.ts';
import { dayIn, daysBetween } from '../digest/calendar-day.ts';
import { acceptedChecks } from '../roadmap/accepted-risk.ts';
import { untouched } from '../roadmap/activity-state.ts';
import { isClosed, statuses, type Status } from '../roadmap/status.ts';
import { finishedRuns } from './finished-runs.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';
import { roadmapActivities } from './roadmap-activities.ts';

/** An activity of a pillar, as a list shows it. */
export interface PillarActivity {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly owner: Person | null;
  /** Calendar day, `yyyy-MM-dd`. */
  readonly due: string | null;
  readonly daysLate: number | null;
}

/** Where one pillar of a roadmap stands. */
export interface PillarDetail {
  readonly pillar: PillarId;
  /** By the newest verdict of every check; null before any was judged. */
  readonly score: StandingScore | null;
  /** The newest run that a verdict comes from. */
  readonly latest: Pick<Run, 'source' | 'startedAt'> | null;
  /** Those that have activities, in the order of the catalog. */
  readonly areas: readonly { readonly name: string; readonly total: number; readonly closed: number }[];
  /** The gravest first, without those whose risk is accepted. */
  readonly failed: readonly Outcome[];
  /** By status, what waits for somebody first; then by due date. */
  readonly activities: readonly PillarActivity[];
}

/** What asks for somebody comes before what is under way, and that before what nobody has begun. */
const order: readonly Status[] = ['blocked', 'follow-up', 'in-progress', 'planned', 'in-planning', 'not-started', 'not-reviewed', 'ms-roadmap', ...statuses.filter(isClosed)];

/** @param timeZone decides what is late today */
export async function loadPillar(house: House, actor: Actor, roadmapId: string, { pillar, timeZone }: { readonly pillar: PillarId; readonly timeZone: string }): Promise<PillarDetail> {
  authorise(actor, 'read-roadmap');
  const [{ states }, runs] = await Promise.all([house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }), finishedRuns(house)]);
  const today = dayIn(timeZone, house.now());
  const activities = roadmapActivities(house.catalog, states);
  const accepted = acceptedChecks(activities, states, today);
  const score = standingOf(runs, accepted)?.pillars.find((of) => of.pillar === pillar) ?? null;
  const [latest] = score?.runs ?? [];
  const counted = newestOutcomes(runs)
    .map(({ outcome }) => outcome)
    .filter((outcome) => outcome.pillars.includes(pillar) && isCounted(outcome, accepted));
  const all = activities.filter((activity) => activity.pillar === pillar);
  const isDone = (id: string) => isClosed(states.get(id)?.status ?? 'not-reviewed');
  const areas = house.catalog.pillars.find(({ id }) => id === pillar)?.areas ?? [];
  return {
    pillar,
    score,
    latest: latest ? { source: latest.source, startedAt: latest.startedAt } : null,
    areas: areas
      .map(({ id, name }) => ({ name, of: all.filter(({ area }) => area === id) }))
      .filter(({ of }) => of.length > 0)
      .map(({ name, of }) => ({ name, total: of.length, closed: of.filter((activity) => isDone(activity.id)).length })),
    failed: gravestFailures(counted, counted.length),
    activities: all
      .map(({ id, title }): PillarActivity => {
        const { status, owner, due } = states.get(id) ?? untouched(id);
        const late = due === null || isClosed(status) ? 0 : daysBetween(due, today);
        return { id, title, status, owner, due, daysLate: late > 0 ? late : null };
      })
      // Sorting keeps the catalog's order between equals.
      .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.due ?? '9999').localeCompare(b.due ?? '9999')),
  };
}
