import { describe, expect, it } from 'vitest';
import { layOutSankey } from '../../../tab/src/features/overview/sankey.ts';

const flows = [
  { from: 'users', to: 'strong', value: 30 }, { from: 'users', to: 'weak', value: 60 }, { from: 'users', to: 'nothing', value: 0 },
  { from: 'strong', to: 'key', value: 30 }, { from: 'weak', to: 'app', value: 50 }, { from: 'weak', to: 'phone', value: 10 },
];

describe('a Sankey diagram', () => {
  const { nodes, bands } = layOutSankey(flows, { height: 110, gap: 10 });
  const node = (name: string) => nodes.find((each) => each.name === name)!;

  it('puts nodes in columns after what flows into them, and leaves out what nothing flows to', () => {
    expect(nodes.map(({ name, column }) => [name, column])).toEqual([['users', 0], ['strong', 1], ['weak', 1], ['key', 2], ['app', 2], ['phone', 2]]);
  });

  it('gives the same height to the same number everywhere, so that the fullest column fits', () => {
    expect(node('users').height).toBeCloseTo(90);
    expect(node('phone').y + node('phone').height).toBeCloseTo(110);
    for (const { value, height } of [...nodes, ...bands]) expect(height / value).toBeCloseTo(1);
  });

  it('lets bands leave and arrive one below the other', () => {
    const [first, second] = bands.filter(({ from }) => from === 'weak');
    expect(first).toMatchObject({ to: 'app', y0: node('weak').y, y1: node('app').y });
    expect(second!.y0).toBeCloseTo(node('weak').y + 50);
  });

  it('is empty without flows', () => {
    expect(layOutSankey([{ from: 'a', to: 'b', value: 0 }], { height: 10, gap: 1 })).toEqual({ nodes: [], bands: [] });
  });
});
