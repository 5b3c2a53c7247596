import { maxEvidenceRows, type Cell, type EvidenceTable } from '../assessment/evidence-table.ts';
import { cellOf, plainText, shorten } from './inline-markdown.ts';

const maxSummaryLength = 500;
const maxHeadingLength = 200;
const maxColumns = 40;
const maxDelimiterLength = 1000;
/** What is read of one result; everything beyond is passed over, but rows are counted. Real results have some dozen lines and up to nine tables. */
const maxLines = 300;
const maxTables = 100;

/** A table as it stands in the text; its rows are read only when they are named. */
interface ReportTable {
  readonly heading: string;
  readonly columns: readonly string[];
  /** The first rows, at most as many as evidence can name. */
  readonly rows: readonly string[];
  readonly rowCount: number;
}

interface Line {
  readonly kind: 'paragraph' | 'item' | 'heading';
  readonly text: string;
}

/** What the Markdown of a result says. */
export interface Findings {
  /** Text outside tables and code, as people read it, without leading icons. */
  readonly lines: readonly Line[];
  readonly tables: readonly ReportTable[];
  /** Rows of tables that were passed over. */
  readonly furtherRows: number;
}

const fence = /^\s*(?:```|~~~)/;
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const leadingIcons = /^(?:\p{Extended_Pictographic}|[\uFE0F\u200D\u20E3✓✗\s])+/u;

/**
 * Splits the Markdown of a result into lines of text and tables, in one pass.
 * Not by `marked`: its time grows with the square of some texts, and a report may be hostile and 50 MB long.
 */
export function readFindings(markdown: string): Findings {
  const lines: Line[] = [];
  const tables: ReportTable[] = [];
  let furtherRows = 0;
  let linesRead = 0;
  let isCode = false;
  let heading = '';
  for (let start = 0, end = 0; start < markdown.length; start = end + 1) {
    end = endOfLine(markdown, start);
    const line = markdown.slice(start, end);
    if (fence.test(line)) {
      isCode = !isCode;
    } else if (!isCode && startsTable(line, markdown, end + 1)) {
      const { rows, rowCount, rowsEnd } = readRows(markdown, endOfLine(markdown, end + 1) + 1);
      if (tables.length < maxTables) tables.push({ heading: readHeading(heading), columns: cellsOf(line, maxColumns).map(plainText), rows, rowCount });
      else furtherRows += rowCount;
      end = rowsEnd;
    } else if (!isCode && line.trim() !== '') {
      if (line.startsWith('#')) heading = line;
      linesRead += 1;
      const read = linesRead <= maxLines ? readLine(line) : null;
      if (read !== null) lines.push(read);
    }
  }
  return { lines, tables, furtherRows };
}

/** The first sentence of a result: a paragraph rather than a list item, a label or a heading. Null when there is no text. */
export function summaryOf({ lines }: Findings): string | null {
  const isSentence = ({ text }: Line) => /\S\s+\S/.test(text) && !text.endsWith(':');
  const line = lines.find((candidate) => candidate.kind === 'paragraph' && isSentence(candidate))
    ?? lines.find((candidate) => candidate.kind !== 'heading' && isSentence(candidate))
    ?? lines.find(({ kind }) => kind === 'heading')
    ?? lines[0];
  return line === undefined ? null : shorten(line.text, maxSummaryLength);
}

/**
 * The tables of a result as one. Several are stacked: a first column `Section` names the heading each row stood under,
 * columns of the same name are one, and a row has no value in columns of other tables. Null when there is no row.
 * @param most.cells how many cells may be named; further rows are counted only
 */
export function evidenceIn({ tables, furtherRows }: Findings, most: { readonly cells: number }): EvidenceTable | null {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return null;
  const named = filled.map((table) => ({ ...table, names: uniqueNames(table.columns) }));
  const columns = [...new Map(named.flatMap(({ names, columns: titles }) => names.map((name, index) => [name, titles[index] ?? ''] as const)))].slice(0, maxColumns);
  const hasSections = filled.length > 1;
  const width = columns.length + Number(hasSections);
  const rowLimit = Math.min(maxEvidenceRows, Math.floor(most.cells / width));
  const rows: Cell[][] = [];
  for (const { heading, names, rows: sources } of named) {
    const places = columns.map(([name]) => names.indexOf(name));
    for (const source of sources.slice(0, rowLimit - rows.length)) {
      const cells = cellsOf(source, names.length);
      const values = places.map((place) => cellOf(cells[place] ?? ''));
      rows.push(hasSections ? [heading === '' ? null : heading, ...values] : values);
    }
  }
  const titles = columns.map(([, title]) => title);
  return { columns: hasSections ? ['Section', ...titles] : titles, rows, total: filled.reduce((sum, { rowCount }) => sum + rowCount, furtherRows) };
}

/** Without the line break; a carriage return before it counts as white space. */
function endOfLine(markdown: string, start: number): number {
  const end = markdown.indexOf('\n', start);
  return end === -1 ? markdown.length : end;
}

function startsTable(line: string, markdown: string, nextStart: number): boolean {
  if (!line.includes('|')) return false;
  const next = markdown.slice(nextStart, Math.min(endOfLine(markdown, nextStart), nextStart + maxDelimiterLength));
  return next.includes('|') && delimiterRow.test(next);
}

/** A table ends at the first line without a pipe. */
function readRows(markdown: string, start: number): { readonly rows: string[]; readonly rowCount: number; readonly rowsEnd: number } {
  const rows: string[] = [];
  let rowCount = 0;
  let next = start;
  while (next < markdown.length) {
    const end = endOfLine(markdown, next);
    const row = markdown.slice(next, end);
    if (!row.includes('|')) break;
    if (rowCount < maxEvidenceRows) rows.push(row);
    rowCount += 1;
    next = end + 1;
  }
  return { rows, rowCount, rowsEnd: next - 1 };
}

/** Splits a row at its pipes; an escaped pipe is text. */
function cellsOf(row: string, most: number): string[] {
  const inner = row.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let start = 0;
  for (let index = 0; index < inner.length && cells.length < most; index += 1) {
    if (inner[index] === '\\') index += 1;
    else if (inner[index] === '|') {
      cells.push(withPipes(inner.slice(start, index)));
      start = index + 1;
    }
  }
  const rest = inner.slice(start);
  return cells.length < most && rest.trim() !== '' ? [...cells, withPipes(rest)] : cells;
}

const withPipes = (cell: string) => cell.replaceAll('\\|', '|');

/** A title that stands twice in one table names two columns. */
function uniqueNames(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return `${title}\n${count}`;
  });
}

function readHeading(line: string): string {
  return shorten(readLine(line)?.text ?? '', maxHeadingLength);
}

function readLine(line: string): Line | null {
  const [, quotes = '', hashes, bullet] = /^([\s>]*)(?:(#{1,6})\s|((?:[-*+]|\d{1,3}[.)])\s))?/.exec(line.slice(0, 1000)) ?? [];
  const marker = quotes.length + (hashes === undefined ? (bullet?.length ?? 0) : hashes.length + 1);
  const text = plainText(line.slice(marker)).replace(leadingIcons, '');
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  if (hashes !== undefined) return { kind: 'heading', text };
  return { kind: bullet === undefined ? 'paragraph' : 'item', text };
}
