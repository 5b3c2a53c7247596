import type { CommentRequest } from '../api/comments.ts';
import type { Person } from '../assessment/run.ts';
import type { Comment } from '../roadmap/comment.ts';
import type { Actor, House } from './house.ts';
import { membershipOf } from './identify.ts';
import { knownActivity } from './known-activity.ts';
import { authorise, Refusal } from './refusal.ts';

/**
 * Says something about an activity, and tells everybody who has the roadmap open. Sent again, it says nothing twice.
 * @throws {Refusal} 403 for guests, 404 for an activity that the catalog does not have, 409 when the id is another comment's,
 * 422 when it mentions somebody who is not a member
 */
export async function addComment(house: House, actor: Actor, roadmapId: string, activity: string, { id, text, mentions }: CommentRequest): Promise<Comment> {
  authorise(actor, 'comment');
  const key = { tenantId: house.tenantId, roadmapId };
  const mentioned = await membersAmong(house, roadmapId, mentions);
  const { comment, news } = await house.storage.comments.add(key, { id, activity: knownActivity(house, activity), at: house.now().toISOString(), by: actor.person, text, mentions: mentioned, deleted: null });
  if (comment.by.id !== actor.person.id) throw new Refusal(409, 'This comment was not saved: another one has its id. Send it again.');
  if (news) house.live.commented(key, news);
  return comment;
}

async function membersAmong(house: House, roadmapId: string, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const { members } = await membershipOf(house, roadmapId);
  return [...new Set(ids)].map((id) => {
    const member = members.find((candidate) => candidate.id === id);
    if (!member) throw new Refusal(422, 'Somebody whom this comment mentions is not a member of this conversation. Choose people from the list.');
    return { id: member.id, name: member.name };
  });
}
