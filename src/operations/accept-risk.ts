import { dayIn } from '../digest/calendar-day.ts';
import { exceptionSchema } from '../roadmap/activity-state.ts';
import { mayAcceptRisk } from './acceptable-risk.ts';
import { changeTask, type ChangedTask } from './change-task.ts';
import type { Actor, House } from './house.ts';
import { Refusal } from './refusal.ts';

/**
 * Lives without an activity until a day: whoever says so answers for it.
 * @param risk.until calendar day, `yyyy-MM-dd`, the last one on which it holds
 * @throws {Refusal} 403 for who may not, 400 without a reason or for a day that has passed, 422 for what this team does not accept
 */
export async function acceptRisk(
  house: House, actor: Actor, roadmapId: string, { activity, until, reason, timeZone }: { readonly activity: string; readonly until: string; readonly reason: string; readonly timeZone: string },
): Promise<ChangedTask> {
  await mayAcceptRisk(house, actor, roadmapId);
  if (until < dayIn(timeZone, house.now())) throw new Refusal(400, 'That day has passed. Name the last day on which the risk is accepted; it is reviewed then.');
  const exception = exceptionSchema.safeParse({ reason, approver: actor.person, until });
  if (!exception.success) throw new Refusal(400, `The risk was not accepted: ${exception.error.issues.map(({ message }) => message).join('; ')}.`);
  return changeTask(house, actor, roadmapId, { activity, set: { exception: exception.data }, seen: null });
}
