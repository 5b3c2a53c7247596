import type { Comment } from '../roadmap/comment.ts';
import type { Actor, House } from './house.ts';
import { knownActivity } from './known-activity.ts';
import { authorise } from './refusal.ts';

/** What people said about an activity, newest first. @throws {Refusal} 404 for an activity that the catalog does not have */
export async function listComments(house: House, actor: Actor, roadmapId: string, activity: string): Promise<Comment[]> {
  authorise(actor, 'read-roadmap');
  return house.storage.comments.list({ tenantId: house.tenantId, roadmapId }, knownActivity(house, activity));
}
