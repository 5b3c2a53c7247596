import { useCallback, useState } from 'react';
import { localStore, readKept } from '../shared/browser-store.ts';
import { useOpenRoadmap } from './roadmap-context.ts';

const keyOf = (person: string, name: string) => `zero-trust-roadmap.${person}.${name}`;

/**
 * Something this person chose in this browser, such as columns.
 * @param parse gives null for what another version left there
 */
export function useRemembered<T>(name: string, initial: T, parse: (value: unknown) => T | null): readonly [T, (value: T) => void] {
  const { roadmap } = useOpenRoadmap();
  const key = keyOf(roadmap.me.person.id, name);
  const [value, setValue] = useState<T>(() => readKept(localStore, key, parse) ?? initial);
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
