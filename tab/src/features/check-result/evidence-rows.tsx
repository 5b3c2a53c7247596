import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ResultView } from '../../../../src/api/assessment.ts';
import { formatExactly, formatMoment } from '../../shared/dates.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { strings } from './strings.ts';

type Evidence = NonNullable<ResultView['result']['evidence']>;
type Cell = Evidence['rows'][number][number];

/** An instant as Graph writes it. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const columnPx = 140;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0 },
  caption: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The rows behind a verdict, and how many of them are shown. */
export function EvidenceRows({ title, evidence }: { readonly title: string; readonly evidence: Evidence }) {
  const styles = useStyles();
  const { columns, rows, total } = evidence;
  if (total === 0) return null;
  return (
    <figure className={styles.root}>
      <figcaption className={styles.caption}>
        {rows.length < total ? strings.showing(formatNumber(rows.length), plural(total, strings.rows)) : plural(total, strings.rows)}
      </figcaption>
      <DataTable<Evidence['rows'][number]>
        label={`${strings.evidence}: ${title}`}
        columns={columns.map((label, index) => ({ key: `${index}`, label, cell: (row) => <CellText cell={row[index] ?? null} /> }))}
        rows={rows}
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
