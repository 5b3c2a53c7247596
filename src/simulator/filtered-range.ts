import type { Filter } from './filter.ts';
import { matcher } from './filter-match.ts';
import type { EntitySet } from './tenant.ts';

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
