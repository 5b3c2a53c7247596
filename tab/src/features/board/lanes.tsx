import { Button, mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { statuses } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { plural } from '../../shared/plural.ts';
import { horizons, type Lane, type LaneRow } from './arrange.ts';
import { useBoardStyles } from './board-styles.ts';
import { CardGhost, useDragStyles } from './card-ghost.tsx';
import { useCards } from './cards.tsx';
import { keptLanePx, keptRows, useKeptLanes, useKeptRows } from './kept-heights.ts';
import { moveFocus } from './move-focus.ts';
import { strings } from './strings.ts';
import { StatusShelf } from './status-shelf.tsx';
import { useCardDrag } from './use-card-drag.ts';
import { useSetStatus } from './use-set-status.ts';
import { useStatusMenu } from './use-status-menu.tsx';

/** Boards with fewer cards are drawn whole. */
const mostDrawnCards = 150;
const estimatePx = { heading: 48, collapsed: 52, card: 120 };

/** The longest of the columns that stand side by side. */
const estimatedPx = ({ cells }: Lane): number => Math.max(...horizons.map((horizon) => cells[horizon].length)) * estimatePx.card;

export interface LanesProps {
  /** Names what is shown, for whoever comes back to it. */
  readonly place: string;
  readonly label: string;
  readonly rows: readonly LaneRow[];
  readonly collapsed: ReadonlySet<string>;
  readonly onToggle: (lane: string) => void;
}

/** The board by lane: a row per lane, a column per horizon. Of a large board only the rows near the eye are drawn. */
export function Lanes({ place, label, rows, collapsed, onToggle }: LanesProps) {
  const styles = useBoardStyles();
  const dragStyles = useDragStyles();
  const card = useCards();
  const { menu, onContextMenu, onKeyDown, openFor } = useStatusMenu();
  const { canEdit, roadmap } = useOpenRoadmap();
  const setStatus = useSetStatus();
  const onDrop = (activity: string, place: string): void => {
    const status = statuses.find((candidate) => candidate === place);
    if (status) setStatus(activity, status, roadmap.sequence);
  };
  const drag = useCardDrag({ isEnabled: canEdit, onDrop, onHold: openFor });
  const list = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const cardCount = rows.reduce((sum, row) => sum + (row.kind === 'lane' ? row.count : 0), 0);
  const isVirtual = cardCount > mostDrawnCards;
  useLayoutEffect(() => {
    // To ask where it stands has the browser lay out every card at once.
    if (isVirtual) setScrollMargin(list.current?.offsetTop ?? 0);
  }, [isVirtual, rows]);
  // Not for every frame of scrolling.
  const kept = useMemo(() => keptRows(place, rows.map(({ key }) => key)), [place, rows]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the React compiler, which this warns of, is not used
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    scrollMargin,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: (index) => {
      const row = rows[index];
      if (row?.kind !== 'lane') return estimatePx.heading;
      return collapsed.has(row.key) ? estimatePx.collapsed : estimatedPx(row.lane);
    },
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 2,
    initialMeasurementsCache: kept,
  });
  useKeptRows(place, virtualizer);
  useKeptLanes(list);
  const items = virtualizer.getVirtualItems();
  const drawn = isVirtual ? items.map(({ index }) => index) : rows.map((_row, index) => index);
  const before = isVirtual ? (items[0]?.start ?? scrollMargin) - scrollMargin : 0;
  const after = isVirtual ? virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin) : 0;
  return (
    <section
      className={mergeClasses(styles.board, drag.dragged !== null && dragStyles.dragging)}
      aria-label={label}
      onPointerDown={drag.onPointerDown}
      onContextMenu={onContextMenu}
      onKeyDown={(event) => {
        moveFocus(event);
        onKeyDown(event);
      }}
    >
      <div className={styles.heads} aria-hidden>
        <span />
        {horizons.map((horizon) => (
          <span key={horizon} className={styles.head}>
            {strings.horizonNames[horizon]}
          </span>
        ))}
      </div>
      <div ref={list}>
        <div style={{ height: before }} />
        {drawn.map((index) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div key={row.key} ref={isVirtual ? virtualizer.measureElement : undefined} data-index={index}>
              {row.kind === 'heading' ? (
                <h2 className={styles.areaName}>{row.name}</h2>
              ) : (
                <LaneCells row={row} card={card} isCollapsed={collapsed.has(row.key)} isMeasured={isVirtual} onToggle={onToggle} />
              )}
            </div>
          );
        })}
        <div style={{ height: after }} />
      </div>
      {drag.dragged && <StatusShelf over={drag.dragged.over} />}
      <CardGhost drag={drag} card={card} />
      {menu}
    </section>
  );
}

interface LaneCellsProps {
  readonly row: Extract<LaneRow, { kind: 'lane' }>;
  readonly card: ReturnType<typeof useCards>;
  readonly isCollapsed: boolean;
  /** Its height is asked for while it is out of sight. */
  readonly isMeasured: boolean;
  readonly onToggle: (lane: string) => void;
}

function LaneCells({ row: { key, lane, count, level }, card, isCollapsed, isMeasured, onToggle }: LaneCellsProps) {
  const styles = useBoardStyles();
  const name = lane.name ?? strings.noLane;
  const Heading = level === 2 ? 'h2' : 'h3';
  const drawn = `${key} ${count} ${isCollapsed}`;
  return (
    <div
      className={mergeClasses(styles.lane, !isMeasured && styles.outOfSight)}
      {...(!isMeasured && {
        'data-lane': drawn,
        style: { containIntrinsicBlockSize: `auto ${keptLanePx(drawn) ?? (isCollapsed ? estimatePx.collapsed : estimatedPx(lane))}px` },
      })}
    >
      <Heading className={styles.laneName}>
        <Button
          className={styles.laneToggle}
          appearance="transparent"
          size="small"
          icon={isCollapsed ? <ChevronRightRegular /> : <ChevronDownRegular />}
          aria-expanded={!isCollapsed}
          onClick={() => onToggle(key)}
        >
          {name}
        </Button>
      </Heading>
      {isCollapsed ? (
        <span className={styles.collapsed}>{plural(count, strings.activities)}</span>
      ) : (
        horizons.map((horizon) => (
          <div
            key={horizon}
            className={mergeClasses(styles.cell, lane.cells[horizon].length === 0 && styles.emptyCell)}
            role="group"
            aria-label={`${name}, ${strings.horizonNames[horizon]}`}
          >
            <span className={styles.horizonInCell} aria-hidden>
              {strings.horizonNames[horizon]}
            </span>
            {lane.cells[horizon].map(card)}
          </div>
        ))
      )}
    </div>
  );
}
