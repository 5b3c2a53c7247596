import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { readKept, windowStore } from '../shared/browser-store.ts';

export interface WindowList<T> {
  readonly items: readonly T[];
  /** Changes what was noted last, also before the screen was drawn again; at once. */
  readonly note: (change: (known: readonly T[]) => readonly T[]) => void;
}

/**
 * A list that a window keeps over a reload.
 * @param key names it, and whose it is; null before that is known
 * @param schema reads what was kept
 */
export function useWindowList<T>(key: string | null, schema: z.ZodType<T>): WindowList<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const latest = useRef(items);
  const note = useCallback<WindowList<T>['note']>((change) => {
    latest.current = change(latest.current);
    setItems(latest.current);
    if (key !== null) windowStore.set(key, JSON.stringify(latest.current));
  }, [key]);
  useEffect(() => {
    const kept = key === null ? [] : readKept(windowStore, key, (value) => schema.array().parse(value)) ?? [];
    // What was noted before it was known whose it is comes after what was kept.
    if (kept.length > 0) note((known) => [...kept, ...known]);
  }, [key, note, schema]);
  return { items, note };
}
