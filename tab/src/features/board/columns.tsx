import { mergeClasses } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useState, type ReactElement } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useChange } from '../../roadmap/undo/undo-provider.tsx';
import { formatNumber } from '../../shared/plural.ts';
import { useKeptScroll } from '../../shared/ui/use-kept-scroll.ts';
import { CardGhost, useDragStyles } from './card-ghost.tsx';
import { useCards } from './cards.tsx';
import { useColumnStyles } from './column-styles.ts';
import type { Group } from './groups.ts';
import { keptRows, useKeptRows } from './kept-heights.ts';
import { moveFocus } from './move-focus.ts';
import { strings } from './strings.ts';
import { useCardDrag } from './use-card-drag.ts';
import { useStatusMenu } from './use-status-menu.tsx';

const cardPx = 132;

export interface ColumnsProps {
  /** Names what is shown, for whoever comes back to it. */
  readonly place: string;
  readonly label: string;
  readonly groups: readonly Group[];
}

/** The board by status or owner: a column each, cards go from one to another by mouse, pen, finger or their menu. */
export function Columns({ place, label, groups }: ColumnsProps) {
  const styles = useColumnStyles();
  const dragStyles = useDragStyles();
  const { canEdit, roadmap, titleOf } = useOpenRoadmap();
  const change = useChange();
  const card = useCards();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  useKeptScroll(`${place} columns`, { scroller });
  const { menu, onContextMenu, onKeyDown, openFor } = useStatusMenu();
  const onDrop = (activity: string, groupId: string): void => {
    const group = groups.find(({ id }) => id === groupId);
    if (!group || group.activities.some(({ id }) => id === activity)) return;
    const said = group.set.status === undefined ? strings.ownerSet(titleOf(activity), group.set.owner?.name ?? null) : strings.statusSet(titleOf(activity), group.name);
    change([{ activity, set: group.set, seen: roadmap.sequence }], said);
  };
  const drag = useCardDrag({ isEnabled: canEdit, onDrop, onHold: openFor });
  return (
    <section
      ref={setScroller}
      className={mergeClasses(styles.columns, drag.dragged !== null && dragStyles.dragging)}
      aria-label={label}
      onPointerDown={drag.onPointerDown}
      onContextMenu={onContextMenu}
      onKeyDown={(event) => {
        moveFocus(event);
        onKeyDown(event);
      }}
    >
      {groups.map((group) => (
        <Column key={group.id} place={`${place} ${group.id}`} group={group} card={card} isOver={drag.dragged?.over === group.id} />
      ))}
      <CardGhost drag={drag} card={card} />
      {menu}
    </section>
  );
}

interface ColumnProps {
  readonly place: string;
  readonly group: Group;
  readonly card: (activity: CatalogActivity) => ReactElement;
  readonly isOver: boolean;
}

/** Most columns of a large roster are empty: they take neither a list nor the work of placing cards. */
function Column({ place, group: { id, name, activities }, card, isOver }: ColumnProps) {
  const styles = useColumnStyles();
  const dragStyles = useDragStyles();
  const isEmpty = activities.length === 0;
  return (
    <div className={mergeClasses(styles.column, isEmpty && styles.narrow, isOver && dragStyles.over)} data-group={id} role="group" aria-label={name}>
      <h2 className={styles.head}>
        <span className={styles.name} title={name}>{name}</span>
        <span className={styles.count}>{formatNumber(activities.length)}</span>
      </h2>
      {!isEmpty && <CardList place={place} name={name} activities={activities} card={card} />}
    </div>
  );
}

function CardList({ place, name, activities, card }: Pick<Group, 'name' | 'activities'> & Pick<ColumnProps, 'place' | 'card'>) {
  const styles = useColumnStyles();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  // Not for every frame of scrolling.
  const kept = useMemo(() => keptRows('', activities.map(({ id }) => id)), [activities]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the React compiler, which this warns of, is not used
  const virtualizer = useVirtualizer({
    count: activities.length,
    getScrollElement: () => scroller,
    estimateSize: () => cardPx,
    getItemKey: (index) => activities[index]?.id ?? index,
    overscan: 4,
    initialMeasurementsCache: kept,
  });
  useKeptRows('', virtualizer);
  useKeptScroll(place, { scroller });
  return (
    <div ref={setScroller} className={styles.cards} tabIndex={0} role="region" aria-label={strings.cardsOf(name)}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const activity = activities[index];
          return activity && (
            <div key={key} ref={virtualizer.measureElement} data-index={index} className={styles.slot} style={{ top: start }}>
              {card(activity)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
