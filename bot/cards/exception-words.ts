import type { ExceptionItem } from '../../src/digest/exception-items.ts';
import { counted, dayInWords } from './text.ts';

/** `ends in 5 days, on 27 November 2026`; `ended 1 day ago, on 21 November 2026`. */
export function endInWords({ daysLeft, until }: Pick<ExceptionItem, 'daysLeft' | 'until'>): string {
  const day = dayInWords(until);
  if (daysLeft < 0) return `ended ${counted(-daysLeft, 'day')} ago, on ${day}`;
  return daysLeft === 0 ? `ends today, ${day}` : `ends in ${counted(daysLeft, 'day')}, on ${day}`;
}
