/** After a finger the click comes a while later; after a drag to elsewhere none comes at all. */
const clickWithinMs = 500;

/** Lets the click that follows the release of a drag open nothing. To be called as the pointer is released. */
export function swallowClick(): void {
  const swallowing = new AbortController();
  const { signal } = swallowing;
  const end = (): void => swallowing.abort();
  globalThis.addEventListener('click', (click) => {
    // Enter on a button is a click too, of no pointer.
    if (click.detail === 0) return;
    click.stopPropagation();
    end();
  }, { capture: true, signal });
  // The next press is another one.
  globalThis.addEventListener('pointerdown', end, { capture: true, signal });
  setTimeout(end, clickWithinMs);
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
