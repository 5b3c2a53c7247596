import { personalRoadmapId } from '../access/conversation.ts';
import type { Role } from '../api/roadmap.ts';
import { isNamedOperator, type RoadmapSettings } from '../roadmap/settings.ts';
import type { Actor, House, Membership, RosterMember } from './house.ts';
import { Refusal } from './refusal.ts';

/**
 * Finds out what somebody is in a roadmap's conversation. Knowing who they are is not enough: they must belong to it.
 * @throws {Refusal} 404 when the app is not in that conversation, 403 when they are not a member of it, or a guest where guests see nothing
 */
export async function identify(house: House, { roadmapId, personId }: { readonly roadmapId: string; readonly personId: string }): Promise<Actor> {
  const { members, settings } = await membershipOf(house, roadmapId);
  const member = members.find(({ id }) => id === personId);
  if (!member) throw new Refusal(403, `You are not a member of the conversation that this roadmap belongs to. Ask one of its owners to add you.`);
  const role = roleOf(member, roadmapId);
  if (role === 'guest' && settings.guests === 'nothing') throw new Refusal(403, 'Guests cannot see this roadmap: its operators decided so. Ask one of them, or a member of this conversation.');
  return { person: { id: member.id, name: member.name }, role };
}

/**
 * Who belongs to a conversation, with what its operators decided: whom they named operators is one.
 * @throws {Refusal} 404 when the app is not in that conversation
 */
export async function membershipOf(house: House, roadmapId: string): Promise<Membership & { readonly settings: RoadmapSettings }> {
  const [membership, { settings }] = await Promise.all([rosterOf(house, roadmapId), house.storage.settings.get({ tenantId: house.tenantId, roadmapId })]);
  const members = membership.members.map((member) => (!member.guest && isNamedOperator(settings, member) ? { ...member, operator: true } : member));
  return { ...membership, members, settings };
}

/**
 * Who belongs to a conversation, operators by what they are there.
 * @throws {Refusal} 404 when the app is not in that conversation
 */
export async function rosterOf(house: House, roadmapId: string): Promise<Membership> {
  const membership = await house.membership(roadmapId);
  if (!membership) throw new Refusal(404, 'There is no roadmap here. Add Zero Trust Roadmap to the channel or chat first, and say "help" to it once.');
  return membership;
}

/** What a member is where this roadmap belongs to. Whoever is alone with the bot has nobody to ask. */
export function roleOf({ id, guest, operator }: RosterMember, roadmapId: string): Role {
  if (guest) return 'guest';
  return operator || roadmapId === personalRoadmapId(id) ? 'operator' : 'member';
}
