import type { Comment } from '../roadmap/comment.ts';
import type { Actor, House } from './house.ts';
import { knownActivity } from './known-activity.ts';
import { authorise, Refusal } from './refusal.ts';

/**
 * Deletes a comment of one's own: its words go, that it was there stays. Everybody who has the roadmap open sees it.
 * @throws {Refusal} 403 for guests and for somebody else's comment, 404 when there is none
 */
export async function deleteComment(house: House, actor: Actor, roadmapId: string, activity: string, id: string): Promise<Comment> {
  authorise(actor, 'comment');
  const key = { tenantId: house.tenantId, roadmapId };
  const comment = await house.storage.comments.find(key, id);
  const known = comment?.activity === knownActivity(house, activity) ? comment : null;
  if (known && known.by.id !== actor.person.id) throw new Refusal(403, `This comment is ${known.by.name}’s, and only ${known.by.name} can delete it.`);
  const removed = known && await house.storage.comments.remove(key, id, actor.person, house.now());
  if (!removed) throw new Refusal(404, 'There is no such comment. Reload the roadmap.');
  if (removed.news) house.live.commented(key, removed.news);
  return removed.comment;
}
