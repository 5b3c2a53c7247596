import { useEffect, useLayoutEffect, useRef } from 'react';

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

const takesFocus = (element: Element | null | undefined): boolean => {
  if (!(element instanceof HTMLElement) || !element.isConnected) return false;
  element.focus();
  return document.activeElement === element;
};

/**
 * When what uses this goes away with the focus in it, the focus goes back to what had it before, and not to the top of the page.
 * @param preferred what is better than that, if it is there
 */
export function useFocusReturn(preferred?: () => HTMLElement | null): void {
  const before = useRef<Element | null>(null);
  const better = useRef(preferred);
  useLayoutEffect(() => {
    better.current = preferred;
  });
  // A dialog takes the focus right after this.
  useLayoutEffect(() => {
    before.current = document.activeElement;
  }, []);
  useEffect(() => {
    // What stood in this place until now gives the focus back only when it is gone.
    if (before.current === null || before.current === document.body) before.current = document.activeElement;
    return () => {
      if (!isLost()) return;
      const places = [better.current?.(), before.current, document.querySelector('[role="tablist"] [role="tab"][aria-selected="true"]')];
      places.some(takesFocus);
    };
  }, []);
}
