import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';

/** How long an exception still holds. @param days until its last day; negative when that is over */
export function exceptionLabel(days: number): string {
  if (days < 0) return plural(-days, strings.expiredAgo);
  return days === 0 ? strings.expiresToday : plural(days, strings.expiresIn);
}
