import { useSyncExternalStore } from 'react';
import { localDay } from './dates.ts';

/** Milliseconds. A timer to midnight would be late where a machine has slept. */
const lookEvery = 10_000;

function everySoOften(look: () => void): () => void {
  const timer = setInterval(look, lookEvery);
  return () => clearInterval(timer);
}

/** The hour of the world, `yyyy-MM-ddTHH`: for days of other places, which only the server knows. */
export const useHour = (): string => useSyncExternalStore(everySoOften, () => new Date().toISOString().slice(0, 13));

/** The reader's calendar day, `yyyy-MM-dd`. What shows it is drawn anew when the next one begins: tabs stay open overnight. */
export const useToday = (): string => useSyncExternalStore(everySoOften, () => localDay(new Date()));
