import type { Entity, EntitySet } from './tenant.ts';

/** How each property follows from the position; computed only when somebody reads it. */
export type Columns = Readonly<Record<string, (index: number) => unknown>>;

/**
 * A set of any size that holds none of its entities.
 * @param kind eight hexadecimal digits that begin every id
 * @param sortedBy a column whose values ascend with the position
 */
export function generatedSet(size: number, { kind, columns, sortedBy }: { kind: string; columns: Columns; sortedBy?: string }): EntitySet {
  const make = entityMaker({ id: (index) => generatedId(kind, index), ...columns });
  return {
    size,
    at(index) {
      if (index < 0 || index >= size) throw new RangeError(`There is no entity at ${index}.`);
      return make(index);
    },
    find(id) {
      const index = Number.parseInt(id.slice(-12), 16);
      return index < size && id.toLowerCase() === generatedId(kind, index) ? make(index) : undefined;
    },
    ...(sortedBy !== undefined && { sortedBy }),
  };
}

/** A GUID from which the position can be read again. */
export function generatedId(kind: string, index: number): string {
  const noise = hashOf(index, 7).toString(16).padStart(8, '0');
  return `${kind}-${noise.slice(0, 4)}-4${noise.slice(4, 7)}-a000-${index.toString(16).padStart(12, '0')}`;
}

/** A whole number from 0 to 2³² that looks random and depends on the position and the purpose only (lowbias32). */
export function hashOf(index: number, purpose: number): number {
  let mixed = (index + Math.imul(purpose, 0x9e3779b9)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Whether this position belongs to one in so many. */
export const isOneIn = (many: number, index: number, purpose: number): boolean => hashOf(index, purpose) % many === 0;

/** Entities whose properties are computed when they are read: a filter over a million looks at one or two of them. */
function entityMaker(columns: Columns): (index: number) => Entity {
  const properties = Object.entries(columns).map(([name, column]) => [name, {
    enumerable: true,
    get(this: { readonly position: number }) {
      return column(this.position);
    },
  }] as const);
  const prototype: object = Object.defineProperties({}, Object.fromEntries(properties));
  return (index) => {
    const entity: unknown = Object.create(prototype, { position: { value: index } });
    // The prototype has exactly the columns, `id` among them.
    return entity as Entity;
  };
}
