import { useLayoutEffect, useRef } from 'react';

interface Place {
  readonly top: number;
  /** From the origin, the way one reads. */
  readonly left: number;
}
/** Gone with the page, as a browser's own memory of it is. */
const kept = new Map<string, Place>();
/** Everything that somebody typed into a search is a place of its own. */
const mostKept = 200;
/** What has never moved need not be asked where it stands: that has the browser lay out everything at once. */
const moved = new WeakSet<Element>();

function keep(key: string, place: Place): void {
  kept.delete(key);
  kept.set(key, place);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

export interface KeptScrollOptions {
  /** What scrolls, null before it is there; what holds all views unless given. */
  readonly scroller?: HTMLElement | null;
  /** Pixels from the start to where `left` counts from, such as today on an axis that may begin with another day when one comes back. */
  readonly origin?: number;
  /** How far from the start to begin when nothing is kept; undefined to begin where it stands. */
  readonly start?: (scroller: HTMLElement) => number | undefined;
}

/**
 * A view goes away when another one opens. Whoever comes back finds it scrolled as they left it; what they have not seen yet begins at the top.
 * Of a view whose rows draw themselves by where it stands, call this before they look.
 * @param key names the view and what decides its content, such as the filter
 */
export function useKeptScroll(key: string, { scroller, origin = 0, start }: KeptScrollOptions = {}): void {
  const begin = useRef(start);
  useLayoutEffect(() => {
    begin.current = start;
  });
  useLayoutEffect(() => {
    const element = scroller === undefined ? document.querySelector('main') : scroller;
    if (!element) return undefined;
    const way = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    const note = (): void => {
      moved.add(element);
      keep(key, { top: element.scrollTop, left: way * element.scrollLeft - origin });
    };
    const place = kept.get(key);
    const left = place ? origin + place.left : begin.current?.(element);
    if (moved.has(element) || (place?.top ?? 0) > 0 || (left ?? 0) > 0) {
      element.scrollTo({ top: place?.top ?? 0, ...(left !== undefined && { left: way * left }) });
      // What was kept stays so where the content is not there yet.
      if (!place) note();
    } else if (!place) keep(key, { top: 0, left: -origin });
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [key, origin, scroller]);
}
