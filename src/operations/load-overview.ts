import { may } from '../access/rules.ts';
import { overviewView, type OverviewView } from '../api/overview.ts';
import { movementsOf } from '../assessment/movement.ts';
import { isCounted } from '../assessment/standing.ts';
import { acceptedToday } from './accepted-today.ts';
import { finishedRuns } from './finished-runs.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

const mostTrendPoints = 12;

/**
 * How the scores moved over the last assessments, what became worse, and the tenant in numbers. Guests see only the lines.
 * Checks whose risk the team accepts today count at no point of a line: it ends where the score stands.
 */
export async function loadOverview(house: House, actor: Actor, roadmapId: string): Promise<OverviewView> {
  authorise(actor, 'read-roadmap');
  const [finished, { states }] = await Promise.all([finishedRuns(house), house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId })]);
  const accepted = await acceptedToday(house, roadmapId, states);
  const counted = accepted.size === 0 ? finished : finished.map((run) => ({ ...run, outcomes: run.outcomes.filter((outcome) => isCounted(outcome, accepted)) }));
  // An assessment of one pillar need not ask, an imported report cannot.
  const asked = finished.find(({ overview }) => overview);
  return overviewView(movementsOf(counted, mostTrendPoints), asked ?? null, { withFindings: may(actor, 'read-evidence') });
}
