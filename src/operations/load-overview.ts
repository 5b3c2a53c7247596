import { may } from '../access/rules.ts';
import { overviewView, type OverviewView } from '../api/overview.ts';
import { movementsOf } from '../assessment/movement.ts';
import { finishedRuns } from './finished-runs.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

const mostTrendPoints = 12;

/** How the scores moved over the last assessments, what became worse, and the tenant in numbers. Guests see only the lines. */
export async function loadOverview(house: House, actor: Actor): Promise<OverviewView> {
  authorise(actor, 'read-roadmap');
  const finished = await finishedRuns(house);
  // An assessment of one pillar need not ask, an imported report cannot.
  const asked = finished.find(({ overview }) => overview);
  return overviewView(movementsOf(finished, mostTrendPoints), asked ?? null, { withFindings: may(actor, 'read-evidence') });
}
