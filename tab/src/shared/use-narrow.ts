import { useSyncExternalStore } from 'react';

const narrow = globalThis.matchMedia('(max-width: 799px)');

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}

/** Whether the pane takes the whole screen, so that its parts follow each other instead of standing side by side. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
