import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

interface Followed {
  /** Place among the links of the view. */
  readonly index: number;
  readonly words: string;
}
/** By view. Gone with the page, as a browser's own memory of it is. */
const followed = new Map<string, Followed>();

const linksOf = (root: Element | null): HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>('a, button') ?? [])];
const wordsOf = (link: HTMLElement): string => link.getAttribute('aria-label') ?? link.textContent;

/**
 * A link that leads to another view goes away with its own. Whoever comes back goes on at that link, and not at the top of the page.
 * @returns for the element that holds the links
 */
export function useWayBack(view: string): RefObject<HTMLDivElement> {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = root;
    return () => {
      const links = linksOf(current);
      const index = links.findIndex((link) => link === document.activeElement);
      const link = links[index];
      if (link) followed.set(view, { index, words: wordsOf(link) });
      else followed.delete(view);
    };
  }, [view]);
  useEffect(() => {
    const last = followed.get(view);
    // Whoever came through the views' names, or anything else that has the focus, stays there.
    if (!last || document.activeElement !== document.body) return;
    const links = linksOf(root.current);
    const same = links.filter((link) => wordsOf(link) === last.words);
    (same.find((link) => links.indexOf(link) === last.index) ?? same[0])?.focus();
  }, [view]);
  return root;
}
