import { acceptingRisk, isAllowed } from '../access/rules.ts';
import { dayIn } from '../digest/calendar-day.ts';
import type { Exception } from '../roadmap/activity-state.ts';
import { exceptionFault } from '../roadmap/exception-policy.ts';
import type { Actor, House } from './house.ts';
import { membershipOf, roleOf } from './identify.ts';
import { authorise, Refusal } from './refusal.ts';

/** @throws {Refusal} 403 where this team does not let them accept risks */
export async function mayAcceptRisk(house: House, actor: Actor, roadmapId: string): Promise<void> {
  const { settings } = await membershipOf(house, roadmapId);
  authorise(actor, acceptingRisk(settings.exceptions));
}

/** Where a day begins first: an exception may be as long as the policy says wherever its people are. */
const earliestZone = 'Pacific/Kiritimati';

/**
 * The one rule for accepted risks, however they come in: who says so and who is named as the one who accepts must both be
 * allowed to; and it is as long, and as well explained, as the team wants it.
 * @throws {Refusal} 403, 422
 */
export function refuseUnacceptable(house: House, actor: Actor, roadmapId: string, exception: Exception, { members, settings }: Awaited<ReturnType<typeof membershipOf>>): void {
  const action = acceptingRisk(settings.exceptions);
  authorise(actor, action);
  const { id, name } = exception.approver;
  const approver = members.find((member) => member.id === id && member.name === name);
  if (!approver || !isAllowed(roleOf(approver, roadmapId), action)) {
    throw new Refusal(422, `${name || 'This person'} cannot accept a risk here: only ${action === 'accept-risk' ? 'operators' : 'members'} of this conversation can. Choose somebody from the list.`);
  }
  const fault = exceptionFault(exception, settings.exceptions, dayIn(earliestZone, house.now()));
  switch (fault?.kind) {
    case 'reason-too-short': throw new Refusal(422, `The reason is too short. Say in at least ${fault.characters} characters why this risk is accepted.`);
    case 'lasts-too-long': throw new Refusal(422, `A risk is accepted here for ${settings.exceptions.longestDays} days at most: until ${fault.latest}. Name that day or an earlier one; the risk can be accepted again then.`);
    case undefined:
  }
}
