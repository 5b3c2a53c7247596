import { useCallback } from 'react';
import type { OwnActivity } from '../../../../src/roadmap/own-activity.ts';
import type { TogetherOutcome } from '../../roadmap/submit.ts';
import { useAwaitedChange } from '../../roadmap/undo/undo-provider.tsx';

export interface SavedOwnActivity {
  readonly id: string;
  /** Null removes the activity. */
  readonly own: OwnActivity | null;
  /** The sequence of the roadmap that the person had before them when they began. */
  readonly seen: number;
  /** What was done, as a sentence. */
  readonly said: string;
}

/** Saves what an own activity is: at once on the screen, as one step to undo. @returns a function that says what the server made of it */
export function useSaveOwnActivity(): (saved: SavedOwnActivity) => Promise<TogetherOutcome> {
  const change = useAwaitedChange();
  return useCallback(({ id, own, seen, said }) => change([{ activity: id, set: { own }, seen }], said), [change]);
}

export const newOwnId = (): string => `own-${crypto.randomUUID().slice(0, 8)}`;
