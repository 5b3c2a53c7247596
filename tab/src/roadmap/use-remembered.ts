import { useCallback, useState } from 'react';
import { localStore } from '../shared/browser-store.ts';
import { useOpenRoadmap } from './roadmap-context.ts';

const keyOf = (person: string, name: string) => `zero-trust-roadmap.${person}.${name}`;

function read<T>(key: string, parse: (value: unknown) => T | null): T | null {
  const stored = localStore.get(key);
  if (stored === null) return null;
  try {
    return parse(JSON.parse(stored));
  } catch {
    // Another version, or another program, left something else there.
    return null;
  }
}

/**
 * Something this person chose in this browser, such as columns.
 * @param parse gives null for what another version left there
 */
export function useRemembered<T>(name: string, initial: T, parse: (value: unknown) => T | null): readonly [T, (value: T) => void] {
  const { roadmap } = useOpenRoadmap();
  const key = keyOf(roadmap.me.person.id, name);
  const [value, setValue] = useState<T>(() => read(key, parse) ?? initial);
  const remember = useCallback(
    (chosen: T) => {
      setValue(chosen);
      localStore.set(key, JSON.stringify(chosen));
    },
    [key],
  );
  return [value, remember];
}

/** Names that are remembered as a list. */
export const parseNames = (value: unknown): string[] | null => (Array.isArray(value) ? value.filter((name) => typeof name === 'string') : null);
