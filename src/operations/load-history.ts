import type { HistoryPage } from '../api/history.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

/** As many changes as one looks through at a time. */
const mostChanges = 100;

/** What happened to an activity, newest first. @param before the number of a change: only what is older; 0 is all */
export async function loadHistory(house: House, actor: Actor, roadmapId: string, activityId: string, before = 0): Promise<HistoryPage> {
  authorise(actor, 'read-roadmap');
  // One more than is shown says whether there is more.
  const found = await house.storage.roadmaps.history({ tenantId: house.tenantId, roadmapId }, activityId, { most: mostChanges + 1, ...(before > 0 && { before }) });
  const changes = found.slice(0, mostChanges);
  return { sequence: changes[0]?.sequence ?? 0, changes, hasEarlier: found.length > changes.length };
}
