import { dayIn } from '../src/digest/calendar-day.ts';
import { Refusal } from '../src/operations/refusal.ts';
import { dayInWords } from './cards/text.ts';
import type { Turn } from './command.ts';
import { plainDate } from './plain-date.ts';

/** Today where the conversation is, and the language of whoever speaks: what a date in words is read with. */
export function saidOn({ house, conversation, locale }: Turn): { readonly today: string; readonly locale: string } {
  return { today: dayIn(conversation.digest.timeZone, house.now()), locale };
}

/** @throws {Refusal} 400 for words that are no day, and for a day that has passed */
export function dayToCome(turn: Turn, words: string): string {
  const on = saidOn(turn);
  const day = plainDate(words, on);
  if (day === null) throw new Refusal(400, `I cannot read “${words.slice(0, 60)}” as a day. Try “next Friday”, “31/12”, “in 3 weeks” or “${on.today}”.`);
  refusePassed(day, on.today);
  return day;
}

/** @throws {Refusal} 400 */
export function refusePassed(day: string, today: string): void {
  if (day < today) throw new Refusal(400, `${dayInWords(day)} has passed. Name a day to come.`);
}
