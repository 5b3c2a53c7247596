import type { Person } from '../assessment/run.ts';
import type { ChangeRequest, Change } from '../roadmap/change.ts';
import type { Conflict } from '../roadmap/apply.ts';
import { activitiesExist } from './activities-exist.ts';
import { membershipOf } from './identify.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

export type ChangeAnswer =
  | { readonly outcome: 'applied'; readonly change: Change | null; readonly sequence: number }
  | { readonly outcome: 'refused'; readonly conflicts: readonly Conflict[]; readonly sequence: number };

/**
 * Changes activities of a roadmap, all of them or none, and tells everybody who has it open.
 * @throws {Refusal} 403 for guests, 404 for an activity that the catalog does not have, 422 for an owner or approver who is not a member,
 * or an activity of the team's own that cannot be
 */
export async function changeActivities(house: House, actor: Actor, roadmapId: string, request: ChangeRequest): Promise<ChangeAnswer> {
  authorise(actor, 'change-roadmap');
  await activitiesExist(house, roadmapId, request);
  await peopleAreMembers(house, roadmapId, request);
  const key = { tenantId: house.tenantId, roadmapId };
  const answer = await house.storage.roadmaps.change(key, request, actor.person, house.now());
  if (answer.outcome === 'applied' && answer.change) house.live.changed(key, answer.change);
  return answer;
}

async function peopleAreMembers(house: House, roadmapId: string, request: ChangeRequest): Promise<void> {
  const owners = request.edits.flatMap(({ set }) => (set.owner ? [set.owner] : []));
  const approvers = request.edits.flatMap(({ set }) => (set.exception ? [set.exception.approver] : []));
  if (owners.length + approvers.length === 0) return;
  const { members } = await membershipOf(house, roadmapId);
  const isOneOf = (people: readonly Person[]) => ({ id, name }: Person) => people.some((member) => member.id === id && member.name === name);
  const stranger = owners.find((owner) => !isOneOf(members)(owner));
  if (stranger) throw new Refusal(422, `${stranger.name || 'This person'} is not a member of this conversation, so cannot own an activity here. Choose somebody from the list.`);
  const powerless = approvers.find((approver) => !isOneOf(members.filter(({ guest }) => !guest))(approver));
  if (powerless) throw new Refusal(422, `${powerless.name || 'This person'} cannot approve an exception here: only members of this conversation can. Choose somebody from the list.`);
}
