import { personalRoadmapId } from '../access/conversation.ts';
import type { Assessors } from '../access/rules.ts';
import type { Role } from '../api/roadmap.ts';
import { isNamedOperator, type RoadmapSettings } from '../roadmap/settings.ts';
import type { Actor, House, Membership, RosterMember } from './house.ts';
import { Refusal } from './refusal.ts';

/** Who belongs to a conversation, and who of the organisation may assess, where it named them. */
export interface Roster extends Membership {
  readonly assessors?: ReadonlySet<string> | null;
}

/**
 * Finds out what somebody is in a roadmap's conversation. Knowing who they are is not enough: they must belong to it.
 * @throws {Refusal} 404 when the app is not in that conversation, 403 when they are not a member of it, or a guest where guests see nothing
 */
export async function identify(house: House, { roadmapId, personId }: { readonly roadmapId: string; readonly personId: string }): Promise<Actor> {
  const { settings, ...membership } = await membershipOf(house, roadmapId);
  const member = membership.members.find(({ id }) => id === personId);
  if (!member) throw new Refusal(403, `You are not a member of the conversation that this roadmap belongs to. Ask one of its owners to add you.`);
  const role = roleOf(member, roadmapId);
  if (role === 'guest' && settings.guests === 'nothing') throw new Refusal(403, 'Guests cannot see this roadmap: its operators decided so. Ask one of them, or a member of this conversation.');
  const assessors = assessorsFor(member, membership);
  return { person: { id: member.id, name: member.name }, role, ...(assessors && { assessors }) };
}

/** Enough to find one of them. */
const namesAtMost = 3;

/** Undefined where the organisation named no group. */
function assessorsFor({ id, guest }: RosterMember, { members, assessors }: Pick<Roster, 'members' | 'assessors'>): Assessors | undefined {
  if (assessors === undefined) return undefined;
  return { includeMe: !guest && assessors?.has(id) === true, namesHere: assessorsHere({ members, assessors }, id), ...(assessors === null && { isUnknown: true }) };
}

/** Some of those in a conversation who may assess, besides whoever asks. */
export function assessorsHere({ members, assessors }: Pick<Roster, 'members' | 'assessors'>, besides: string): string[] {
  return members.filter(({ id, guest }) => !guest && id !== besides && assessors?.has(id)).slice(0, namesAtMost).map(({ name }) => name);
}

/**
 * Who belongs to a conversation, with what its operators decided: whom they named operators is one.
 * @throws {Refusal} 404 when the app is not in that conversation
 */
export async function membershipOf(house: House, roadmapId: string): Promise<Roster & { readonly settings: RoadmapSettings }> {
  const [membership, { settings }] = await Promise.all([rosterOf(house, roadmapId), house.storage.settings.get({ tenantId: house.tenantId, roadmapId })]);
  const members = membership.members.map((member) => (!member.guest && isNamedOperator(settings, member) ? { ...member, operator: true } : member));
  return { ...membership, members, settings };
}

/**
 * Who belongs to a conversation, operators by what they are there.
 * @throws {Refusal} 404 when the app is not in that conversation
 */
export async function rosterOf(house: House, roadmapId: string): Promise<Roster> {
  const [membership, assessors] = await Promise.all([house.membership(roadmapId), house.assessors?.()]);
  if (!membership) throw new Refusal(404, 'There is no roadmap here. Add Zero Trust Roadmap to the channel or chat first, and say "help" to it once.');
  if (assessors === undefined) return membership;
  // Whom the organisation trusts with an assessment operates every roadmap.
  return { ...membership, members: membership.members.map((member) => (assessors?.has(member.id) ? { ...member, operator: true } : member)), assessors };
}

/** What a member is where this roadmap belongs to. Whoever is alone with the bot has nobody to ask. */
export function roleOf({ id, guest, operator }: RosterMember, roadmapId: string): Role {
  if (guest) return 'guest';
  return operator || roadmapId === personalRoadmapId(id) ? 'operator' : 'member';
}
