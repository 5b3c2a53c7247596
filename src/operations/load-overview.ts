import { may } from '../access/rules.ts';
import { overviewView, type OverviewView } from '../api/overview.ts';
import { movementsOf } from '../assessment/movement.ts';
import { isCounted } from '../assessment/standing.ts';
import { dayIn } from '../digest/calendar-day.ts';
import { acceptedChecks } from '../roadmap/accepted-risk.ts';
import { digestScheduleOf } from './digest-schedule-of.ts';
import { finishedRuns } from './finished-runs.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';
import { roadmapActivities } from './roadmap-activities.ts';

const mostTrendPoints = 12;

/**
 * How the scores moved over the last assessments, what became worse, and the tenant in numbers. Guests see only the lines.
 * Checks whose risk the team accepts today count at no point of a line: it ends where the score stands.
 */
export async function loadOverview(house: House, actor: Actor, roadmapId: string): Promise<OverviewView> {
  authorise(actor, 'read-roadmap');
  const [finished, { states }, { schedule: { timeZone } }] = await Promise.all([finishedRuns(house), house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }), digestScheduleOf(house, roadmapId)]);
  const accepted = acceptedChecks(roadmapActivities(house.catalog, states), states, dayIn(timeZone, house.now()));
  const counted = accepted.size === 0 ? finished : finished.map((run) => ({ ...run, outcomes: run.outcomes.filter((outcome) => isCounted(outcome, accepted)) }));
  // An assessment of one pillar need not ask, an imported report cannot.
  const asked = finished.find(({ overview }) => overview);
  return overviewView(movementsOf(counted, mostTrendPoints), asked ?? null, { withFindings: may(actor, 'read-evidence') });
}
