import type { Clock } from './lane.ts';

export interface RetrySettings {
  /** First pause after a failure; doubles with every further one. */
  readonly baseMs: number;
  readonly maxMs: number;
  /** How often one request may meet a server error before the fact counts as unavailable. */
  readonly serverErrors: number;
  /** How long one request may be throttled before the fact counts as unavailable. */
  readonly throttledMs: number;
  /** How long nothing may come through before the run ends. */
  readonly outageMs: number;
  /** The same, before anything has ever come through: a wrong address should not take a quarter of an hour to notice. */
  readonly firstContactMs: number;
  /** After so long without an answer a request counts as lost. */
  readonly timeoutMs: number;
}

export const patientRetry: RetrySettings = {
  baseMs: 500,
  maxMs: 30_000,
  serverErrors: 12,
  throttledMs: 15 * 60_000,
  outageMs: 15 * 60_000,
  firstContactMs: 15_000,
  timeoutMs: 120_000,
};

/** Exponential with full jitter over its upper half, so that many requests that failed together do not come back together. */
export function backoffMs({ baseMs, maxMs }: Pick<RetrySettings, 'baseMs' | 'maxMs'>, failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** (failures - 1));
  return ceiling * (0.5 + random() / 2);
}

/** `Retry-After` in milliseconds: seconds, or an HTTP date. Null when there is none or it cannot be read. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds) && header.trim() !== '') return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

export const isServerError = (status: number): boolean => [408, 500, 502, 503, 504, 509].includes(status);

/** The process' own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const reason = () => (signal.reason instanceof Error ? signal.reason : new Error('The request was cancelled.'));
      if (signal.aborted) {
        reject(reason());
        return;
      }
      const cancel = () => {
        clearTimeout(timer);
        reject(reason());
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', cancel);
        resolve();
      }, ms);
      signal.addEventListener('abort', cancel, { once: true });
    }),
};
