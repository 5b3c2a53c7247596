import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { statuses, statusNames } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useChange } from '../../roadmap/undo/undo-provider.tsx';
import { StatusMark } from '../../shared/ui/status-mark.tsx';
import type { useCards } from './cards.tsx';
import { useColumnStyles } from './column-styles.ts';
import { strings } from './strings.ts';
import { useCardDrag, type CardDrag } from './use-card-drag.ts';

const useStyles = makeStyles({
  shelf: {
    position: 'fixed',
    insetInline: 0,
    // Above the message about the change before.
    bottom: '88px',
    // What is held goes below it: where it can be let go must be read.
    zIndex: 21,
    marginInline: 'auto',
    width: 'fit-content',
    maxWidth: 'min(960px, calc(100vw - 16px))',
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow28,
  },
  place: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '36px',
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/**
 * In a board by lane a card is dragged onto a status: all of them lie ready as long as one is held.
 * @param card draws what follows the pointer
 * @param onHold a finger held a card and let it go where it was
 */
export function useStatusShelf(card: ReturnType<typeof useCards>, onHold: (card: HTMLElement) => void): { readonly onPointerDown: CardDrag['onPointerDown']; readonly isHolding: boolean; readonly shelf: ReactNode } {
  const styles = useStyles();
  const columns = useColumnStyles();
  const { canEdit, catalog, roadmap, states } = useOpenRoadmap();
  const change = useChange();
  const activityOf = (wanted: string) => catalog.activities.find(({ id }) => id === wanted);
  const onDrop = (id: string, place: string): void => {
    const status = statuses.find((candidate) => candidate === place);
    if (status && status !== (states.get(id)?.status ?? 'not-reviewed')) change([{ activity: id, set: { status }, seen: roadmap.sequence }], strings.statusSet(activityOf(id)?.title ?? id, statusNames[status]));
  };
  const { dragged, ghost, onPointerDown } = useCardDrag({ isEnabled: canEdit, onDrop, onHold });
  const held = dragged && activityOf(dragged.activity);
  return {
    onPointerDown,
    isHolding: dragged !== null,
    shelf: dragged && held && (
      <>
        <div className={styles.shelf} aria-hidden>
          {statuses.map((status) => (
            <div key={status} data-group={status} className={mergeClasses(styles.place, dragged.over === status && columns.over)}>
              <StatusMark status={status} />
            </div>
          ))}
        </div>
        <div ref={ghost} className={columns.ghost} style={{ width: dragged.width }} aria-hidden>{card(held)}</div>
      </>
    ),
  };
}
