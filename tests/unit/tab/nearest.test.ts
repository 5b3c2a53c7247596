import { describe, expect, it } from 'vitest';
import { nearest, type Box } from '../../../tab/src/features/board/nearest.ts';

const card = (name: string, column: number, row: number): Box & { readonly name: string } => ({
  name,
  left: column * 300,
  top: row * 100,
  width: 280,
  height: 90,
});
const cards = [card('a', 0, 0), card('b', 1, 0), card('c', 1, 1), card('d', 2, 3)];
const from = (name: string) => cards.find((box) => box.name === name)!;
const others = (name: string) => cards.filter((box) => box.name !== name);

describe('nearest', () => {
  it.each([
    ['a', 'ArrowRight', 'b'],
    ['b', 'ArrowDown', 'c'],
    ['c', 'ArrowUp', 'b'],
    ['c', 'ArrowLeft', 'a'],
    ['c', 'ArrowRight', 'd'],
    ['a', 'ArrowUp', undefined],
    ['d', 'ArrowRight', undefined],
  ] as const)('goes from %s with %s to %s', (name, direction, expected) => {
    expect(nearest(from(name), others(name), direction)?.name).toBe(expected);
  });
});
