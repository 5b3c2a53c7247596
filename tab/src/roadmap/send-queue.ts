import { ApiError } from '../shared/api-client.ts';
import { pause } from '../shared/pause.ts';
import { strings } from './strings.ts';

const firstPauseMs = 500;
const longestPauseMs = 15_000;

/** What a person did goes to the server through here: one after the other, and until the server has decided. */
export interface SendQueue {
  /**
   * Sends as soon as everything before it is decided. No answer, too many requests, a fault of the server, a sign-in that has
   * lapsed: it is tried again for as long as the page is open, so it must be harmless to send twice.
   * @throws what the server will say every time
   */
  readonly send: <Answer>(attempt: () => Promise<Answer>) => Promise<Answer>;
  /** Gives up everything that waits: whoever sent it is told so. */
  readonly discard: () => void;
}

export interface SendQueueParts {
  /** Says `online` when the device has its network back: the window, in a browser. */
  readonly network: EventTarget;
  /** Why the first in the queue waits; null as soon as the server has decided on it. */
  readonly onTrouble: (trouble: ApiError | null) => void;
}

export function createSendQueue({ network, onTrouble }: SendQueueParts): SendQueue {
  let last: Promise<unknown> = Promise.resolve();
  let given = new AbortController();

  const untilDecided = async <Answer>(attempt: () => Promise<Answer>, { signal }: AbortController): Promise<Answer> => {
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        const answer = await attempt();
        onTrouble(null);
        return answer;
      } catch (error) {
        if (!(error instanceof ApiError) || error.isFinal) {
          onTrouble(null);
          throw error;
        }
        // One failure is soon made up for, and not worth a word.
        if (pauseMs > firstPauseMs) onTrouble(error);
      }
      await pause(pauseMs * (0.75 + Math.random() / 2), network, signal);
    }
    onTrouble(null);
    throw new ApiError(strings.discarded, 0);
  };

  return {
    send: (attempt) => {
      const until = given;
      const answer = last.then(() => untilDecided(attempt, until));
      last = answer.catch(() => undefined);
      return answer;
    },
    discard: () => {
      given.abort();
      given = new AbortController();
    },
  };
}
