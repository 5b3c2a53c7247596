import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowSortDownRegular, ArrowSortUpRegular, CopyRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { ResultView } from '../../../../src/api/assessment.ts';
import { evidenceClipboard, evidenceCsv, sortedRows, type SortDirection } from '../../../../src/api/evidence-text.ts';
import { copyText } from '../../shared/clipboard.ts';
import { formatExactly, formatMoment } from '../../shared/dates.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { saveAs } from '../../shared/save-as.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { strings } from './strings.ts';

type Evidence = NonNullable<ResultView['result']['evidence']>;
type Cell = Evidence['rows'][number][number];

/** An instant as Graph writes it. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const columnPx = 140;
/** Spreadsheets take a file without this mark for one of the local code page. */
const byteOrderMark = '\uFEFF';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0 },
  caption: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, marginInlineStart: 'auto' },
  head: {
    display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, margin: 0, padding: 0, border: 'none', backgroundColor: 'transparent', cursor: 'pointer', textAlign: 'start',
    color: 'inherit', fontFamily: 'inherit', fontSize: 'inherit', lineHeight: 'inherit', fontWeight: 'inherit', overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

export interface EvidenceRowsProps {
  readonly title: string;
  /** Names the file. */
  readonly checkId: string;
  readonly evidence: Evidence;
}

/** The rows behind a verdict and how many of them are shown: to sort, to copy, to take away. */
export function EvidenceRows({ title, checkId, evidence }: EvidenceRowsProps) {
  const styles = useStyles();
  const { notify } = useNotices();
  const { columns, rows, total } = evidence;
  const [sort, setSort] = useState<{ readonly column: number; readonly direction: SortDirection } | null>(null);
  const shown = useMemo(() => (sort ? sortedRows(rows, sort.column, sort.direction) : rows), [rows, sort]);
  if (total === 0) return null;
  const sortBy = (column: number): void => setSort({ column, direction: sort?.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending' });
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(evidenceClipboard({ columns, rows: shown }));
    notify({ key: 'evidence', intent: isCopied ? 'success' : 'warning', text: isCopied ? plural(shown.length, strings.copied) : strings.notCopied });
  };
  const download = (): void => saveAs({ name: `${checkId}.csv`, content: new Blob([byteOrderMark, evidenceCsv({ columns, rows: shown })], { type: 'text/csv;charset=utf-8' }) });
  return (
    <figure className={styles.root}>
      <figcaption className={styles.caption}>
        {rows.length < total ? strings.showing(formatNumber(rows.length), plural(total, strings.rows)) : plural(total, strings.rows)}
        <span className={styles.actions}>
          <Button size="small" appearance="subtle" icon={<CopyRegular />} onClick={() => void copy()}>{strings.copy}</Button>
          <Button size="small" appearance="subtle" icon={<ArrowDownloadRegular />} onClick={download}>{strings.csv}</Button>
        </span>
      </figcaption>
      <DataTable<Evidence['rows'][number]>
        label={`${strings.evidence}: ${title}`}
        columns={columns.map((label, index) => ({
          key: `${index}`,
          label,
          sorted: sort?.column === index ? sort.direction : undefined,
          head: (
            <button type="button" className={styles.head} onClick={() => sortBy(index)}>
              {label}
              {sort?.column === index && (sort.direction === 'ascending' ? <ArrowSortUpRegular aria-hidden /> : <ArrowSortDownRegular aria-hidden />)}
            </button>
          ),
          cell: (row) => <CellText cell={row[index] ?? null} />,
        }))}
        rows={shown}
        minWidth={`${columns.length * columnPx}px`}
        maxHeight="280px"
        rowKey={(_row, index) => String(index)}
      />
    </figure>
  );
}

function CellText({ cell }: { readonly cell: Cell }) {
  if (cell === null || cell === '') return strings.empty;
  if (typeof cell === 'boolean') return cell ? strings.yes : strings.no;
  if (typeof cell === 'number') return formatNumber(cell);
  if (typeof cell === 'string') return moment.test(cell) ? <time dateTime={cell} title={formatExactly(cell)}>{formatMoment(cell)}</time> : cell;
  // An imported report may carry any address: only what a browser opens safely becomes a link.
  return cell.href.startsWith('https://') ? <Link href={cell.href} target="_blank" rel="noopener noreferrer" inline>{cell.text}</Link> : cell.text;
}
