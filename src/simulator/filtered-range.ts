import type { Filter } from './filter.ts';
import { matcher } from './filter-match.ts';
import { entitySet, type EntitySet } from './tenant.ts';

/** The positions of a set that a filter can leave, from `start` to before `end`, and whether an entity there passes. */
export interface FilteredRange {
  readonly start: number;
  readonly end: number;
  /** Null where everything in the range passes. */
  readonly passes: ((entity: unknown) => boolean) | null;
}

/** Where to look: for a beginning of the property by which the set is sorted only where that beginning is. */
export function filteredRange(set: EntitySet, filter: Filter | null): FilteredRange {
  const whole = { start: 0, end: set.size };
  if (!filter) return { ...whole, passes: null };
  const conditions = conjunction(filter);
  const beginning = conditions.find((each) => each.kind === 'text' && each.test === 'startswith' && each.path.join('/') === set.sortedBy);
  if (beginning?.kind !== 'text' || set.sortedBy === undefined) return { ...whole, passes: matcher(filter) };
  const prefix = beginning.value.toLowerCase();
  const start = firstFrom(set, set.sortedBy, prefix);
  // No character of such a text comes after this one.
  const end = firstFrom(set, set.sortedBy, `${prefix}\uffff`);
  return { start, end, passes: conditions.length === 1 ? null : matcher(filter) };
}

/** Only the entities that a filter names by their ids, where it does: nobody looks through a million for fifteen. */
export function named(set: EntitySet, filter: Filter | null): EntitySet {
  const condition = (filter ? conjunction(filter) : []).find((each) => (each.kind === 'in' || (each.kind === 'compare' && each.operator === 'eq')) && each.path.join('/') === 'id');
  if (condition?.kind !== 'in' && condition?.kind !== 'compare') return set;
  const ids = condition.kind === 'in' ? condition.values : [condition.value];
  return entitySet([...new Set(ids)].flatMap((id) => set.find(String(id)) ?? []));
}

const conjunction = (filter: Filter): Filter[] => (filter.kind === 'and' ? [...conjunction(filter.left), ...conjunction(filter.right)] : [filter]);

/** Position of the first entity whose property is not before the text. */
function firstFrom(set: EntitySet, property: string, text: string): number {
  let [low, high] = [0, set.size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (String(set.at(middle)[property]) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
