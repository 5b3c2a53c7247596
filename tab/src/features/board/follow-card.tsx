import { Component } from 'react';
import { cardOf, cardsOfBoard } from './move-focus.ts';

/** The card that has the focus, and where one goes on without it: the cards after it, then those before. */
interface Standing {
  readonly card: HTMLElement;
  readonly others: readonly HTMLElement[];
  /** Whoever has scrolled away from it reads something else. */
  readonly isInSight: boolean;
}

/**
 * Whoever stands on a card goes along when it is drawn in another column, whoever put it there. Where a filter hides it, or its new column
 * does not draw it yet, the next card is where one goes on. Stands in the board to be drawn with it, and shows nothing. A class: only a class
 * may look at the page just before what was decided is drawn.
 */
export class FollowCard extends Component {
  override getSnapshotBeforeUpdate(): Standing | null {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || activeElement.dataset['activity'] === undefined) return null;
    const cards = cardsOfBoard();
    const at = cards.indexOf(activeElement);
    const { left, right } = activeElement.getBoundingClientRect();
    return at < 0 ? null : { card: activeElement, others: [...cards.slice(at + 1), ...cards.slice(0, at).reverse()], isInSight: right > 0 && left < globalThis.innerWidth };
  }

  override componentDidUpdate(_props: unknown, _state: unknown, standing: Standing | null): void {
    if (!standing || standing.card.isConnected) return;
    // A column that has just got its first card draws it once it knows how high it is.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const next = cardOf(standing.card.dataset['activity'] ?? '') ?? standing.others.find(({ isConnected }) => isConnected) ?? document.querySelector<HTMLElement>('main input[type="search"]');
      next?.focus({ preventScroll: true });
      if (standing.isInSight) next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }

  override render() {
    return null;
  }
}
