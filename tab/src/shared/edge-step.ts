/** So close to an edge what is below a drag scrolls by itself, so fast a frame. */
const edge = { px: 48, stepPx: 14 };

/**
 * How far to scroll with the next frame of a drag, so that it reaches what is out of sight.
 * @param x of the pointer; all in pixels of the window
 * @param room what one sees of what scrolls
 * @returns pixels to the right, negative to the left, 0 away from the edges
 */
export function edgeStep(x: number, { left, right }: { readonly left: number; readonly right: number }): number {
  if (x > right - edge.px) return edge.stepPx;
  return x < left + edge.px ? -edge.stepPx : 0;
}
