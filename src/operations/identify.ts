import { personalRoadmapId } from '../access/conversation.ts';
import type { Actor, House, Membership } from './house.ts';
import { Refusal } from './refusal.ts';

/**
 * Finds out what somebody is in a roadmap's conversation. Knowing who they are is not enough: they must belong to it.
 * @throws {Refusal} 404 when the app is not in that conversation, 403 when they are not a member of it
 */
export async function identify(house: House, { roadmapId, personId }: { readonly roadmapId: string; readonly personId: string }): Promise<Actor> {
  const membership = await membershipOf(house, roadmapId);
  const member = membership.members.find(({ id }) => id === personId);
  if (!member) throw new Refusal(403, `You are not a member of the conversation that this roadmap belongs to. Ask one of its owners to add you.`);
  const person = { id: member.id, name: member.name };
  if (member.guest) return { person, role: 'guest' };
  // Whoever is alone with the bot has nobody to ask.
  const isOperator = member.operator || roadmapId === personalRoadmapId(personId);
  return { person, role: isOperator ? 'operator' : 'member' };
}

/** @throws {Refusal} 404 when the app is not in that conversation */
export async function membershipOf(house: House, roadmapId: string): Promise<Membership> {
  const membership = await house.membership(roadmapId);
  if (!membership) throw new Refusal(404, 'There is no roadmap here. Add Zero Trust Roadmap to the channel or chat first, and say "help" to it once.');
  return membership;
}
