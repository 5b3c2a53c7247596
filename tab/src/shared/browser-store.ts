/** What a browser keeps for this page. Never throws: what it refuses to keep, the page keeps for as long as it is open. */
export interface BrowserStore {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
  /** Names that begin with `prefix`. */
  readonly keys: (prefix: string) => readonly string[];
}

/**
 * A store that may be blocked, as in a frame whose third-party storage the browser denies, or full.
 * @param open gives the browser's own; naming it is what throws where it is blocked
 */
export function createBrowserStore(open: () => Storage): BrowserStore {
  /** What the browser does not keep; newer than what it may have. */
  const memory = new Map<string, string>();
  const attempt = <T>(ask: (storage: Storage) => T, instead: T): T => {
    try {
      return ask(open());
    } catch {
      // Blocked or full: the page goes on without.
      return instead;
    }
  };
  const keep = (key: string, value: string): boolean =>
    attempt((storage) => {
      storage.setItem(key, value);
      return true;
    }, false);
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key), null),
    set: (key, value) => {
      if (keep(key, value)) memory.delete(key);
      else memory.set(key, value);
    },
    remove: (key) => {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key), undefined);
    },
    keys: (prefix) => {
      const kept = attempt((storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ''), []);
      return [...new Set([...kept, ...memory.keys()])].filter((key) => key.startsWith(prefix));
    },
  };
}

/** Outlives the page. */
export const localStore = createBrowserStore(() => globalThis.localStorage);
/** Lives as long as the window, reloads included. */
export const windowStore = createBrowserStore(() => globalThis.sessionStorage);

/**
 * Reads what was kept as JSON.
 * @param parse throws, or gives null, for what is not what was kept
 * @returns null for nothing, and for what another version left there
 */
export function readKept<T>(store: BrowserStore, key: string, parse: (value: unknown) => T | null): T | null {
  const kept = store.get(key);
  if (kept === null) return null;
  try {
    return parse(JSON.parse(kept));
  } catch {
    return null;
  }
}
