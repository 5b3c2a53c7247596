import { useLayoutEffect, type RefObject } from 'react';

const property = '--bottom-bar';

/** How high the bar at the bottom of the page is: what floats there stands above it. */
export const bottomBarHeight = `var(${property}, 0px)`;

/** Says how high a bar at the bottom of the page is, as long as it is there. */
export function useBottomBar(bar: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const { current } = bar;
    const { style } = document.documentElement;
    if (!current) return undefined;
    const sizes = new ResizeObserver(() => style.setProperty(property, `${current.offsetHeight}px`));
    sizes.observe(current);
    return () => {
      sizes.disconnect();
      style.removeProperty(property);
    };
  }, [bar]);
}
