/** How to fetch each part of the tab that is split off. */
const parts: (() => Promise<unknown>)[] = [];

/** Names a part that may be fetched before it is drawn. */
export const registerPart = (load: () => Promise<unknown>): void => void parts.push(load);

/** How long a browser that knows no idle time is given to draw. */
const drawnMs = 2000;

/** Calls when the browser has nothing else to do. */
function whenIdle(work: () => void): void {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in globalThis) globalThis.requestIdleCallback(work);
  else setTimeout(work, drawnMs);
}

/**
 * Fetches every part, one after the other, so that none is missing when the connection is. What cannot be fetched now is
 * fetched when it is drawn.
 * @returns how to stop
 */
export function loadPartsWhenIdle(): () => void {
  let isStopped = false;
  const waiting = parts.values();
  const next = (): void => {
    const { value: load, done } = waiting.next();
    if (done || isStopped) return;
    void load().catch(() => undefined).then(() => whenIdle(next));
  };
  whenIdle(next);
  return () => { isStopped = true; };
}
