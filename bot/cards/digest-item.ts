import type { CardElement } from '@microsoft/teams.cards';
import type { DigestItem } from '../../src/digest/digest.ts';
import { counted, dayInWords, plain } from './text.ts';

/** `3 March 2026, 5 days late`; empty without a due date. */
export function dueInWords({ due, daysLate }: Pick<DigestItem, 'due' | 'daysLate'>): string {
  if (due === null) return '';
  const late = daysLate !== null && daysLate > 0 ? `, ${counted(daysLate, 'day')} late` : '';
  return `${dayInWords(due)}${late}`;
}

/** One activity in a line: what, by when, whose. */
export function itemLine(item: DigestItem, { withOwner }: { readonly withOwner: boolean }): CardElement {
  const due = dueInWords(item);
  const details = [...(due ? [`due ${due}`] : []), ...(withOwner ? [item.owner?.name ?? 'no owner'] : [])];
  return plain({ strong: item.title }, ...(details.length === 0 ? [] : [` (${details.join('; ')})`]));
}
