import { dayIn } from '../digest/calendar-day.ts';
import { acceptedChecks, openException } from '../roadmap/accepted-risk.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import { digestScheduleOf } from './digest-schedule-of.ts';
import type { House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';

/** The numbers of the checks whose risk a team accepts on the day that it is in its conversation's time zone. */
export async function acceptedToday(house: House, roadmapId: string, states: ActivityStates): Promise<ReadonlySet<number>> {
  // Most roadmaps have no exception, and need not know which day it is.
  if (![...states.values()].some((state) => openException(state) !== null)) return new Set();
  const { schedule: { timeZone } } = await digestScheduleOf(house, roadmapId);
  return acceptedChecks(roadmapActivities(house.catalog, states), states, dayIn(timeZone, house.now()));
}
