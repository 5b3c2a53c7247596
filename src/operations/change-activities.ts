import type { ChangeRequest, Change } from '../roadmap/change.ts';
import type { Conflict } from '../roadmap/apply.ts';
import { refuseUnacceptable } from './acceptable-risk.ts';
import { activitiesExist } from './activities-exist.ts';
import { membershipOf } from './identify.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

export type ChangeAnswer =
  | { readonly outcome: 'applied'; readonly change: Change | null; readonly sequence: number }
  | { readonly outcome: 'refused'; readonly conflicts: readonly Conflict[]; readonly sequence: number };

/**
 * Changes activities of a roadmap, all of them or none, and tells everybody who has it open.
 * @throws {Refusal} 403 for guests and for who may not accept a risk, 404 for an activity that the catalog does not have, 422 for an owner who
 * is not a member, an exception that this team does not accept, or an activity of the team's own that cannot be
 */
export async function changeActivities(house: House, actor: Actor, roadmapId: string, request: ChangeRequest): Promise<ChangeAnswer> {
  authorise(actor, 'change-roadmap');
  await activitiesExist(house, roadmapId, request);
  await peopleMayBe(house, actor, roadmapId, request);
  const key = { tenantId: house.tenantId, roadmapId };
  const answer = await house.storage.roadmaps.change(key, request, actor.person, house.now());
  if (answer.outcome === 'applied' && answer.change) house.live.changed(key, answer.change);
  return answer;
}

async function peopleMayBe(house: House, actor: Actor, roadmapId: string, request: ChangeRequest): Promise<void> {
  const owners = request.edits.flatMap(({ set }) => (set.owner ? [set.owner] : []));
  const exceptions = request.edits.flatMap(({ set }) => (set.exception ? [set.exception] : []));
  if (owners.length + exceptions.length === 0) return;
  const membership = await membershipOf(house, roadmapId);
  const stranger = owners.find(({ id, name }) => !membership.members.some((member) => member.id === id && member.name === name));
  if (stranger) throw new Refusal(422, `${stranger.name || 'This person'} is not a member of this conversation, so cannot own an activity here. Choose somebody from the list.`);
  for (const exception of exceptions) refuseUnacceptable(house, actor, roadmapId, exception, membership);
}
