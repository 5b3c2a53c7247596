/** So much goes from one node to another. Nodes are named; a name stands in one column only. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

export interface SankeyNode {
  readonly name: string;
  readonly column: number;
  readonly value: number;
  readonly y: number;
  readonly height: number;
}

export interface SankeyBand {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** Top of the band where it leaves and where it arrives, and its height. */
  readonly y0: number;
  readonly y1: number;
  readonly height: number;
}

export interface Sankey {
  readonly nodes: readonly SankeyNode[];
  readonly bands: readonly SankeyBand[];
}

/**
 * Places nodes in columns and the bands between them: heights are proportional to values, nodes of a column stand in the order
 * in which the flows name them, `gap` apart. Flows of nothing are left out.
 * @param height of the tallest column
 */
export function layOutSankey(flows: readonly Flow[], { height, gap }: { readonly height: number; readonly gap: number }): Sankey {
  const real = flows.filter(({ value }) => value > 0);
  const columns = columnsOf(real);
  const valueOf = (name: string) => Math.max(sum(real.filter(({ from }) => from === name)), sum(real.filter(({ to }) => to === name)));
  const tallest = Math.max(0, ...[...columns.values()]) + 1;
  const inColumn = (column: number) => [...columns].filter(([, at]) => at === column).map(([name]) => name);
  const scales = Array.from({ length: tallest }, (_, column) => {
    const names = inColumn(column);
    const total = names.reduce((all, name) => all + valueOf(name), 0);
    return total === 0 ? Number.POSITIVE_INFINITY : (height - gap * (names.length - 1)) / total;
  });
  const scale = Math.min(...scales);
  if (!Number.isFinite(scale)) return { nodes: [], bands: [] };
  const nodes = Array.from({ length: tallest }, (_, column) => {
    let y = 0;
    return inColumn(column).map((name): SankeyNode => {
      const node = { name, column, value: valueOf(name), y, height: valueOf(name) * scale };
      y += node.height + gap;
      return node;
    });
  }).flat();
  const left = new Map(nodes.map(({ name, y }) => [name, y]));
  const arrived = new Map(left);
  const bands = real.map(({ from, to, value }): SankeyBand => {
    const band = { from, to, value, y0: left.get(from) ?? 0, y1: arrived.get(to) ?? 0, height: value * scale };
    left.set(from, band.y0 + band.height);
    arrived.set(to, band.y1 + band.height);
    return band;
  });
  return { nodes, bands };
}

/** A node stands one column after the furthest of those that flow into it. */
function columnsOf(flows: readonly Flow[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const { from } of flows) if (!columns.has(from) && !flows.some(({ to }) => to === from)) columns.set(from, 0);
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to } of flows) {
      const column = (columns.get(from) ?? 0) + 1;
      if (columns.has(from) && (columns.get(to) ?? -1) < column && column <= flows.length) {
        columns.set(to, column);
        changed = true;
      }
    }
  }
  return columns;
}

const sum = (flows: readonly Flow[]): number => flows.reduce((all, { value }) => all + value, 0);
