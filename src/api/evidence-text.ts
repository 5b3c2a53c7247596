import type { Cell, EvidenceTable } from '../assessment/evidence-table.ts';
import { csvLine, withoutFormula, type CsvValue } from '../reports/csv.ts';

export type SortDirection = 'ascending' | 'descending';

const collator = new Intl.Collator('en', { numeric: true });

/** Rows by one of their columns; equal ones keep their order, and what is empty comes last either way. */
export function sortedRows(rows: EvidenceTable['rows'], column: number, direction: SortDirection): EvidenceTable['rows'] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [one, other] = [valueOf(a[column] ?? null), valueOf(b[column] ?? null)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compare(one, other);
  });
}

function compare(one: NonNullable<CsvValue>, other: NonNullable<CsvValue>): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one), String(other));
}

/** The rows as a file for spreadsheets (RFC 4180); what would be a formula there is text. */
export function evidenceCsv({ columns, rows }: Pick<EvidenceTable, 'columns' | 'rows'>): string {
  return [columns, ...rows.map((row) => columns.map((_name, index) => valueOf(row[index] ?? null)))].map((values) => csvLine(values)).join('');
}

/** The rows as a spreadsheet takes them from the clipboard: tabs between cells, a line for each row. */
export function evidenceClipboard({ columns, rows }: Pick<EvidenceTable, 'columns' | 'rows'>): string {
  const cell = (value: CsvValue): string => (value === null ? '' : withoutFormula(String(value).replace(/\s+/g, ' ')));
  return [columns.map(cell), ...rows.map((row) => columns.map((_name, index) => cell(valueOf(row[index] ?? null))))].map((cells) => cells.join('\t')).join('\n');
}

/** A link says its words; an empty text is no value. */
function valueOf(cell: Cell): CsvValue {
  if (cell !== null && typeof cell === 'object') return cell.text === '' ? null : cell.text;
  return cell === '' ? null : cell;
}
