import type { ScheduleView } from '../api/schedule.ts';
import { assessmentScheduleSchema, type AssessmentSchedule } from '../digest/assessment-schedule.ts';
import { refuseUncheckedPillars } from './checked-pillars.ts';
import type { Actor, House } from './house.ts';
import { scheduleView } from './load-assessment-schedule.ts';
import { authorise, Refusal } from './refusal.ts';

/**
 * Lets assessments run by themselves in a roadmap's conversation, or no longer.
 * @param request.schedule null switches it off
 * @param request.seen when the schedule was set that the person had before them; left out by who says what shall be, whatever is now
 * @throws {Refusal} 403 for who may not schedule, or not change settings where it is switched off, 400 for a schedule that cannot be, 422 when no check looks at its pillars, 409 when somebody else set another one since
 */
export async function setAssessmentSchedule(
  house: House, actor: Actor, roadmapId: string, { schedule, seen }: { readonly schedule: AssessmentSchedule | null; readonly seen?: string | null },
): Promise<ScheduleView> {
  // Off is the safe side.
  authorise(actor, schedule === null ? 'change-settings' : 'schedule-assessment');
  const parsed = assessmentScheduleSchema.nullable().safeParse(schedule);
  if (!parsed.success) throw new Refusal(400, `The schedule was not changed: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`);
  refuseUncheckedPillars(house, parsed.data?.pillars ?? null);
  const { saved, now } = await house.storage.assessmentSchedules.set(house.tenantId, roadmapId, parsed.data, { by: actor.person, at: house.now(), ...(seen !== undefined && { seen }) });
  if (!saved) throw new Refusal(409, `${now?.setBy.name ?? 'Somebody'} changed the schedule after you opened it. Nothing of yours was saved: look at theirs first.`);
  return scheduleView(house, roadmapId, now);
}
