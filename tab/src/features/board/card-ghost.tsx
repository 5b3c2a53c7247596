import { makeStyles, tokens } from '@fluentui/react-components';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import type { useCards } from './cards.tsx';
import { narrow } from './column-styles.ts';
import type { CardDrag } from './use-card-drag.ts';

/** What shows that a card is held: the board that it was taken from, the card itself, and the place that it hangs over. */
export const useDragStyles = makeStyles({
  // Snapping would take back each step of the scrolling at an edge.
  dragging: { userSelect: 'none', cursor: 'grabbing', [narrow]: { scrollSnapType: 'none' }, '& [data-activity]': { cursor: 'grabbing' } },
  over: { outline: `2px dashed ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' },
  ghost: {
    position: 'fixed',
    zIndex: 20,
    pointerEvents: 'none',
    opacity: 0.92,
    '@media (prefers-reduced-motion: no-preference)': { '& > *': { rotate: '2deg' } },
  },
});

/** The card that follows the pointer. */
export function CardGhost({ drag: { dragged, ghost }, card }: { readonly drag: CardDrag; readonly card: ReturnType<typeof useCards> }) {
  const styles = useDragStyles();
  const { catalog } = useOpenRoadmap();
  const held = dragged && catalog.activities.find(({ id }) => id === dragged.activity);
  // The pointer's own coordinates, in every writing direction: Griffel would turn them round.
  return held && <div ref={ghost} className={styles.ghost} style={{ top: 0, left: 0, width: dragged.width }} aria-hidden>{card(held)}</div>;
}
