import { useSyncExternalStore } from 'react';
import { localDay } from './dates.ts';

/** Milliseconds. A timer to midnight would be late where a machine has slept. */
const lookEvery = 10_000;

function everySoOften(look: () => void): () => void {
  const timer = setInterval(look, lookEvery);
  return () => clearInterval(timer);
}

/** The reader's calendar day, `yyyy-MM-dd`. What shows it is drawn anew when the next one begins: tabs stay open overnight. */
export const useToday = (): string => useSyncExternalStore(everySoOften, () => localDay(new Date()));
