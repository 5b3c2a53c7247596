import type { CatalogActivity } from '../../../../src/api/catalog.ts';

/** How many neighbours on either side. */
const reach = 2;

/** What stands just before and after an activity in its lane, in the order of the board. */
export function laneNeighbours(activities: readonly CatalogActivity[], activityId: string): CatalogActivity[] {
  const activity = activities.find(({ id }) => id === activityId);
  if (!activity) return [];
  const lane = activities.filter((other) => other.pillar === activity.pillar && other.area === activity.area && other.lane === activity.lane);
  const at = lane.indexOf(activity);
  return lane.slice(Math.max(0, at - reach), at + reach + 1).filter((other) => other !== activity);
}
