import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

/** A press that moves less is a click. */
const slackPx = 6;
/** So close to an edge the columns scroll by themselves, so fast. */
const edge = { px: 48, stepPx: 14 };

export interface CardDrag {
  /** The card that is being dragged, and the column that it hangs over. */
  readonly dragged: { readonly activity: string; readonly width: number; readonly over: string | null } | null;
  /** What follows the pointer. */
  readonly ghost: RefObject<HTMLDivElement>;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

/**
 * Drags cards between columns with mouse or pen; a finger scrolls, and has the card's menu.
 * Cards are `[data-activity]`, columns `[data-group]`. Escape lets go.
 */
export function useCardDrag(isEnabled: boolean, onDrop: (activity: string, group: string) => void): CardDrag {
  const [dragged, setDragged] = useState<CardDrag['dragged']>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const stop = useRef<(() => void) | null>(null);
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-activity]') : null;
    const activity = card?.dataset['activity'];
    if (!isEnabled || !card || activity === undefined || event.button !== 0 || event.pointerType === 'touch') return;
    const scroller = event.currentTarget;
    const start = { x: event.clientX, y: event.clientY };
    const box = card.getBoundingClientRect();
    let at = start;
    let over: string | null = null;
    let isDragging = false;
    let frame = 0;

    const place = (): void => {
      if (ghost.current) ghost.current.style.transform = `translate(${box.left + at.x - start.x}px, ${box.top + at.y - start.y}px)`;
    };
    const groupAt = (): string | null => {
      const column = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-group]') ?? null;
      return column !== null && scroller.contains(column) ? (column.dataset['group'] ?? null) : null;
    };
    const follow = (): void => {
      const { left, right } = scroller.getBoundingClientRect();
      if (at.x > right - edge.px) scroller.scrollLeft += edge.stepPx;
      if (at.x < left + edge.px) scroller.scrollLeft -= edge.stepPx;
      const found = groupAt();
      if (found !== over) {
        over = found;
        setDragged({ activity, width: box.width, over });
      }
      place();
      frame = requestAnimationFrame(follow);
    };
    const onMove = (move: globalThis.PointerEvent): void => {
      at = { x: move.clientX, y: move.clientY };
      if (isDragging || Math.hypot(at.x - start.x, at.y - start.y) < slackPx) return;
      isDragging = true;
      setDragged({ activity, width: box.width, over });
      frame = requestAnimationFrame(follow);
    };
    const end = (): void => {
      cancelAnimationFrame(frame);
      listening.abort();
      setDragged(null);
      stop.current = null;
    };
    const onUp = (): void => {
      const group = groupAt();
      const wasDragging = isDragging;
      end();
      if (!wasDragging) return;
      // The click that follows would open the card.
      const swallowing = new AbortController();
      globalThis.addEventListener('click', (click) => click.stopPropagation(), { capture: true, signal: swallowing.signal });
      setTimeout(() => swallowing.abort(), 0);
      if (group !== null) drop.current(activity, group);
    };
    const listening = new AbortController();
    const { signal } = listening;
    globalThis.addEventListener('pointermove', onMove, { signal });
    globalThis.addEventListener('pointerup', onUp, { signal });
    globalThis.addEventListener('pointercancel', end, { signal });
    globalThis.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal });
    stop.current = end;
  };
  return { dragged, ghost, onPointerDown };
}
