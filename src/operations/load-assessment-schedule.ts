import type { ScheduleView } from '../api/schedule.ts';
import { recurrenceOf } from '../digest/assessment-schedule.ts';
import { nextOccurrencesOf } from '../digest/occurrences.ts';
import type { SavedSchedule } from '../store/assessment-schedules.ts';
import { digestScheduleOf } from './digest-schedule-of.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

const occurrencesShown = 3;

/** When this roadmap's conversation gets an assessment by itself, and the next times. */
export async function loadAssessmentSchedule(house: House, actor: Actor, roadmapId: string): Promise<ScheduleView> {
  authorise(actor, 'read-roadmap');
  return scheduleView(house, roadmapId, await house.storage.assessmentSchedules.get(house.tenantId, roadmapId));
}

export async function scheduleView(house: House, roadmapId: string, saved: SavedSchedule | null): Promise<ScheduleView> {
  const schedule = saved?.schedule ?? null;
  return {
    schedule,
    set: saved && { by: saved.setBy, at: saved.setAt },
    next: schedule === null ? [] : nextOccurrencesOf(recurrenceOf(schedule), house.now(), occurrencesShown).map((moment) => moment.toISOString()),
    timeZone: (await digestScheduleOf(house, roadmapId)).schedule.timeZone,
  };
}
