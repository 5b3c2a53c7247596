import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useChange } from '../../roadmap/undo/undo-provider.tsx';
import { formatDay } from '../../shared/dates.ts';
import { edgeStep } from '../../shared/edge-step.ts';
import { followPointer } from '../../shared/follow-pointer.ts';
import { giveUpOnEscape, swallowClick } from '../../shared/swallow-click.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import type { Planned } from './rows.ts';
import { addDays } from './scale.ts';
import { strings } from './strings.ts';

/** A press that moves less is a click. */
const slackPx = 4;
/** Several presses of an arrow key are one change. */
const keyPauseMs = 700;

interface Moving {
  readonly activity: string;
  readonly title: string;
  readonly day: string;
  readonly seen: number;
}

const daysOfKey: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
/** Which way time runs: -1 where one reads from right to left. */
const wayOf = (element: Element): number => (getComputedStyle(element).direction === 'rtl' ? -1 : 1);

/** Moves due dates: by dragging marks along the axis, or with arrow keys on a mark. Escape leaves the date as it was. */
export function useDueMove(dayPx: number, today: string) {
  const { canEdit, roadmap } = useOpenRoadmap();
  const change = useChange();
  const announce = useAnnounce();
  const [moving, setMoving] = useState<Moving | null>(null);
  const latest = useRef<Moving | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const dragging = useRef<AbortController | null>(null);
  const show = useCallback((next: Moving | null): void => {
    latest.current = next;
    setMoving(next);
  }, []);
  const cancel = useCallback((): void => {
    clearTimeout(timer.current);
    dragging.current?.abort();
    dragging.current = null;
    show(null);
  }, [show]);
  const commit = useCallback((): void => {
    const moved = latest.current;
    cancel();
    if (moved) change([{ activity: moved.activity, set: { due: moved.day }, seen: moved.seen }], strings.saidDue(moved.title, formatDay(moved.day, today)));
  }, [cancel, change, today]);
  const leave = useRef(commit);
  useEffect(() => {
    leave.current = commit;
  }, [commit]);
  useEffect(() => () => {
    // What was moved by keys is meant, also when another view opens within the pause; a drag is only meant once it is let go.
    if (dragging.current === null) leave.current();
    else dragging.current.abort();
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, { activity, due }: Planned): void => {
    if (event.key === 'Escape' && latest.current) {
      event.preventDefault();
      event.stopPropagation();
      cancel();
      return;
    }
    const steps = daysOfKey[event.key];
    if (!canEdit || steps === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const known = latest.current?.activity === activity.id ? latest.current : null;
    if (latest.current && !known) commit();
    const days = steps * wayOf(event.currentTarget) * (event.shiftKey ? 7 : 1);
    const day = addDays(known?.day ?? due, days);
    show({ activity: activity.id, title: activity.title, day, seen: known?.seen ?? roadmap.sequence });
    announce(strings.movingTo(formatDay(day, today)));
    const mark = event.currentTarget;
    requestAnimationFrame(() => mark.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    clearTimeout(timer.current);
    timer.current = setTimeout(commit, keyPauseMs);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>, { activity, due }: Planned): void => {
    if (!canEdit || event.button !== 0 || !event.isPrimary) return;
    // What was moved by keys a moment ago stands: the drag goes on from there.
    const from = latest.current?.activity === activity.id ? latest.current.day : due;
    commit();
    const scroller = event.currentTarget.closest('section');
    const labelPx = event.currentTarget.closest('[data-row]')?.firstElementChild?.clientWidth ?? 0;
    const today = scroller?.querySelector('[data-today]');
    /** From today: the axis may scroll, or begin with another day, below the hand. */
    const placeOf = (clientX: number): number => clientX - (today?.getBoundingClientRect().left ?? 0);
    const startX = placeOf(event.clientX);
    const way = wayOf(event.currentTarget);
    const seen = roadmap.sequence;
    let hasMoved = false;
    const listening = new AbortController();
    const { signal } = listening;
    dragging.current = listening;
    let pointerX = event.clientX;
    let frame = 0;
    signal.addEventListener('abort', () => cancelAnimationFrame(frame));
    const scrollAtEdge = (): void => {
      if (!scroller) return;
      const { left, right } = scroller.getBoundingClientRect();
      const step = edgeStep(pointerX, way > 0 ? { left: left + labelPx, right } : { left, right: right - labelPx });
      // Not where the mark has stood at the edge from the start, and is drawn the other way.
      if (step * (pointerX - event.clientX) > 0) scroller.scrollLeft += step;
      frame = requestAnimationFrame(scrollAtEdge);
    };
    const follow = (): void => {
      const px = placeOf(pointerX) - startX;
      if (!hasMoved && Math.abs(px) < slackPx) return;
      if (!hasMoved) frame = requestAnimationFrame(scrollAtEdge);
      hasMoved = true;
      show({ activity: activity.id, title: activity.title, day: addDays(from, Math.round((way * px) / dayPx)), seen });
    };
    const onMove = ({ clientX }: globalThis.PointerEvent): void => {
      pointerX = clientX;
      follow();
    };
    const onUp = (): void => {
      listening.abort();
      dragging.current = null;
      if (!hasMoved) return;
      swallowClick();
      if (latest.current?.day === from) cancel();
      else commit();
    };
    followPointer(event.pointerId, { onMove, onUp, onCancel: cancel }, signal);
    // The axis may go along below the hand.
    scroller?.addEventListener('scroll', follow, { signal });
    giveUpOnEscape(cancel, signal);
  };
  return { moving, commit, onKeyDown, onPointerDown };
}
