import { useLayoutEffect, type RefObject } from 'react';

/** What is spoken is heard wherever it stands, and what floats above everything stays in reach. */
const aboveAll = '[aria-live], [role="status"], [data-above-all]';

/** Keeps the focus and screen readers from what an element lies upon: everything beside it and beside whatever contains it. */
export function useCovering(cover: RefObject<HTMLElement | null>, isCovering: boolean): void {
  useLayoutEffect(() => {
    if (!isCovering) return undefined;
    const covered = besideAll(cover.current);
    for (const element of covered) element.inert = true;
    return () => {
      for (const element of covered) element.inert = false;
    };
  }, [cover, isCovering]);
}

/** Up to the page's own element: menus and dialogs stand beside that one, and come later. */
function besideAll(element: HTMLElement | null): HTMLElement[] {
  const parent = element?.parentElement;
  if (!element || !parent || parent === document.body) return [];
  const beside = [...parent.children].filter((child): child is HTMLElement => child instanceof HTMLElement && child !== element && !child.inert && !child.matches(aboveAll));
  return [...beside, ...besideAll(parent)];
}
