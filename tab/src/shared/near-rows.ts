import { startTransition, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows by number, the last one not counted in. May end beyond the last row that there is. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rows drawn beyond either edge, so that they are there before one scrolls to them. */
const ahead = 8;
/** Rows that come and go together: a browser's work for a change of what it shows hardly grows with a few rows more. */
const block = 6;
const none: Span = { from: 0, to: 0 };

/**
 * Which rows of one height to draw around what is in sight.
 * @param top how far down what is in sight begins, in pixels; below 0 where a browser lets one pull beyond the edge
 * @param height of what is in sight, in pixels
 * @param rowPx height of a row, in pixels
 */
export function spanAround(top: number, height: number, rowPx: number): Span {
  const from = Math.floor(Math.max(0, top / rowPx - ahead) / block) * block;
  // As long as the last one wherever it begins: it then changes once for a block, not once for each of its ends.
  return { from, to: from + (Math.ceil((height / rowPx + 2 * ahead) / block) + 1) * block };
}

/** Fewer rows than one has scrolled to: the browser goes back to the last ones at once, but says so only with the next frame. */
export function upTo(count: number, { from, to }: Span): Span {
  const length = to - from;
  const first = Math.max(0, Math.min(from, count - length));
  return { from: first, to: first + length };
}

const reaches = (span: Span, top: number, height: number, rowPx: number): boolean => span.from * rowPx <= Math.max(0, top) && span.to * rowPx >= top + height;

/**
 * The rows near the eye, for lists whose rows are all of one height. What comes next is drawn ahead, between frames; only what one has
 * already jumped to is drawn at once. (Rows that have to be measured are the virtualizer's, which draws anew for each of them.)
 * @param scroller what scrolls; null before it is there
 * @param count of all rows
 * @param rowPx height of a row, in pixels
 */
export function useNearRows(scroller: HTMLElement | null, count: number, rowPx: number): Span {
  const [span, setSpan] = useState(none);
  const drawn = useRef(none);
  useLayoutEffect(() => {
    drawn.current = span;
  }, [span]);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    let asked = spanAround(scroller.scrollTop, scroller.clientHeight, rowPx);
    // Drawn with what holds them, so that who waits for a frame to focus a row finds it; how high the scroller is shows only now.
    setSpan(asked); // eslint-disable-line react-hooks/set-state-in-effect
    const look = (): void => {
      const { scrollTop, clientHeight } = scroller;
      const before = asked;
      asked = spanAround(scrollTop, clientHeight, rowPx);
      if (!reaches(drawn.current, scrollTop, clientHeight, rowPx)) flushSync(() => setSpan(asked));
      else if (asked.from !== before.from || asked.to !== before.to) startTransition(() => setSpan(asked));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [rowPx, scroller]);
  return upTo(count, span);
}

/**
 * Scrolls as little as it takes to have a row in sight, and puts the focus on something in it once it is drawn.
 * @param index number of the row
 * @param heights in pixels: of a row, and of the head that stays above the rows
 * @param selector what gets the focus; nothing does if it is not there
 */
export function focusInRow(scroller: HTMLElement, index: number, { rowPx, headPx }: { readonly rowPx: number; readonly headPx: number }, selector: string): void {
  const top = index * rowPx;
  const inSight = scroller.clientHeight - headPx - rowPx;
  scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top - inSight));
  requestAnimationFrame(() => requestAnimationFrame(() => scroller.querySelector<HTMLElement>(selector)?.focus()));
}
