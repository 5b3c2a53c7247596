import { useSyncExternalStore } from 'react';

const phone = globalThis.matchMedia('(max-width: 639px)');

function subscribe(onChange: () => void): () => void {
  phone.addEventListener('change', onChange);
  return () => phone.removeEventListener('change', onChange);
}

/** Whether there is no room for columns, so that what matters of a row stands below its title. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => phone.matches);
