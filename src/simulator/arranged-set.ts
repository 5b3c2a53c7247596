import type { Entity, EntitySet } from './tenant.ts';

/** What `$search` looks for: words that begin like these, in one property. */
export interface Search {
  readonly property: string;
  readonly words: readonly string[];
}
export interface Ordering {
  readonly path: readonly string[];
  readonly descending: boolean;
}

/** The entities that a search finds, in the order in which a request wants them. */
export function arranged(set: EntitySet, { search, orderBy }: { search: Search | null; orderBy: readonly Ordering[] }): EntitySet {
  if (!search && (orderBy.length === 0 || isOrderOf(set, orderBy))) return set;
  const positions: number[] = [];
  for (let index = 0; index < set.size; index += 1) if (!search || isFound(set.at(index), search)) positions.push(index);
  // Equal ones stay as they stood: a page follows the other without gap.
  positions.sort((a, b) => compare(set.at(a), set.at(b), orderBy) || a - b);
  return {
    size: positions.length,
    at(index) {
      const position = positions[index];
      if (position === undefined) throw new RangeError(`There is no entity at ${index}.`);
      return set.at(position);
    },
    find: (id) => set.find(id),
  };
}

function isOrderOf(set: EntitySet, [first, ...others]: readonly Ordering[]): boolean {
  return others.length === 0 && first !== undefined && !first.descending && first.path.join('/') === set.sortedBy;
}

/** Graph takes texts apart at everything that is no letter or digit. */
export const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== '');

function isFound(entity: Entity, { property, words }: Search): boolean {
  const value = entity[property];
  const found = typeof value === 'string' ? wordsOf(value) : [];
  return words.every((word) => found.some((each) => each.startsWith(word)));
}

function compare(a: Entity, b: Entity, orderBy: readonly Ordering[]): number {
  for (const { path, descending } of orderBy) {
    const order = compareValues(valueAt(a, path), valueAt(b, path));
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

function valueAt(entity: Entity, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined), entity);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value));

/** Nothing comes before everything; texts without regard to case. */
function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === undefined || a === null) return b === undefined || b === null ? 0 : -1;
  if (b === undefined || b === null) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
