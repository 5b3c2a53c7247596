import type { Clock } from '../../../../src/sources/lane.ts';

/** Time that passes only when somebody sleeps. */
export function fakeClock(): Clock & { advance(ms: number): void } {
  let now = 0;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
    sleep(ms, signal) {
      signal.throwIfAborted();
      now += ms;
      return Promise.resolve();
    },
  };
}
