import { useSyncExternalStore } from 'react';

/** What the address says: it can be bookmarked and shared, and the back button works. */
export type ParamName = 'roadmap' | 'theme' | 'dir' | 'page' | 'frame' | (typeof placeParams)[number];
/** Those that say what of the roadmap to show. */
const placeParams = [
  'view', 'pillar', 'area', 'activity', 'part', 'run', 'check',
  'status', 'owner', 'due', 'effort', 'impact', 'license', 'evidence', 'cross', 'q', 'group', 'sort', 'zoom',
  'verdict', 'risk', 'category', 'with', 'past',
] as const;

const moved = new EventTarget();

function subscribe(onMove: () => void): () => void {
  globalThis.addEventListener('popstate', onMove);
  moved.addEventListener('move', onMove);
  return () => {
    globalThis.removeEventListener('popstate', onMove);
    moved.removeEventListener('move', onMove);
  };
}

/** Parts of the address are asked for with everything that is drawn; it is read apart once. */
let known = { search: '', params: new URLSearchParams() };

export function readParam(name: ParamName): string | null {
  const { search } = globalThis.location;
  if (search !== known.search) known = { search, params: new URLSearchParams(search) };
  return known.params.get(name);
}

/** Whether the address leads to something of its own, and not just to a roadmap. */
export const leadsSomewhere = (): boolean => placeParams.some((name) => readParam(name) !== null);

/** A part of the address, kept current. */
export function useParam(name: ParamName): string | null {
  return useSyncExternalStore(subscribe, () => readParam(name));
}

/** The whole query string, kept current. */
export const useSearch = (): string => useSyncExternalStore(subscribe, () => globalThis.location.search);

/** What the browser keeps with an address of ours, also over a reload. */
interface Steps {
  /** How often one can go back without leaving the page. */
  readonly steps: number;
}

function stepsTaken(): number {
  const state: unknown = globalThis.history.state;
  return typeof state === 'object' && state !== null && 'steps' in state && typeof state.steps === 'number' ? state.steps : 0;
}

/** Goes back where the page itself has gone on. @returns whether it has */
export function goBack(): boolean {
  if (stepsTaken() === 0) return false;
  globalThis.history.back();
  return true;
}

/** Changes parts of the address; null removes one. `replace` leaves no step to go back to. */
export function navigate(changes: Readonly<Partial<Record<ParamName, string | null>>>, options: { readonly replace?: boolean } = {}): void {
  const address = new URL(globalThis.location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (address.href === globalThis.location.href) return;
  if (options.replace) globalThis.history.replaceState(globalThis.history.state, '', address);
  else globalThis.history.pushState({ steps: stepsTaken() + 1 } satisfies Steps, '', address);
  moved.dispatchEvent(new Event('move'));
}
