import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * Any JSON value as properties of a table row. Short text stays readable in one string property (`json`); longer text is
 * deflated into binary properties (`json0`, `json1` …), which holds about ten times as much within a row's 1 MiB.
 */
export type Columns = Readonly<Record<string, string | number | Uint8Array>>;

/** Of the 32 Ki UTF-16 units that a string property may have; the rest of the row must still have room beside it. */
const maxTextUnits = 16 * 1024;
/** The service's limit for a binary property. */
const maxBinaryBytes = 64 * 1024;
/** As base64 these are 939 KiB: the emulator counts a row's 1 MiB on the way there, the service what it stores. */
const maxPartsPerRow = 11;
/** The service's limit for a row, keys and names included; strings take 2 bytes a unit. */
export const maxRowBytes = 1024 * 1024;

/** More data than one row or one transaction holds. */
export class TooLargeToSave extends Error {
  override readonly name = 'TooLargeToSave';
}

/** @throws {TooLargeToSave} when the value does not fit one row */
export function toColumns(name: string, value: unknown): Columns {
  const [columns, ...rest] = toRows(name, value);
  if (!columns || rest.length > 0) throw new TooLargeToSave(`This is too large to be saved in one piece (${name}). Make it smaller, or save it in parts.`);
  return columns;
}

/** Spreads a value over as many rows as it takes. */
export function toRows(name: string, value: unknown): Columns[] {
  const text = JSON.stringify(value);
  if (text.length <= maxTextUnits) return [{ [name]: text, [`${name}Parts`]: 0 }];
  const parts = slices(deflateRawSync(text), maxBinaryBytes);
  const rows: Columns[] = [];
  for (let at = 0; at < parts.length; at += maxPartsPerRow) rows.push(columnsOf(name, parts.slice(at, at + maxPartsPerRow)));
  return rows;
}

/** @throws {Error} when the columns are missing or damaged, saying which */
export function fromColumns(name: string, row: Readonly<Record<string, unknown>>): unknown {
  return fromRows(name, [row]);
}

/** Reads what `toRows` wrote, its rows in order. Columns left over from a longer value are ignored. */
export function fromRows(name: string, rows: readonly Readonly<Record<string, unknown>>[]): unknown {
  return JSON.parse(textOf(name, rows));
}

/** What the service counts for a row towards its 1 MiB. */
export function rowBytes(row: Readonly<Record<string, unknown>>): number {
  let bytes = 4;
  for (const [name, value] of Object.entries(row)) bytes += 8 + 2 * name.length + valueBytes(value);
  return bytes;
}

/** About what a row takes on its way to the service: JSON in UTF-8, binary as base64, and the headers of its operation. */
export function transportBytes(row: Readonly<Record<string, unknown>>): number {
  let bytes = 600;
  for (const [name, value] of Object.entries(row)) {
    bytes += name.length + 40 + transportBytesOf(value);
  }
  return bytes;
}

function columnsOf(name: string, parts: readonly Uint8Array[]): Columns {
  return { ...Object.fromEntries(parts.map((part, index) => [`${name}${index}`, part])), [`${name}Parts`]: parts.length };
}

function textOf(name: string, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const [first] = rows;
  const text = first?.[name];
  if (first?.[`${name}Parts`] === 0 && typeof text === 'string') return text;
  const parts = rows.flatMap((row) => {
    const count = row[`${name}Parts`];
    if (typeof count !== 'number') throw new Error(`column "${name}Parts" is missing`);
    return Array.from({ length: count }, (_, index) => {
      const part = row[`${name}${index}`];
      if (part instanceof Uint8Array) return part;
      throw new Error(`column "${name}${index}" is missing`);
    });
  });
  return inflateRawSync(Buffer.concat(parts)).toString('utf8');
}

function slices(bytes: Uint8Array, size: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.byteLength; at += size) parts.push(bytes.subarray(at, at + size));
  return parts;
}

function transportBytesOf(value: unknown): number {
  if (value instanceof Uint8Array) return Math.ceil(value.byteLength / 3) * 4;
  return typeof value === 'string' ? Buffer.byteLength(JSON.stringify(value)) : 40;
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return 4 + 2 * value.length;
  if (value instanceof Uint8Array) return 4 + value.byteLength;
  return 8;
}
