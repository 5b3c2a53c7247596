import { isClosed, type Status } from '../../../../src/roadmap/status.ts';
import { daysBetween, formatDay } from '../../shared/dates.ts';
import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';

/** A due date closer than this is worth a glance. */
const soonDays = 7;

export interface DueLabel {
  readonly text: string;
  readonly tone: 'overdue' | 'soon' | 'calm';
}

/**
 * How a card shows a due date. What is closed is never late.
 * @param today `yyyy-MM-dd` where the reader is
 */
export function dueLabel(due: string, status: Status, today: string): DueLabel {
  const days = daysBetween(today, due);
  if (isClosed(status)) return { text: strings.due(formatDay(due, today)), tone: 'calm' };
  if (days < 0) return { text: plural(-days, strings.daysLate), tone: 'overdue' };
  if (days === 0) return { text: strings.dueToday, tone: 'soon' };
  if (days === 1) return { text: strings.dueTomorrow, tone: 'soon' };
  return { text: strings.due(formatDay(due, today)), tone: days <= soonDays ? 'soon' : 'calm' };
}
