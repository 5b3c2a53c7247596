import { mergeClasses } from '@fluentui/react-components';
import { memo, useCallback, useEffect, useRef, useState, type FocusEvent, type MouseEvent } from 'react';
import { Company, useCompany, type CompanyProps } from '../../roadmap/company.tsx';
import { navigate, useParam } from '../../shared/location.ts';
import { useNearRows } from '../../shared/near-rows.ts';
import { useKeptScroll } from '../../shared/ui/use-kept-scroll.ts';
import { Cell } from './cell.tsx';
import type { ColumnId, ListRow } from './columns.ts';
import type { ListTableProps } from './list-table.tsx';
import { rowHeight, useListStyles } from './list-styles.ts';
import { extendTo, toggle } from './selection.ts';
import { strings } from './strings.ts';

const open = (activity: string): void => navigate({ activity });

export interface ListBodyProps extends Pick<ListTableProps, 'place' | 'rows' | 'order' | 'columns' | 'isPhone' | 'today' | 'selection' | 'onSelect'> {
  /** Null before it is there. */
  readonly scroller: HTMLDivElement | null;
  /** How wide the columns are. */
  readonly template: string;
}

/** The rows near the eye. Nothing else is drawn anew while one scrolls. */
export function ListBody({ place, scroller, rows, order, columns, isPhone, template, today, selection, onSelect }: ListBodyProps) {
  const styles = useListStyles();
  const companyOf = useCompany();
  const rowPx = rowHeight({ isPhone });
  const openActivity = useParam('activity');
  /** The row that has the focus stays, however far one scrolls: it would take the focus away with it. */
  const [focused, setFocused] = useState<string | null>(null);
  const kept = focused === null ? -1 : order.indexOf(focused);
  useKeptScroll(place, { scroller });
  const { from, to } = useNearRows(scroller, rows.length, rowPx);
  const near = rows.slice(from, to).map((_row, at) => from + at);
  if (kept >= 0 && kept < from) near.unshift(kept);
  if (kept >= to) near.push(kept);
  const onFocus = ({ target }: FocusEvent): void => setFocused(target.closest<HTMLElement>('[data-activity-row]')?.dataset['activityRow'] ?? null);
  // Not where it only goes to another place in the rows: the row would be gone before the focus has arrived.
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) setFocused(null);
  };
  const latest = useRef({ selection, order, onSelect });
  useEffect(() => {
    latest.current = { selection, order, onSelect };
  });
  const onTick = useCallback((activity: string, isRange: boolean): void => {
    const { selection: before, order: shown, onSelect: select } = latest.current;
    if (before) select(isRange ? extendTo(before, activity, shown) : toggle(before, activity));
  }, []);
  return (
    <div role="rowgroup" className={styles.body} style={{ height: rows.length * rowPx }} onFocus={onFocus} onBlur={onBlur}>
      {near.map((index) => {
        const row = rows[index];
        return row && (
          <Row
            key={row.activity.id}
            row={row}
            index={index}
            columns={columns}
            isPhone={isPhone}
            template={template}
            today={today}
            isTicked={selection ? selection.ids.has(row.activity.id) : null}
            isOpen={openActivity === row.activity.id}
            {...companyOf(row.activity.id)}
            onTick={onTick}
          />
        );
      })}
    </div>
  );
}

interface RowProps extends CompanyProps {
  readonly row: ListRow;
  readonly index: number;
  readonly columns: readonly ColumnId[];
  readonly isPhone: boolean;
  /** How wide they are. */
  readonly template: string;
  readonly today: string;
  /** Null: rows cannot be ticked. */
  readonly isTicked: boolean | null;
  readonly isOpen: boolean;
  readonly onTick: (activity: string, isRange: boolean) => void;
}

const sameColumns = (a: readonly ColumnId[], b: readonly ColumnId[]) => a.length === b.length && a.every((column, index) => column === b[index]);
const isSameRow = (a: RowProps, b: RowProps): boolean =>
  a.row.activity === b.row.activity && a.row.state === b.row.state && a.row.evidence.state === b.row.evidence.state && a.row.evidence.regressed === b.row.evidence.regressed &&
  a.index === b.index && a.today === b.today && a.isTicked === b.isTicked && a.isOpen === b.isOpen && a.recentEditor === b.recentEditor && a.lookers === b.lookers && a.onTick === b.onTick && a.template === b.template && a.isPhone === b.isPhone && sameColumns(a.columns, b.columns);

const Row = memo(function Row({ row, index, columns, isPhone, template, today, isTicked, isOpen, recentEditor, lookers, onTick }: RowProps) {
  const styles = useListStyles();
  const { id, title } = row.activity;
  const onClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('input, label, [data-tick]')) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) onTick(id, event.shiftKey);
    else open(id);
  };
  return (
    <div
      role="row"
      data-index={index}
      data-activity-row={id}
      aria-rowindex={index + 2}
      style={{ top: index * rowHeight({ isPhone }), gridTemplateColumns: template }}
      className={mergeClasses(styles.columns, styles.row, isPhone && styles.phoneRow, isTicked === true && styles.selected, isOpen && styles.open, recentEditor && styles.recent)}
      onClick={onClick}
    >
      {isTicked !== null && (
        <div role="cell" className={mergeClasses(styles.cell, styles.tick, isPhone && styles.phoneTick)} data-tick>
          <input
            type="checkbox"
            className={styles.checkbox}
            data-stop="tick"
            aria-label={strings.select(title)}
            checked={isTicked}
            onChange={({ nativeEvent }) => onTick(id, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column} role="cell" className={mergeClasses(styles.cell, isPhone && styles.phoneCell, isPhone && column === 'title' && styles.phoneTitle)}>
          <Cell column={column} row={row} today={today} isOpen={isOpen} isPhone={isPhone} />
          {column === 'title' && <Company recentEditor={recentEditor} lookers={lookers} />}
        </div>
      ))}
    </div>
  );
}, isSameRow);
