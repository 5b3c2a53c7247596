import type { ChangeRequest } from '../roadmap/change.ts';
import { mostOwnActivities, ownActivities, ownActivityId, type OwnActivity } from '../roadmap/own-activity.ts';
import type { House } from './house.ts';
import { Refusal } from './refusal.ts';

/**
 * That a change speaks of activities that there are. Those of the catalog are what it says; a team's own ones exist once they say
 * what they are, at a place that the catalog has.
 * @throws {Refusal} 404 for an unknown activity, 422 for an own one that cannot be
 */
export async function activitiesExist(house: House, roadmapId: string, { edits }: ChangeRequest): Promise<void> {
  const known = new Set(house.catalog.activities.flatMap(({ id, aliases }) => [id, ...aliases]));
  const taken = edits.find(({ activity, set }) => known.has(activity) && set.own !== undefined);
  if (taken) throw new Refusal(422, `Activity ${taken.activity} is the catalog's: its title and place cannot be changed.`);
  const others = edits.filter(({ activity }) => !known.has(activity));
  if (others.length === 0) return;
  const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
  const made = new Set([...states.values()].filter(({ stamps }) => stamps.own).map(({ id }) => id));
  for (const { activity, set } of others) {
    if (!ownActivityId.test(activity) || !(made.has(activity) || set.own)) throw new Refusal(404, `There is no activity ${activity} in the catalog. Reload the roadmap.`);
    if (set.own) refuseUnlessPlaced(house, set.own);
  }
  const own = new Set([...ownActivities(states.values()).map(({ id }) => id), ...others.flatMap(({ activity, set }) => (set.own ? [activity] : []))]);
  if (own.size > mostOwnActivities) throw new Refusal(422, `A roadmap has at most ${mostOwnActivities} activities of its own. Remove one first.`);
}

function refuseUnlessPlaced({ catalog }: House, { pillar, area, lane }: OwnActivity): void {
  const place = catalog.pillars.find(({ id }) => id === pillar)?.areas.find(({ id }) => id === area);
  if (!place || (lane !== null && !place.lanes.some(({ id }) => id === lane))) {
    throw new Refusal(422, 'The roadmap has no such area or lane. Choose another place for the activity.');
  }
}
