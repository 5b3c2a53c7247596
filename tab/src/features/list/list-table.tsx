import { mergeClasses } from '@fluentui/react-components';
import { ArrowSortDownFilled, ArrowSortUpFilled } from '@fluentui/react-icons';
import { useState, type KeyboardEvent } from 'react';
import { focusInRow } from '../../shared/near-rows.ts';
import { columnWidths, type ColumnId, type ListRow, type Sorting } from './columns.ts';
import { ListBody } from './list-body.tsx';
import { headPx, rowHeight, useListStyles } from './list-styles.ts';
import { extendTo, toggle, toggleAll, type Selection } from './selection.ts';
import { strings } from './strings.ts';

const checkboxPx = 44;
/** The names of the columns stand side by side all the same. In a row the title is above the others, of which the owner keeps at least a face. */
const phoneWidths = { heads: ['1fr', 'auto', 'auto', 'auto'], row: ['minmax(0, auto)', 'minmax(28px, 1fr)', 'auto'] };
/** At least. */
const titleWidth = `min(${columnWidths.title}px, 55vw)`;
/** Where on a row the focus is: its tick or its title. */
const stops = '[data-stop]';

export interface ListTableProps {
  /** Names what is shown, for whoever comes back to it. */
  readonly place: string;
  readonly rows: readonly ListRow[];
  readonly order: readonly string[];
  readonly columns: readonly ColumnId[];
  /** They stand below the title. */
  readonly isPhone: boolean;
  readonly sorting: Sorting | null;
  readonly today: string;
  /** Null for whoever may not change anything. */
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
  readonly onSort: (column: ColumnId) => void;
}

/** The table. Only the rows near the eye are drawn; all of them are counted. */
export function ListTable({ place, rows, order, columns, isPhone, sorting, today, selection, onSelect, onSort }: ListTableProps) {
  const styles = useListStyles();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);

  /** Arrow keys go from row to row in their column; with Shift they take the rows along. */
  const onKey = (event: KeyboardEvent): void => {
    const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(stops) : null;
    const from = Number(stop?.closest<HTMLElement>('[data-index]')?.dataset['index']);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rows.length - 1 }[event.key];
    const id = to === undefined ? undefined : order[to];
    if (!scroller || !stop || to === undefined || id === undefined) return;
    event.preventDefault();
    if (event.shiftKey && selection) {
      const here = order[from];
      const anchored = here !== undefined && !selection.ids.has(here) ? toggle(selection, here) : selection;
      onSelect(extendTo(anchored, id, order));
    }
    focusInRow(scroller, to, { rowPx: rowHeight({ isPhone }), headPx }, `[data-index="${to}"] [data-stop="${stop.dataset['stop']}"]`);
  };

  const widths = columns.map((column) => (column === 'title' ? `minmax(${titleWidth}, 1fr)` : `${columnWidths[column]}px`));
  const templateOf = (of: readonly string[]): string => [...(selection ? [`${checkboxPx}px`] : []), ...of].join(' ');
  const template = templateOf(isPhone ? phoneWidths.row : widths);
  const ticked = selection?.ids.size ?? 0;
  const besideTitle = columns.reduce((sum, column) => (column === 'title' ? sum : sum + columnWidths[column]), selection ? checkboxPx : 0);
  return (
    <div ref={setScroller} className={styles.scroller} tabIndex={0} role="region" aria-label={strings.label} onKeyDown={onKey}>
      <div role="table" className={styles.table} style={{ minWidth: isPhone ? undefined : `calc(${besideTitle}px + ${titleWidth})` }} aria-rowcount={rows.length + 1} aria-label={strings.label}>
        <div role="rowgroup" className={styles.heads}>
          <div role="row" className={styles.columns} style={{ gridTemplateColumns: isPhone ? templateOf(phoneWidths.heads) : template }} aria-rowindex={1}>
            {selection && (
              <div role="columnheader" className={mergeClasses(styles.head, styles.tick)}>
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
              </div>
            )}
            {columns.map((column) => {
              const direction = sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : 'none';
              return (
                <div key={column} role="columnheader" className={styles.head} aria-sort={direction}>
                  <button type="button" className={styles.sort} onClick={() => onSort(column)}>
                    {strings.columnNames[column]}
                    {direction === 'ascending' && <ArrowSortUpFilled aria-hidden />}
                    {direction === 'descending' && <ArrowSortDownFilled aria-hidden />}
                  </button>
                </div>
              );
            })}
          </div>
        </div>
        <ListBody place={place} scroller={scroller} rows={rows} order={order} columns={columns} isPhone={isPhone} template={template} today={today} selection={selection} onSelect={onSelect} />
      </div>
    </div>
  );
}
