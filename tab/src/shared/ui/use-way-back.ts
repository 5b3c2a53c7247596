import { useEffect, useLayoutEffect } from 'react';
import { useKeptScroll } from './use-kept-scroll.ts';

interface Followed {
  /** Place among the links of the view. */
  readonly index: number;
  readonly words: string;
}
/** By view and content. Gone with the page, as a browser's own memory of it is. */
const followed = new Map<string, Followed>();

const linksOf = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('a, button')];
const wordsOf = (link: HTMLElement): string => link.getAttribute('aria-label') ?? link.textContent;

/**
 * A link that leads to another view goes away with its own. Whoever comes back goes on at that link and finds the page as they left it,
 * and not its top.
 * @param key names the view and what decides its content
 * @param root scrolls, and holds the links; null before it is there
 */
export function useWayBack(key: string, root: HTMLElement | null): void {
  useKeptScroll(key, { scroller: root });
  useLayoutEffect(() => {
    if (!root) return undefined;
    return () => {
      const links = linksOf(root);
      const index = links.findIndex((link) => link === document.activeElement);
      const link = links[index];
      if (link) followed.set(key, { index, words: wordsOf(link) });
      else followed.delete(key);
    };
  }, [key, root]);
  useEffect(() => {
    const last = followed.get(key);
    // Whoever came through the views' names, or anything else that has the focus, stays there.
    if (!root || !last || document.activeElement !== document.body) return;
    const links = linksOf(root);
    const same = links.filter((link) => wordsOf(link) === last.words);
    (same.find((link) => links.indexOf(link) === last.index) ?? same[0])?.focus();
  }, [key, root]);
}
