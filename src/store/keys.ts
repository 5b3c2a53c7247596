/** The service's limit for either key, in UTF-16 units (1 KiB): https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model */
export const maxKeyUnits = 512;

/** Illegal in keys, or ours (`%` escapes), or not text at all (half of a surrogate pair, which no URL can carry). */
const illegal = /[/\\#?%\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** Makes a text usable as a key, or as part of one that `separator` divides. Different texts stay different. */
export function encodeKey(text: string, separator?: ':' | '|'): string {
  const encoded = text.replace(illegal, escapeUnit);
  return separator === undefined ? encoded : encoded.replaceAll(separator, escapeUnit);
}

/** The text that `encodeKey` was given. */
export function decodeKey(key: string): string {
  return key.replace(/%u([0-9A-F]{4})|%([0-9A-F]{2})/g, (_, unit: string | undefined, byte: string | undefined) => String.fromCharCode(parseInt(unit ?? byte ?? '', 16)));
}

/**
 * One partition out of several names: `tenant|roadmap`.
 * @throws {KeyTooLong}
 */
export function partitionKeyOf(...names: readonly string[]): string {
  return checked(names.map((name) => encodeKey(name, '|')).join('|'));
}

/**
 * The key of a row: what kind of row it is and which one, such as `touch:RMI_001:999999999958`.
 * @throws {KeyTooLong}
 */
export function rowKeyOf(kind: string, ...names: readonly string[]): string {
  return checked([kind, ...names.map((name) => encodeKey(name, ':'))].join(':'));
}

/** Row keys from `from` on and below `before`. */
export interface KeyRange {
  readonly from: string;
  readonly before: string;
}

/** All rows of a kind, or all below the given names: `;` is the character after `:`. */
export function rangeOf(kind: string, ...names: readonly string[]): KeyRange {
  const prefix = rowKeyOf(kind, ...names);
  return { from: `${prefix}:`, before: `${prefix};` };
}

const sequenceDigits = 12;
const largestSequence = 10 ** sequenceDigits - 1;

/** A sequence as a key: fixed width, so that keys sort like numbers. */
export const sequenceKey = (sequence: number): string => String(sequence).padStart(sequenceDigits, '0');

/** The same, largest first. */
export const newestFirstKey = (sequence: number): string => sequenceKey(largestSequence - sequence);

export class KeyTooLong extends Error {
  override readonly name = 'KeyTooLong';
}

function checked(key: string): string {
  if (key.length <= maxKeyUnits) return key;
  throw new KeyTooLong(`A name is too long to be stored: "${key.slice(0, 60)}…" takes ${key.length} of at most ${maxKeyUnits} characters.`);
}

function escapeUnit(character: string): string {
  const code = character.charCodeAt(0);
  return code > 0xff ? `%u${code.toString(16).toUpperCase()}` : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
}
