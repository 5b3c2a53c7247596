/** What a cell of a row may hold; null is an empty cell. */
export type CsvValue = string | number | boolean | null;

/**
 * Characters that make a spreadsheet take a cell for a formula, also behind white space and in their full-width forms.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const startsFormula = /^[\s\u0000]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20|%]|^[\t\r\n]/u;
const plainNumber = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const needsQuotes = /[",;\t\r\n]|^\s|\s$/u;

/** A text as a spreadsheet may have it: what would be a formula becomes text. Every row that leaves as CSV or Excel goes through here. */
export function withoutFormula(text: string): string {
  return startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** One line, with its end (RFC 4180). */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: CsvValue): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = withoutFormula(value.replaceAll('\u0000', ''));
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
