import { describe, expect, it } from 'vitest';
import { encodeKey, KeyTooLong, newestFirstKey, partitionKeyOf, rangeOf, rowKeyOf, sequenceKey } from '../../../src/store/keys.ts';

describe('keys', () => {
  it.each([
    ['RMI_001', 'RMI_001'],
    ['19:abc@thread.tacv2', '19:abc@thread.tacv2'],
    ['a/b\\c#d?e', 'a%2Fb%5Cc%23d%3Fe'],
    ['100 %', '100 %25'],
    ['tab\tline\nnul\u0000del\u007fhigh\u009f', 'tab%09line%0Anul%00del%7Fhigh%9F'],
    ['Zürich 🛡️', 'Zürich 🛡️'],
    ['half \ud83d surrogate', 'half %uD83D surrogate'],
    ['', ''],
  ])('encodes %j as %j', (text, key) => {
    expect(encodeKey(text)).toBe(key);
  });

  it('keeps different names different', () => {
    const names = ['a/b', 'a%2Fb', 'a%252Fb', 'a%2fb', '%', '%25', '\u00ff', '%FF', '\ud83d', '%uD83D'];
    expect(new Set(names.map((name) => encodeKey(name))).size).toBe(names.length);
  });

  it('does not let a name pass for two', () => {
    expect(partitionKeyOf('tenant', 'road|map')).toBe('tenant|road%7Cmap');
    expect(partitionKeyOf('a|b', 'c')).not.toBe(partitionKeyOf('a', 'b|c'));
    expect(rowKeyOf('touch', 'a:b', 'c')).not.toBe(rowKeyOf('touch', 'a', 'b:c'));
    expect(rowKeyOf('touch', 'a:b')).toBe('touch:a%3Ab');
  });

  it('takes keys of up to 512 UTF-16 units', () => {
    expect(rowKeyOf('x', 'a'.repeat(510))).toHaveLength(512);
    expect(() => rowKeyOf('x', 'a'.repeat(511))).toThrow(KeyTooLong);
    expect(() => partitionKeyOf('#'.repeat(171))).toThrow(/513 of at most 512/);
    expect(partitionKeyOf('🛡'.repeat(256))).toHaveLength(512);
  });

  it('sorts sequences like numbers, and newest first like none', () => {
    const sequences = [1, 2, 9, 10, 99, 100, 1_000_000];
    expect(sequences.map(sequenceKey).toSorted()).toEqual(sequences.map(sequenceKey));
    expect(sequences.map(newestFirstKey).toSorted()).toEqual(sequences.toReversed().map(newestFirstKey));
    expect(sequenceKey(42)).toBe('000000000042');
  });

  it('ranges over one name and not over its neighbours', () => {
    const { from, before } = rangeOf('touch', 'a');
    const isIn = (key: string) => key >= from && key < before;
    expect(isIn(rowKeyOf('touch', 'a', sequenceKey(1)))).toBe(true);
    expect(isIn(rowKeyOf('touch', 'a', newestFirstKey(1)))).toBe(true);
    expect(isIn(rowKeyOf('touch', 'ab', sequenceKey(1)))).toBe(false);
    expect(isIn(rowKeyOf('touch', 'a:1', sequenceKey(1)))).toBe(false);
    expect(isIn(rowKeyOf('touch', 'a;', sequenceKey(1)))).toBe(false);
    expect(isIn(rowKeyOf('touch', 'a'))).toBe(false);
  });
});
