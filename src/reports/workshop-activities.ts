import type { Activity } from '../catalog/catalog.ts';

/** What a workshop document needs to know of an activity. */
export type WorkshopActivity = Pick<Activity, 'id' | 'title' | 'pillar' | 'workshopIds' | 'aliases'>;

/**
 * Finds the activity that a task id of a workshop document means. The workshop counts devices and network anew, so its own ids
 * come before ours; and ids are compared letter by letter, since `NET-041` and `NET_041` are two different tasks.
 */
export function activityFinder(activities: readonly WorkshopActivity[]): (task: string) => WorkshopActivity | null {
  const found = new Map<string, WorkshopActivity>();
  const note = (id: string, activity: WorkshopActivity): void => {
    if (!found.has(id)) found.set(id, activity);
  };
  for (const activity of activities) for (const id of activity.workshopIds) note(id, activity);
  for (const activity of activities) note(activity.id, activity);
  for (const activity of activities) for (const id of activity.aliases) note(id, activity);
  return (task) => found.get(task) ?? null;
}

/** How a workshop document calls an activity; our own id where the workshop's is not known. */
export const taskIdsOf = ({ id, workshopIds }: WorkshopActivity): readonly string[] => (workshopIds.length > 0 ? workshopIds : [id]);
