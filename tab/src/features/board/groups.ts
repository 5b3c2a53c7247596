import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import type { Viewer } from '../../../../src/api/roadmap.ts';
import type { ActivityFields } from '../../../../src/roadmap/activity-state.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import { statuses, statusNames } from '../../../../src/roadmap/status.ts';

export const groupings = ['lane', 'status', 'owner'] as const;
export type Grouping = (typeof groupings)[number];
export const parseGrouping = (value: string | null): Grouping => groupings.find((grouping) => grouping === value) ?? 'lane';

/** A column of the board when it is grouped by what the team decided. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** What a card becomes that is dropped here. */
  readonly set: Partial<Pick<ActivityFields, 'status' | 'owner'>>;
  readonly activities: readonly CatalogActivity[];
}

/** A column per status, in the order in which people choose them, empty ones too: something may be dropped there. */
export function groupByStatus(activities: readonly CatalogActivity[], states: ActivityStates): Group[] {
  return statuses.map((status) => ({
    id: status,
    name: statusNames[status],
    set: { status },
    activities: activities.filter(({ id }) => (states.get(id)?.status ?? 'not-reviewed') === status),
  }));
}

/** Nobody's first, then mine, then everybody's who owns something, by name. */
export function groupByOwner(activities: readonly CatalogActivity[], states: ActivityStates, me: Viewer['person'], nobody: string): Group[] {
  const ownerOf = ({ id }: CatalogActivity) => states.get(id)?.owner ?? null;
  const owners = new Map(activities.flatMap((activity) => {
    const owner = ownerOf(activity);
    return owner && owner.id !== me.id ? [[owner.id, owner] as const] : [];
  }));
  const people = [me, ...[...owners.values()].sort((a, b) => a.name.localeCompare(b.name))];
  return [
    { id: 'nobody', name: nobody, set: { owner: null }, activities: activities.filter((activity) => ownerOf(activity) === null) },
    ...people.map((person) => ({ id: person.id, name: person.name, set: { owner: person }, activities: activities.filter((activity) => ownerOf(activity)?.id === person.id) })),
  ];
}
