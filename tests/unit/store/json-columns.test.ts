import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromColumns, fromRows, maxRowBytes, rowBytes, toColumns, TooLargeToSave, toRows, transportBytes } from '../../../src/store/json-columns.ts';

/** Text that does not get smaller by deflating. */
const noise = (bytes: number) => randomBytes(bytes).toString('base64');

describe('JSON columns', () => {
  it.each([
    ['an object', { a: 1, b: [true, null, 'x'] }],
    ['an empty list', []],
    ['null', null],
    ['text with surrogates and quotes', '🛡️ "Zürich"\u0000\n\ud83d'],
    ['text at the limit of one property', 'x'.repeat(16 * 1024 - 2)],
    ['text just over it', 'x'.repeat(16 * 1024 - 1)],
    ['100,000 characters of Chinese', '零信任'.repeat(33_334)],
    ['half a megabyte of noise', noise(500_000)],
  ])('gives back %s', (_name, value) => {
    expect(fromColumns('json', toColumns('json', value))).toEqual(value);
  });

  it('keeps short text readable and deflates long text', () => {
    expect(toColumns('json', { a: 1 })).toEqual({ json: '{"a":1}', jsonParts: 0 });
    const long = toColumns('json', 'same words again. '.repeat(10_000));
    expect(long['jsonParts']).toBe(1);
    expect(rowBytes(long)).toBeLessThan(5_000);
  });

  it('never exceeds the limits of a property and of a row', () => {
    const rows = toRows('json', noise(4_000_000));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(rowBytes(row)).toBeLessThan(maxRowBytes);
      for (const value of Object.values(row)) if (value instanceof Uint8Array) expect(value.byteLength).toBeLessThanOrEqual(64 * 1024);
    }
  });

  it('spreads over rows and comes back whole', () => {
    const value = { rows: Array.from({ length: 3000 }, () => [noise(500), 7]) };
    const rows = toRows('json', value);
    expect(rows.length).toBeGreaterThan(1);
    expect(fromRows('json', rows)).toEqual(value);
  });

  it('refuses what does not fit one row', () => {
    expect(() => toColumns('json', noise(1_400_000))).toThrow(TooLargeToSave);
  });

  it('ignores columns left over from a longer or a shorter value', () => {
    const long = toColumns('json', noise(300_000));
    const short = toColumns('json', 'short');
    expect(fromColumns('json', { ...long, ...short })).toBe('short');
    expect(fromColumns('json', { ...short, ...long })).toBe(fromColumns('json', long));
  });

  it('says what is missing', () => {
    const damaged = Object.fromEntries(Object.entries(toColumns('json', noise(300_000))).filter(([name]) => name !== 'json0'));
    expect(() => fromColumns('json', damaged)).toThrow('column "json0" is missing');
    expect(() => fromColumns('json', {})).toThrow('column "jsonParts" is missing');
  });

  it('counts strings at two bytes a unit, names included', () => {
    expect(rowBytes({ ab: 'xyz' })).toBe(4 + 8 + 4 + 4 + 6);
    expect(rowBytes({ ab: new Uint8Array(100) })).toBe(4 + 8 + 4 + 4 + 100);
  });

  it('counts binary as base64 and text as UTF-8 for the way there', () => {
    const empty = transportBytes({ a: '' });
    expect(transportBytes({ a: '零' })).toBe(empty + 3);
    expect(transportBytes({ a: new Uint8Array(300) })).toBe(empty - 2 + 400);
  });
});
