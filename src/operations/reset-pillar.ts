import type { Reset, ResetRequest } from '../api/resets.ts';
import { pillarNames, type PillarId } from '../catalog/catalog.ts';
import { fieldNames, untouched, type ActivityFields } from '../roadmap/activity-state.ts';
import { ownActivities } from '../roadmap/own-activity.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import type { Actor, House } from './house.ts';
import { resetOf } from './load-resets.ts';
import { authorise, Refusal } from './refusal.ts';

/**
 * Sets every activity of a pillar back to untouched, all of them or none, in one change that everybody sees. The team's own
 * activities stay where they are, and so do comments and history.
 * @returns null when nobody had touched anything
 * @throws {Refusal} 403 for anybody but operators, 422 when what was typed is not the pillar's name
 */
export async function resetPillar(house: House, actor: Actor, roadmapId: string, { changeId, pillar, confirmation }: ResetRequest): Promise<Reset | null> {
  authorise(actor, 'reset-pillar');
  if (confirmation.trim().toLowerCase() !== pillarNames[pillar].toLowerCase()) {
    throw new Refusal(422, `Nothing was reset: type the name of the pillar, ${pillarNames[pillar]}, to confirm.`);
  }
  const key = { tenantId: house.tenantId, roadmapId };
  const { states } = await house.storage.roadmaps.load(key);
  // Whatever others set a moment ago is reset as well, and can be had back.
  const edits = activitiesOf(house, states, pillar).map((activity) => ({ activity, set: setBack, seen: Number.MAX_SAFE_INTEGER }));
  const answer = await house.storage.roadmaps.change(key, { changeId, edits, reason: { kind: 'reset', pillar } }, actor.person, house.now());
  if (answer.outcome === 'refused' || !answer.change) return null;
  const reset = resetOf(answer.change, null);
  if (reset?.pillar !== pillar) throw new Refusal(409, 'Nothing was reset: this was asked for before, for something else. Reload, and try again.');
  house.live.changed(key, answer.change);
  return reset;
}

/** How many activities of a pillar anybody has touched: those that a reset sets back. */
export async function countTouched(house: House, roadmapId: string, pillar: PillarId): Promise<number> {
  const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
  return activitiesOf(house, states, pillar).filter((id) => {
    const state = states.get(id);
    return state && fieldNames.some((field) => field !== 'own' && JSON.stringify(state[field]) !== JSON.stringify(setBack[field]));
  }).length;
}

/** Everything but what a team-made activity is. */
const setBack: Omit<ActivityFields, 'own'> = (({ status, owner, due, notes, steps, exception, ticket, cost }) => ({ status, owner, due, notes, steps, exception, ticket, cost }))(untouched(''));

function activitiesOf({ catalog }: House, states: ActivityStates, pillar: PillarId): string[] {
  return [...catalog.activities, ...ownActivities(states.values())].filter((activity) => activity.pillar === pillar).map(({ id }) => id);
}
