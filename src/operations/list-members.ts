import type { Member } from '../api/roadmap.ts';
import { acceptingRisk, isAllowed } from '../access/rules.ts';
import type { House } from './house.ts';
import { membershipOf, roleOf } from './identify.ts';

/** Everybody who belongs to a roadmap's conversation. @throws {Refusal} 404 when the app is not in it */
export async function listMembers(house: House, roadmapId: string): Promise<Member[]> {
  const { members, settings } = await membershipOf(house, roadmapId);
  return members.map((member) => ({ id: member.id, name: member.name, guest: member.guest, mayAcceptRisk: isAllowed(roleOf(member, roadmapId), acceptingRisk(settings.exceptions)) }));
}
