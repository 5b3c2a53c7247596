import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSortDownFilled, ArrowSortUpFilled } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { PersonAvatar, type Person } from '../../shared/ui/person-avatar.tsx';
import { Cell } from './cell.tsx';
import { columnWidths, type ColumnId, type ListRow, type Sorting } from './columns.ts';
import { extendTo, toggle, toggleAll, type Selection } from './selection.ts';
import { strings } from './strings.ts';

/** Every row is as high as the others, so that none has to be measured while one scrolls. */
const rowPx = 40;
const checkboxPx = 44;
/** Where on a row the focus is: its tick or its title. */
const stops = '[data-stop]';

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // Rows are boxes of their own: a browser lays out a whole table anew for every row that comes into sight.
  table: { display: 'block', width: '100%', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  heads: { display: 'block', position: 'sticky', top: 0, zIndex: 1 },
  body: { display: 'block', position: 'relative' },
  columns: { display: 'grid' },
  head: {
    display: 'block',
    height: '36px',
    boxSizing: 'border-box',
    padding: 0,
    textAlign: 'start',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  sort: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    width: '100%',
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2Hover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  row: {
    position: 'absolute',
    insetInline: 0,
    height: `${rowPx}px`,
    contain: 'strict',
    cursor: 'pointer',
    ':hover > td': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  // No colour of its own for what is selected: in the contrast theme it would be the highlight, behind texts that have their own.
  selected: { '& > td': { backgroundColor: tokens.colorNeutralBackground3 } },
  open: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`, '[dir="rtl"] &': { boxShadow: `inset -3px 0 0 ${tokens.colorCompoundBrandStroke}` } },
  recent: { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-2px' },
  cell: {
    display: 'block',
    height: `${rowPx}px`,
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalS}`,
    lineHeight: `${rowPx - 1}px`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '& > *': { verticalAlign: 'middle' },
  },
  editor: { float: 'inline-end', marginBlockStart: '9px' },
  tick: { display: 'flex', alignItems: 'center', justifyContent: 'center', padding: 0 },
  checkbox: {
    display: 'block',
    width: '18px',
    height: '18px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

export interface ListTableProps {
  readonly rows: readonly ListRow[];
  readonly order: readonly string[];
  readonly columns: readonly ColumnId[];
  readonly sorting: Sorting | null;
  readonly today: string;
  /** Null for whoever may not change anything. */
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
  readonly onSort: (column: ColumnId) => void;
}

const open = (activity: string): void => navigate({ activity });

/** The table. Only the rows near the eye are drawn; all of them are counted. */
export function ListTable({ rows, order, columns, sorting, today, selection, onSelect, onSort }: ListTableProps) {
  const styles = useStyles();
  const { recentEdits } = useOpenRoadmap();
  const openActivity = useParam('activity');
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the React compiler, which this warns of, is not used
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 8 });
  const latest = useRef({ selection, order, onSelect });
  useEffect(() => {
    latest.current = { selection, order, onSelect };
  });
  const onTick = useCallback((activity: string, isRange: boolean): void => {
    const { selection: before, order: shown, onSelect: select } = latest.current;
    if (before) select(isRange ? extendTo(before, activity, shown) : toggle(before, activity));
  }, []);

  /** Arrow keys go from row to row in their column; with Shift they take the rows along. */
  const onKey = (event: KeyboardEvent): void => {
    const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(stops) : null;
    const from = Number(stop?.closest('tr')?.dataset['index']);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rows.length - 1 }[event.key];
    const id = to === undefined ? undefined : order[to];
    if (!stop || to === undefined || id === undefined) return;
    event.preventDefault();
    if (event.shiftKey && selection) {
      const here = order[from];
      const anchored = here !== undefined && !selection.ids.has(here) ? toggle(selection, here) : selection;
      onSelect(extendTo(anchored, id, order));
    }
    virtualizer.scrollToIndex(to);
    requestAnimationFrame(() => requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`tr[data-index="${to}"] [data-stop="${stop.dataset['stop']}"]`)?.focus()));
  };

  const template = [...(selection ? [`${checkboxPx}px`] : []), ...columns.map((column) => (column === 'title' ? `minmax(${columnWidths.title}px, 1fr)` : `${columnWidths[column]}px`))].join(' ');
  const width = columns.reduce((sum, column) => sum + columnWidths[column], selection ? checkboxPx : 0);
  const ticked = selection?.ids.size ?? 0;
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={strings.label} onKeyDown={onKey}>
      {/* What is no longer laid out as a table is one to a screen reader only by its roles. */}
      <table role="table" className={styles.table} style={{ minWidth: width }} aria-rowcount={rows.length + 1} aria-label={strings.label}>
        <thead role="rowgroup" className={styles.heads}>
          <tr role="row" className={styles.columns} style={{ gridTemplateColumns: template }} aria-rowindex={1}>
            {selection && (
              <th role="columnheader" scope="col" className={mergeClasses(styles.head, styles.tick)}>
                <input
                  ref={(box) => {
                    if (box) box.indeterminate = ticked > 0 && ticked < rows.length;
                  }}
                  type="checkbox"
                  className={styles.checkbox}
                  aria-label={strings.selectAll}
                  title={strings.selectAll}
                  checked={ticked === rows.length}
                  onChange={() => onSelect(toggleAll(selection, order))}
                />
              </th>
            )}
            {columns.map((column) => {
              const direction = sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : 'none';
              return (
                <th key={column} role="columnheader" scope="col" className={styles.head} aria-sort={direction}>
                  <button type="button" className={styles.sort} onClick={() => onSort(column)}>
                    {strings.columnNames[column]}
                    {direction === 'ascending' && <ArrowSortUpFilled aria-hidden />}
                    {direction === 'descending' && <ArrowSortDownFilled aria-hidden />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index }) => {
            const row = rows[index];
            return row && (
              <Row
                key={row.activity.id}
                row={row}
                index={index}
                columns={columns}
                template={template}
                today={today}
                isTicked={selection ? selection.ids.has(row.activity.id) : null}
                isOpen={openActivity === row.activity.id}
                recentEditor={recentEdits.get(row.activity.id)}
                onTick={onTick}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: ListRow;
  readonly index: number;
  readonly columns: readonly ColumnId[];
  /** How wide they are. */
  readonly template: string;
  readonly today: string;
  /** Null: rows cannot be ticked. */
  readonly isTicked: boolean | null;
  readonly isOpen: boolean;
  /** Whose edit has just arrived. */
  readonly recentEditor: Person | undefined;
  readonly onTick: (activity: string, isRange: boolean) => void;
}

const sameColumns = (a: readonly ColumnId[], b: readonly ColumnId[]) => a.length === b.length && a.every((column, index) => column === b[index]);
const isSameRow = (a: RowProps, b: RowProps): boolean =>
  a.row.activity === b.row.activity && a.row.state === b.row.state && a.row.evidence.state === b.row.evidence.state && a.row.evidence.regressed === b.row.evidence.regressed &&
  a.index === b.index && a.today === b.today && a.isTicked === b.isTicked && a.isOpen === b.isOpen && a.recentEditor === b.recentEditor && a.onTick === b.onTick && a.template === b.template && sameColumns(a.columns, b.columns);

const Row = memo(function Row({ row, index, columns, template, today, isTicked, isOpen, recentEditor, onTick }: RowProps) {
  const styles = useStyles();
  const { id, title } = row.activity;
  const onClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('input, label, [data-tick]')) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) onTick(id, event.shiftKey);
    else open(id);
  };
  return (
    <tr
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      style={{ top: index * rowPx, gridTemplateColumns: template }}
      className={mergeClasses(styles.columns, styles.row, isTicked === true && styles.selected, isOpen && styles.open, recentEditor && styles.recent)}
      onClick={onClick}
    >
      {isTicked !== null && (
        <td role="cell" className={mergeClasses(styles.cell, styles.tick)} data-tick>
          <input
            type="checkbox"
            className={styles.checkbox}
            data-stop="tick"
            aria-label={strings.select(title)}
            checked={isTicked}
            onChange={({ nativeEvent }) => onTick(id, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column} role="cell" className={styles.cell}>
          {column === 'title' && recentEditor && <PersonAvatar className={styles.editor} person={recentEditor} size={20} />}
          <Cell column={column} row={row} today={today} isOpen={isOpen} />
        </td>
      ))}
    </tr>
  );
}, isSameRow);
