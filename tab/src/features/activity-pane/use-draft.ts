import { useCallback, useEffect, useRef, useState } from 'react';

/** What somebody is typing; `seen` is the sequence of the roadmap that they had before them when they began. */
interface Draft<T> {
  readonly value: T;
  readonly seen: number;
}

export interface DraftField<T> {
  readonly shown: T;
  readonly change: (value: T) => void;
  /** Saves the draft, if there is one and it says something new. */
  readonly commit: () => void;
}

export interface DraftOptions<T> {
  readonly saved: T;
  /** Of the roadmap that is on the screen. */
  readonly sequence: number;
  readonly pauseMs: number;
  readonly isComplete: (value: T) => boolean;
  /** What is saved of a value: without the space at its end, say. */
  readonly tidy?: (value: T) => T;
  readonly save: (value: T, seen: number) => void;
}

const asItIs = <T>(value: T): T => value;

/**
 * Keeps what is being typed apart from what is saved, so that a colleague's edit does not overwrite it under the hands.
 * Saves after a pause, on `commit`, and when the field or the page goes away.
 * What is not tidy yet waits for its author too: the space before the next word must not vanish from under the hands.
 * @param isComplete a value that is not is still being typed: a pause does not save it, and leaving the field drops it
 * @param save gets the value and what the author had seen when they began
 */
export function useDraft<T>({ saved, sequence, pauseMs, isComplete, tidy = asItIs, save }: DraftOptions<T>): DraftField<T> {
  const [draft, setDraft] = useState<Draft<T> | null>(null);
  const commit = useCallback(() => {
    if (!draft) return;
    setDraft(null);
    const value = tidy(draft.value);
    if (value !== saved && isComplete(value)) save(value, draft.seen);
  }, [draft, isComplete, save, saved, tidy]);
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  }, [commit]);
  useEffect(() => {
    if (!draft || !isComplete(draft.value) || tidy(draft.value) !== draft.value) return undefined;
    const timer = setTimeout(() => latest.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, isComplete, pauseMs, tidy]);
  useEffect(() => {
    const save = (): void => latest.current();
    // What is sent is kept in the browser until it is answered: it outlives the page.
    globalThis.addEventListener('pagehide', save);
    return () => {
      globalThis.removeEventListener('pagehide', save);
      save();
    };
  }, []);
  const change = useCallback((value: T) => setDraft((before) => ({ value, seen: before?.seen ?? sequence })), [sequence]);
  return { shown: draft ? draft.value : saved, change, commit };
}
