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
