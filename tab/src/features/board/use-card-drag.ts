import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { edgeStep } from '../../shared/edge-step.ts';
import { followPointer } from '../../shared/follow-pointer.ts';
import { giveUpOnEscape, swallowClick } from '../../shared/swallow-click.ts';

/** A press that moves less is a click. */
const slackPx = 6;
/** A finger that rests so long picks the card up; one that moves before it scrolls. */
const holdMs = 350;

export interface CardDrag {
  /** The card that is being dragged, and the column that it hangs over. */
  readonly dragged: { readonly activity: string; readonly width: number; readonly over: string | null } | null;
  /** What follows the pointer. */
  readonly ghost: RefObject<HTMLDivElement>;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

export interface CardDragOptions {
  readonly isEnabled: boolean;
  readonly onDrop: (activity: string, group: string) => void;
  /** A finger held a card and let it go where it was. */
  readonly onHold: (card: HTMLElement) => void;
}

/**
 * Drags cards between columns with mouse, pen, or a finger that rests on one first; a finger that moves at once scrolls.
 * Cards are `[data-activity]`, columns `[data-group]`. Escape lets go.
 */
export function useCardDrag({ isEnabled, onDrop, onHold }: CardDragOptions): CardDrag {
  const [dragged, setDragged] = useState<CardDrag['dragged']>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef({ onDrop, onHold });
  useEffect(() => {
    latest.current = { onDrop, onHold };
  });
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-activity]') : null;
    const activity = card?.dataset['activity'];
    if (!isEnabled || !card || activity === undefined || event.button !== 0 || !event.isPrimary) return;
    stop.current?.();
    const isTouch = event.pointerType === 'touch';
    const scroller = event.currentTarget;
    const start = { x: event.clientX, y: event.clientY };
    const box = card.getBoundingClientRect();
    let at = start;
    let over: string | null = null;
    let isDragging = false;
    let hasMoved = false;
    let frame = 0;

    const place = (): void => {
      if (ghost.current) ghost.current.style.transform = `translate(${box.left + at.x - start.x}px, ${box.top + at.y - start.y}px)`;
    };
    const groupAt = (): string | null => document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-group]')?.dataset['group'] ?? null;
    const follow = (): void => {
      const step = edgeStep(at.x, scroller.getBoundingClientRect());
      // Not where the card has lain at the edge from the start.
      if (step * (at.x - start.x) > 0) scroller.scrollLeft += step;
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
      if (Math.hypot(at.x - start.x, at.y - start.y) < slackPx) return;
      hasMoved = true;
      if (isDragging) return;
      if (isTouch) end();
      else pickUp();
    };
    const pickUp = (): void => {
      isDragging = true;
      setDragged({ activity, width: box.width, over });
      frame = requestAnimationFrame(follow);
    };
    const end = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(holding);
      listening.abort();
      setDragged(null);
      stop.current = null;
    };
    const onUp = (): void => {
      const group = groupAt();
      const wasDragging = isDragging;
      end();
      if (!wasDragging) return;
      swallowClick();
      if (!hasMoved) latest.current.onHold(card);
      else if (group !== null) latest.current.onDrop(activity, group);
    };
    const listening = new AbortController();
    const { signal } = listening;
    followPointer(event.pointerId, { onMove, onUp, onCancel: end }, signal);
    giveUpOnEscape(end, signal);
    const holding = isTouch ? setTimeout(pickUp, holdMs) : undefined;
    if (isTouch) {
      // Once picked up, the page neither scrolls below the finger nor shows the menu of a long press.
      const keep = (touch: Event): void => {
        if (isDragging) touch.preventDefault();
      };
      globalThis.addEventListener('touchmove', keep, { passive: false, signal });
      globalThis.addEventListener('contextmenu', (menu) => { menu.preventDefault(); menu.stopPropagation(); }, { capture: true, signal });
    }
    stop.current = end;
  };
  return { dragged, ghost, onPointerDown };
}
