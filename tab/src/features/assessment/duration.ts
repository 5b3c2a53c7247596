import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';

const mostSecondsSaid = 120;

/** How long something took: in seconds up to two minutes. @param from ISO 8601, like `to` */
export function duration(from: string, to: string): string {
  const seconds = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return seconds < mostSecondsSaid ? plural(seconds, strings.seconds) : plural(Math.round(seconds / 60), strings.minutes);
}
