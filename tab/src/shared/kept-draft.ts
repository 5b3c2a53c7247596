import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { localStore, readKept, type BrowserStore } from './browser-store.ts';

const dayMs = 86_400_000;
/** Nobody remembers what they meant by then. */
const keptDays = 30;
const keptSchema = z.object({ at: z.number(), draft: z.unknown() });

const prefix = 'zero-trust-roadmap.draft.';
const keyOf = (place: string): string => `${prefix}${place}`;
const isOld = (at: number): boolean => at <= Date.now() - keptDays * dayMs;

export interface KeptDraftOptions<T> {
  /** Whose words they are, and about what. */
  readonly place: string;
  /** Reads what the browser has kept. */
  readonly schema: z.ZodType<T>;
  /** What is there before anything is written. */
  readonly empty: T;
  /** Whether nothing would be lost with it. */
  readonly isEmpty: (draft: T) => boolean;
  /** Another window of the same person has changed it, or is done with it. */
  readonly onElsewhere?: () => void;
}

function read<T>({ place, schema, empty }: KeptDraftOptions<T>): T {
  const kept = readKept(localStore, keyOf(place), (value) => keptSchema.parse(value));
  const draft = kept !== null && !isOld(kept.at) ? schema.safeParse(kept.draft) : null;
  if (draft?.success) return draft.data;
  localStore.remove(keyOf(place));
  return empty;
}

/**
 * What somebody writes and has not sent or saved, kept in the browser: closing the pane or the page, or looking something up, loses nothing of it.
 * Their windows share it: what one has sent, another must not keep.
 * @returns the draft, and a way to put another in its place
 */
export function useKeptDraft<T>(options: KeptDraftOptions<T>): readonly [T, (draft: T) => void] {
  const [draft, setDraft] = useState(() => read(options));
  const { place, isEmpty } = options;
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  }, [options]);
  useEffect(() => {
    const follow = ({ key }: StorageEvent): void => {
      if (key !== keyOf(place)) return;
      setDraft(read(latest.current));
      latest.current.onElsewhere?.();
    };
    globalThis.addEventListener('storage', follow);
    return () => globalThis.removeEventListener('storage', follow);
  }, [place]);
  const keep = (next: T): void => {
    if (isEmpty(next)) localStore.remove(keyOf(place));
    else localStore.set(keyOf(place), JSON.stringify({ at: Date.now(), draft: next }));
    setDraft(next);
  };
  return [draft, keep];
}

/** Drops what nobody has come back to, whoever wrote it: a browser may be shared. */
export function forgetOldDrafts(store: BrowserStore = localStore): void {
  for (const key of store.keys(prefix)) {
    const kept = readKept(store, key, (value) => keptSchema.parse(value));
    if (kept === null || isOld(kept.at)) store.remove(key);
  }
}
