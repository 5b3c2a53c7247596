import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, type RefObject } from 'react';

const measured = new Map<string, VirtualItem[]>();
const laidOut = new Map<string, number>();

/** What was measured when the same was shown before: whoever comes back finds every card where it was. @param place names what is shown */
export const keptRows = (place: string): VirtualItem[] => measured.get(place) ?? [];

/** Keeps what the virtualizer has measured. */
export function useKeptRows<Scroller extends Element, Row extends Element>(place: string, virtualizer: Virtualizer<Scroller, Row>): void {
  useLayoutEffect(() => () => void measured.set(place, virtualizer.takeSnapshot()), [place, virtualizer]);
}

/** How high the content of a lane was when it was last left, in pixels. @param lane its `data-lane` */
export const keptLanePx = (lane: string): number | undefined => laidOut.get(lane);

/** Keeps how high the lanes of a board are that the browser lays out by itself. */
export function useKeptLanes(board: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const { current } = board;
    return () => {
      for (const lane of current?.querySelectorAll<HTMLElement>('[data-lane]') ?? []) laidOut.set(lane.dataset['lane'] ?? '', Number.parseFloat(getComputedStyle(lane).height));
    };
  }, [board]);
}
