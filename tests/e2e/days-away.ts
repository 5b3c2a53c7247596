import { dayIn } from './ask-server.ts';

/** How far from today the day is that a mark of the timeline names; it leaves this year out. */
export function daysAway(text: string | null): number {
  const said = text ?? '';
  const today = dayIn(0);
  return Math.round((Date.parse(`${/\d{4}/.test(said) ? said : `${said} ${today.slice(0, 4)}`} UTC`) - Date.parse(today)) / 86_400_000);
}
