import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';

/** Shorter tables are drawn whole. */
const mostDrawnRows = 100;

const useStyles = makeStyles({
  scroller: {
    overflow: 'auto',
    // Whoever goes back with the keyboard sees where they are: below the head, of two lines at most.
    scrollPaddingTop: `calc(2 * ${tokens.lineHeightBase200} + 2 * ${tokens.spacingVerticalSNudge} + 1px)`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: '0',
    tableLayout: 'fixed',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  row: { ':last-child > td': { borderBottomStyle: 'none' } },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  gap: { padding: 0 },
});

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** Shown in place of the label, such as a button that sorts. */
  readonly head?: ReactNode;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  /** CSS width; the rest is shared by the columns that name none. */
  readonly width?: string;
  readonly cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Narrower than this the table scrolls sideways. */
  readonly minWidth: string;
  readonly maxHeight: string;
  readonly selectedKey?: string | undefined;
  readonly rowKey: (row: Row, index: number) => string;
}

const estimatedRowPx = 37;

/** A table that scrolls inside itself. Of more than 100 rows only those near the eye are drawn; all of them are counted. */
export function DataTable<Row>({ label, columns, rows, minWidth, maxHeight, selectedKey, rowKey }: DataTableProps<Row>) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > mostDrawnRows;
  // eslint-disable-next-line react-hooks/incompatible-library -- the React compiler, which this warns of, is not used
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowPx,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const drawn = isVirtual ? items.map(({ index }) => index) : rows.map((_row, index) => index);
  const before = isVirtual ? (items[0]?.start ?? 0) : 0;
  const after = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div ref={scroller} className={styles.scroller} style={{ maxHeight }} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table} style={{ minWidth }} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, label: name, head = name, sorted, width }) => (
              <th key={key} scope="col" className={styles.head} style={{ width }} aria-sort={sorted}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden>
              <td className={styles.gap} colSpan={columns.length} style={{ height: before }} />
            </tr>
          )}
          {drawn.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = rowKey(row, index);
            return (
              <tr
                key={key}
                ref={isVirtual ? virtualizer.measureElement : undefined}
                data-index={index}
                aria-rowindex={index + 2}
                className={mergeClasses(styles.row, key === selectedKey && styles.selected)}
              >
                {columns.map((column) => (
                  <td key={column.key} className={styles.cell}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && (
            <tr aria-hidden>
              <td className={styles.gap} colSpan={columns.length} style={{ height: after }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
