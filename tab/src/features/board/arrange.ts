import type { CatalogActivity, CatalogView } from '../../../../src/api/catalog.ts';

export type Area = CatalogView['pillars'][number]['areas'][number];
export type Horizon = CatalogActivity['horizon'];
export const horizons = ['first', 'then', 'next'] as const satisfies readonly Horizon[];

/** A row of the board. */
export interface Lane {
  /** Null: the activities that stand in no lane. */
  readonly id: string | null;
  readonly name: string | null;
  readonly cells: Readonly<Record<Horizon, readonly CatalogActivity[]>>;
}

/** What stands below one another on the board: the name of an area where there are several, and lanes. */
export type LaneRow =
  | { readonly kind: 'heading'; readonly key: string; readonly name: string }
  | { readonly kind: 'lane'; readonly key: string; readonly lane: Lane; readonly count: number; readonly level: 2 | 3 };

/** The pillars that have something to do, in the catalog's order. */
export function pillarsWithActivities({ pillars, activities }: CatalogView): CatalogView['pillars'] {
  const inUse = new Set(activities.map(({ pillar }) => pillar));
  return pillars.filter(({ id }) => inUse.has(id));
}

/** The areas of a pillar that have something to do, in the catalog's order. */
export function areasWithActivities(pillar: CatalogView['pillars'][number], activities: readonly CatalogActivity[]): Area[] {
  const inUse = new Set(activities.filter((activity) => activity.pillar === pillar.id).map(({ area }) => area));
  return pillar.areas.filter(({ id }) => inUse.has(id));
}

/**
 * Arranges the activities of one area: lanes down in the area's order, horizons across; the order within a cell is the given one.
 * A lane without activities is left out; activities without a lane, or of one that the area does not name, come last.
 */
export function arrange(area: Area, activities: readonly CatalogActivity[]): Lane[] {
  const known = new Set(area.lanes.map(({ id }) => id));
  const laneOf = ({ lane }: CatalogActivity) => (lane !== null && known.has(lane) ? lane : null);
  const rows: readonly { readonly id: string | null; readonly name: string | null }[] = [...area.lanes, { id: null, name: null }];
  return rows.flatMap(({ id, name }) => {
    const members = activities.filter((activity) => laneOf(activity) === id);
    if (members.length === 0) return [];
    const at = (horizon: Horizon) => members.filter((activity) => activity.horizon === horizon);
    return [{ id, name, cells: { first: at('first'), then: at('then'), next: at('next') } }];
  });
}

export interface Scope {
  readonly pillar: CatalogView['pillars'][number];
  readonly area: Area;
}

/**
 * The rows of a board of one or several areas.
 * @param headingOf names an area where there are several
 */
export function laneRows(scopes: readonly Scope[], activities: readonly CatalogActivity[], headingOf: (scope: Scope) => string): LaneRow[] {
  const level = scopes.length > 1 ? 3 : 2;
  const byArea = new Map<string, CatalogActivity[]>();
  for (const activity of activities) {
    const key = `${activity.pillar}/${activity.area}`;
    const members = byArea.get(key);
    if (members) members.push(activity);
    else byArea.set(key, [activity]);
  }
  return scopes.flatMap((scope) => {
    const { pillar, area } = scope;
    const key = `${pillar.id}/${area.id}`;
    const lanes = arrange(area, byArea.get(key) ?? []);
    if (lanes.length === 0) return [];
    const rows = lanes.map((lane): LaneRow => {
      const count = horizons.reduce((sum, horizon) => sum + lane.cells[horizon].length, 0);
      return { kind: 'lane', key: `${key}/${lane.id ?? ''}`, lane, count, level };
    });
    return level === 3 ? [{ kind: 'heading', key, name: headingOf(scope) }, ...rows] : rows;
  });
}
