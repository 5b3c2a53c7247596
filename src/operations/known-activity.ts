import { ownActivityId } from '../roadmap/own-activity.ts';
import type { House } from './house.ts';
import { Refusal } from './refusal.ts';

/**
 * The id under which the catalog has an activity today; a team's own activity has the one it was made with.
 * @throws {Refusal} 404 for an id that it neither has nor had
 */
export function knownActivity({ catalog }: House, id: string): string {
  if (ownActivityId.test(id)) return id;
  const activity = catalog.activities.find((known) => known.id === id || known.aliases.includes(id));
  if (!activity) throw new Refusal(404, `There is no activity ${id} in the catalog. Reload the roadmap.`);
  return activity.id;
}
