export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
export const isDirection = (key: string): key is Direction => /^Arrow(?:Up|Down|Left|Right)$/.test(key);

/** A step sideways of its own axis weighs more, so that "down" stays in its column. */
const sidewaysWeight = 3;

/** The box that an arrow key leads to from another one; undefined at the edge. */
export function nearest<T extends Box>(from: Box, boxes: readonly T[], direction: Direction): T | undefined {
  const isVertical = direction === 'ArrowUp' || direction === 'ArrowDown';
  const sign = direction === 'ArrowDown' || direction === 'ArrowRight' ? 1 : -1;
  let best: T | undefined;
  let bestDistance = Infinity;
  for (const box of boxes) {
    const across = centre(box, 'x') - centre(from, 'x');
    const down = centre(box, 'y') - centre(from, 'y');
    const ahead = (isVertical ? down : across) * sign;
    if (ahead <= 1) continue;
    const distance = ahead + sidewaysWeight * Math.abs(isVertical ? across : down);
    if (distance < bestDistance) {
      best = box;
      bestDistance = distance;
    }
  }
  return best;
}

const centre = ({ left, top, width, height }: Box, axis: 'x' | 'y') => (axis === 'x' ? left + width / 2 : top + height / 2);
