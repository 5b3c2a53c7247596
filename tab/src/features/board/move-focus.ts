import type { KeyboardEvent } from 'react';
import { isDirection, nearest } from './nearest.ts';

/** Arrow keys go to the next card in their direction; Tab goes through them one by one as well. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const from = cardAt(event.target);
  if (!from || !isDirection(event.key)) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-activity]')].filter((card) => card !== from);
  const boxes = cards.map((card) => {
    const { left, top, width, height } = card.getBoundingClientRect();
    return { card, left, top, width, height };
  });
  const to = nearest(from.getBoundingClientRect(), boxes, event.key);
  if (!to) return;
  event.preventDefault();
  to.card.focus();
}

/** The card that an event is about. */
export const cardAt = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[data-activity]') : null);

/** Cards stand in the board; the pane has links to activities of its own. */
const boardCards = 'main [data-activity]';
export const cardsOfBoard = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(boardCards)];
/** The card of an activity, if it is drawn. */
export const cardOf = (activity: string): HTMLElement | null => document.querySelector<HTMLElement>(`${boardCards}[data-activity="${CSS.escape(activity)}"]`);
