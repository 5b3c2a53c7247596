import { useSyncExternalStore } from 'react';

function watch(query: string) {
  const list = globalThis.matchMedia(query);
  return {
    subscribe: (onChange: () => void): (() => void) => {
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    matches: (): boolean => list.matches,
  };
}

const narrow = watch('(max-width: 799px)');
const phone = watch('(max-width: 639px)');

/** Whether the pane takes the whole screen, so that its parts follow each other instead of standing side by side. */
export const useNarrow = (): boolean => useSyncExternalStore(narrow.subscribe, narrow.matches);
/** Whether there is no room for the columns of a table, so that what matters of a row stands below its title. */
export const usePhone = (): boolean => useSyncExternalStore(phone.subscribe, phone.matches);
