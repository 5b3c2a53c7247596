import type { Person } from '../assessment/run.ts';
import type { PillarId } from '../catalog/catalog.ts';
import { openException } from '../roadmap/accepted-risk.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import { daysBetween } from './calendar-day.ts';

/** An accepted risk as a digest names it. Its reason stays where the activity is: guests of a channel see its cards. */
export interface ExceptionItem {
  readonly id: string;
  readonly title: string;
  readonly pillar: PillarId;
  readonly approver: Person;
  /** The last calendar day on which it holds, `yyyy-MM-dd`. */
  readonly until: string;
  /** Calendar days to that day; negative when it is over. */
  readonly daysLeft: number;
}

/** From so many days before its end on, an exception is to be reviewed. */
export const reviewWithinDays = 14;

type Titled = Pick<ExceptionItem, 'id' | 'title' | 'pillar'>;

/**
 * The accepted risks that have ended, or end within so many days, the first to end first.
 * @param within.days Infinity for all of them
 */
export function exceptionItems(activities: readonly Titled[], states: ReadonlyMap<string, ActivityState>, { today, days }: { readonly today: string; readonly days: number }): ExceptionItem[] {
  return activities
    .flatMap(({ id, title, pillar }) => {
      const exception = openException(states.get(id));
      return exception ? [{ id, title, pillar, approver: exception.approver, until: exception.until, daysLeft: daysBetween(today, exception.until) }] : [];
    })
    .filter(({ daysLeft }) => daysLeft <= days)
    .sort((a, b) => a.daysLeft - b.daysLeft || a.title.localeCompare(b.title, 'en'));
}
