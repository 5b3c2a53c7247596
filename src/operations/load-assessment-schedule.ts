import type { ScheduleView } from '../api/schedule.ts';
import { recurrenceOf } from '../digest/assessment-schedule.ts';
import { nextOccurrencesOf } from '../digest/occurrences.ts';
import { defaultDigestSchedule } from '../digest/schedule.ts';
import type { SavedSchedule } from '../store/assessment-schedules.ts';
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
    timeZone: await timeZoneOf(house, roadmapId),
  };
}

/** The conversation's time zone; a roadmap that the bot has not been spoken to from has none yet. */
async function timeZoneOf(house: House, roadmapId: string): Promise<string> {
  const conversation = await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
  return (conversation?.digest ?? defaultDigestSchedule).timeZone;
}
