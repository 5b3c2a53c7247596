import { describe, expect, it } from 'vitest';
import { spanAround, upTo } from '../../../tab/src/shared/near-rows.ts';

const rowPx = 40;
const height = 700;
/** Every place that one scrolls to, pixel by pixel, over two screens. */
const tops = Array.from({ length: 1400 }, (_unused, top) => top);

describe('the rows drawn around what is in sight', () => {
  it('hold all of it, and eight rows more at either edge', () => {
    for (const top of tops) {
      const { from, to } = spanAround(top, height, rowPx);
      expect(from * rowPx, `from, at ${top}`).toBeLessThanOrEqual(Math.max(0, top - 8 * rowPx));
      expect(to * rowPx, `to, at ${top}`).toBeGreaterThanOrEqual(top + height + 8 * rowPx);
    }
  });

  it('change once for six rows, at both ends together', () => {
    const spans = tops.map((top) => spanAround(top, height, rowPx));
    const changes = spans.filter((span, at) => at > 0 && (span.from !== spans[at - 1]?.from || span.to !== spans[at - 1]?.to));
    // The first six rows and the eight beyond the edge make none; the rest is one for every six.
    expect(changes).toHaveLength(Math.floor((1399 / rowPx - 8) / 6));
    expect(new Set(spans.map(({ from, to }) => to - from)).size).toBe(1);
  });

  it('are the last ones where fewer are left than one has scrolled to, all where they are few, and the same where there are enough', () => {
    expect(upTo(50, { from: 588, to: 630 })).toEqual({ from: 8, to: 50 });
    expect(upTo(7, { from: 588, to: 630 })).toEqual({ from: 0, to: 42 });
    expect(upTo(1000, { from: 588, to: 630 })).toEqual({ from: 588, to: 630 });
  });

  it('begin with the first where a browser lets one pull beyond the edge, and where nothing has a height yet', () => {
    expect(spanAround(-120, height, rowPx).from).toBe(0);
    expect(spanAround(0, 0, rowPx)).toEqual({ from: 0, to: 24 });
  });
});
