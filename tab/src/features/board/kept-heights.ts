import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, type RefObject } from 'react';

/** How high things were when they were last drawn, in pixels. */
const measured = new Map<string, number>();
const mostMeasured = 5000;
const laidOut = new Map<string, number>();

const nameOf = (place: string, key: VirtualItem['key']): string => `${place} ${String(key)}`;

/**
 * What was measured when the same was shown before: whoever comes back finds every card where it was.
 * @param place where it is as high as it is, nothing where that is everywhere
 * @param keys of what is shown, in its order
 */
export const keptRows = (place: string, keys: readonly string[]): VirtualItem[] => keys.flatMap((key, index) => {
  const size = measured.get(nameOf(place, key));
  return size === undefined ? [] : [{ key, index, size, start: 0, end: size, lane: 0 }];
});

/** Keeps what the virtualizer has measured. */
export function useKeptRows<Scroller extends Element, Row extends Element>(place: string, virtualizer: Virtualizer<Scroller, Row>): void {
  useLayoutEffect(() => () => {
    if (measured.size > mostMeasured) measured.clear();
    for (const { key, size } of virtualizer.takeSnapshot()) measured.set(nameOf(place, key), size);
  }, [place, virtualizer]);
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
