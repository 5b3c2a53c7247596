/** What a property or path leads to: `microsoft.graph.user`, `Edm.String`; one of them or many. */
export interface TypeRef {
  readonly name: string;
  readonly many: boolean;
}

export interface GraphType {
  readonly base: string | null;
  /** Navigation properties too. */
  readonly properties: ReadonlyMap<string, TypeRef>;
  /** Properties that name one object of a collection instead of its id: `applications(appId='…')`. */
  readonly alternateKeys: readonly string[];
}

/** What Graph offers, as its metadata or its published types tell it. */
export interface GraphModel {
  readonly types: ReadonlyMap<string, GraphType>;
  /** First segments of paths: entity sets and singletons. */
  readonly roots: ReadonlyMap<string, TypeRef>;
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A property of the type, of its bases, or of a type made from it: collections of `directoryObject` hold users. */
export function findProperty(model: GraphModel, type: string, property: string): TypeRef | null {
  return findInherited(model, type, property) ?? derivedFrom(model, type).flatMap((derived) => model.types.get(derived)?.properties.get(property) ?? [])[0] ?? null;
}

function findInherited(model: GraphModel, type: string, property: string): TypeRef | null {
  const found = model.types.get(type);
  if (!found) return null;
  return found.properties.get(property) ?? (found.base === null ? null : findInherited(model, found.base, property));
}

export function derivedFrom({ types }: GraphModel, base: string): string[] {
  const isFrom = (type: GraphType): boolean => type.base !== null && (type.base === base || isFrom(types.get(type.base) ?? noType));
  return [...types].filter(([, type]) => isFrom(type)).map(([name]) => name);
}
const noType: GraphType = { base: null, properties: new Map(), alternateKeys: [] };
