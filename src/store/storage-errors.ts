import { RestError } from '@azure/data-tables';

/** Everybody wrote at once, again and again: nothing was saved. */
export class StorageBusy extends Error {
  override readonly name = 'StorageBusy';
}

/** The service did not answer, several times: what was asked may or may not have happened. */
export class StorageUnreachable extends Error {
  override readonly name = 'StorageUnreachable';
}

/** What was read is no longer so: read again. Never leaves `untilAlone`. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** `statusCode` is the only thing that every kind of storage error carries (`code` is absent on single operations). */
const statusOf = (error: unknown): number | undefined => (error instanceof RestError ? error.statusCode : undefined);

export const isMissing = (error: unknown): boolean => statusOf(error) === 404;

/** Another writer got in between: the row exists already, or is no longer what was read. */
export const isContention = (error: unknown): boolean => error instanceof Overtaken || statusOf(error) === 409 || statusOf(error) === 412;

/** The request may have been carried out although no answer says so: connection lost, timeout, or the service broke. */
export function isUnknownResult(error: unknown): boolean {
  if (error instanceof Error && error.name === 'AbortError') return true;
  if (!(error instanceof RestError)) return false;
  const { statusCode } = error;
  return statusCode === undefined || statusCode === 408 || statusCode === 429 || statusCode >= 500;
}

/** The storage account cannot be reached, or answers that it is not well: another time it will be. */
export const isStorageAway = (error: unknown): boolean => error instanceof StorageUnreachable || (error instanceof RestError && isUnknownResult(error));

/** Contention is over within a few rounds of luck; the client library has already retried a lost answer for seconds. */
const mostContentions = 24;
const mostUnknownResults = 2;
const firstPauseMs = 10;
const longestPauseMs = 150;

/**
 * Does a piece of work that reads, decides and writes with a guard, until nobody else gets in between. The work runs
 * anew each time, so it must read anew; after an answer that got lost it must recognise its own writing.
 * @param work `isAgain` says that an earlier try may have been carried out
 * @throws {StorageBusy} when others got in between every time
 * @throws {StorageUnreachable} when the service does not answer
 */
export async function untilAlone<T>(what: string, work: (isAgain: boolean) => Promise<T>): Promise<T> {
  let unknownResults = 0;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work(attempt > 0);
    } catch (error) {
      const isUnknown = isUnknownResult(error);
      if (!isUnknown && !isContention(error)) throw error;
      if (isUnknown) unknownResults += 1;
      if (unknownResults >= mostUnknownResults) {
        throw new StorageUnreachable(`The storage does not answer while it should ${what}; nobody knows whether it did. Check its connection, and try again.`, { cause: error });
      }
      if (attempt + 1 >= mostContentions) throw new StorageBusy(`Too many people write at once to ${what}. Nothing was saved; try again in a moment.`, { cause: error });
    }
    await pause(Math.random() * Math.min(firstPauseMs * 2 ** attempt, longestPauseMs));
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
