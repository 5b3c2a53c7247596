/** Lets the click that follows the release of a drag open nothing. To be called as the pointer is released. */
export function swallowClick(): void {
  const swallowing = new AbortController();
  globalThis.addEventListener('click', (click) => click.stopPropagation(), { capture: true, signal: swallowing.signal });
  setTimeout(() => swallowing.abort(), 0);
}

/** Lets Escape give a drag up, before anything else that it would close; the release then opens nothing. @param signal ends with the drag */
export function giveUpOnEscape(giveUp: () => void, signal: AbortSignal): void {
  globalThis.addEventListener('keydown', (key) => {
    if (key.key !== 'Escape') return;
    key.stopPropagation();
    giveUp();
    swallowNextClick();
  }, { capture: true, signal });
}

/** The same as `swallowClick` while the pointer is still down: when it is released. */
export function swallowNextClick(): void {
  const waiting = new AbortController();
  const { signal } = waiting;
  const giveUp = (): void => waiting.abort();
  globalThis.addEventListener('pointerup', () => {
    giveUp();
    swallowClick();
  }, { signal });
  // Released outside the window: the next press is another one.
  globalThis.addEventListener('pointerdown', giveUp, { capture: true, signal });
  globalThis.addEventListener('pointercancel', giveUp, { signal });
}
