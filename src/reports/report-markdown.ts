import { maxEvidenceRows, type Cell, type EvidenceTable } from '../assessment/evidence-table.ts';
import { cellOf, plainText, shorten } from './inline-markdown.ts';

const maxSummaryLength = 500;
const maxHeadingLength = 200;
const maxColumns = 40;
const maxLines = 200;
const maxDelimiterLength = 1000;

/** A table as it stands in the text; its rows are read only when they are named. */
interface ReportTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
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
}

const fence = /^\s*(?:```|~~~)/;
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const leadingIcons = /^(?:\p{Extended_Pictographic}|[\uFE0F\u200D\u20E3✓✗\s])+/u;

/**
 * Splits the Markdown of a result into lines of text and tables.
 * Not by `marked`: its time grows with the square of some texts, and a report may be hostile and 50 MB long.
 */
export function readFindings(markdown: string): Findings {
  const source = markdown.split(/\r\n|\n|\r/);
  const lines: Line[] = [];
  const tables: ReportTable[] = [];
  let isCode = false;
  let heading = '';
  for (let index = 0; index < source.length; index += 1) {
    const line = source[index] ?? '';
    if (fence.test(line)) {
      isCode = !isCode;
    } else if (!isCode && startsTable(line, source[index + 1])) {
      const rows = rowsFrom(source, index + 2);
      tables.push({ heading, columns: cellsOf(line, maxColumns).map(plainText), rows });
      index += 1 + rows.length;
    } else if (!isCode && (lines.length < maxLines || line.startsWith('#'))) {
      const read = readLine(line);
      if (read === null) continue;
      if (lines.length < maxLines) lines.push(read);
      if (read.kind === 'heading') heading = shorten(read.text, maxHeadingLength);
    }
  }
  return { lines, tables };
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
export function evidenceIn({ tables }: Findings, most: { readonly cells: number }): EvidenceTable | null {
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
  return { columns: hasSections ? ['Section', ...titles] : titles, rows, total: filled.reduce((sum, table) => sum + table.rows.length, 0) };
}

function startsTable(line: string, next: string | undefined): boolean {
  return next !== undefined && line.includes('|') && next.length <= maxDelimiterLength && next.includes('|') && delimiterRow.test(next);
}

function rowsFrom(source: readonly string[], start: number): string[] {
  let end = start;
  while (source[end]?.includes('|')) end += 1;
  return source.slice(start, end);
}

/** Splits a row at its pipes; an escaped pipe is text. */
function cellsOf(row: string, most: number): string[] {
  const inner = row.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let start = 0;
  for (let index = 0; index < inner.length && cells.length < most; index += 1) {
    if (inner[index] === '\\') index += 1;
    else if (inner[index] === '|') {
      cells.push(inner.slice(start, index));
      start = index + 1;
    }
  }
  const rest = inner.slice(start);
  return cells.length < most && rest.trim() !== '' ? [...cells, rest] : cells;
}

/** A title that stands twice in one table names two columns. */
function uniqueNames(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return `${title}\n${count}`;
  });
}

function readLine(line: string): Line | null {
  const [, quotes = '', hashes, bullet] = /^([\s>]*)(?:(#{1,6})\s|((?:[-*+]|\d{1,3}[.)])\s))?/.exec(line.slice(0, 1000)) ?? [];
  const marker = quotes.length + (hashes === undefined ? (bullet?.length ?? 0) : hashes.length + 1);
  const text = plainText(line.slice(marker)).replace(leadingIcons, '');
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  if (hashes !== undefined) return { kind: 'heading', text };
  return { kind: bullet === undefined ? 'paragraph' : 'item', text };
}
