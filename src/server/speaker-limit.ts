import type { RateLimit } from './rate-limit.ts';
import { RateLimiter, TooManyRequests } from './rate-limit.ts';

/** More than anybody types or presses; a search asks with every few letters. */
const usualLimit: RateLimit = { burst: 60, perSecond: 2 };
/** To be told of it again with every message would be as many messages as were too many. */
const toldLimit: RateLimit = { burst: 1, perSecond: 1 / 60 };

/** Whether somebody's activity is heard. @throws {Refusal} 429 when they are to be told that it is not */
export type AdmitSpeaker = (who: string, activity: { readonly mustAnswer: boolean }) => boolean;

/**
 * How often one person may speak to the bot. All of them come from the addresses of the Bot Framework, so that a limit by
 * address would be one for everybody together; and who speaks is only known after the token was checked.
 */
export function limitSpeakers(limit: RateLimit = usualLimit, nowMs?: () => number): AdmitSpeaker {
  const [speakers, told] = [new RateLimiter(limit, nowMs), new RateLimiter(toldLimit, nowMs)];
  return (who, { mustAnswer }) => {
    try {
      speakers.take(who);
      return true;
    } catch (error) {
      if (!(error instanceof TooManyRequests)) throw error;
      if (mustAnswer || isTold(told, who)) throw error;
      return false;
    }
  };
}

function isTold(told: RateLimiter, who: string): boolean {
  try {
    told.take(who);
    return true;
  } catch {
    return false;
  }
}
