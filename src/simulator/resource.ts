import { GraphError } from './graph-error.ts';
import { entitySet, type Entity, type EntitySet, type SimulatedTenant } from './tenant.ts';

/** What a path names. */
export type Resource =
  | { readonly kind: 'object'; readonly path: string; readonly object: Readonly<Record<string, unknown>> }
  | { readonly kind: 'set'; readonly path: string; readonly set: EntitySet; readonly counted: boolean };

/**
 * Finds what a path names: an object, a set, an entity of a set by id, a relation of it, or `$count` of a set or relation.
 * @throws GraphError 404 for an id that does not exist, 400 for a segment that Graph would not know
 */
export function resolveResource(tenant: SimulatedTenant, path: string): Resource {
  const counted = path.endsWith('/$count');
  const where = counted ? path.slice(0, -'/$count'.length) : path;
  const object = tenant.objects.get(where);
  if (object && !counted) return { kind: 'object', path: where, object };
  const set = tenant.sets.get(where);
  if (set) return { kind: 'set', path: where, set, counted };

  const segments = where.split('/');
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const setPath = segments.slice(0, length).join('/');
    const parent = tenant.sets.get(setPath);
    if (parent) return below(tenant, { setPath, parent, rest: segments.slice(length), counted });
  }
  throw unknownSegment(segments[0] ?? '');
}

interface Below {
  readonly setPath: string;
  readonly parent: EntitySet;
  readonly rest: readonly string[];
  readonly counted: boolean;
}

function below(tenant: SimulatedTenant, { setPath, parent, rest, counted }: Below): Resource {
  const [id = '', relation, ...deeper] = rest;
  if (isCast(id)) {
    if (relation !== undefined) throw unknownSegment(relation);
    return { kind: 'set', path: setPath, set: castTo(parent, id), counted };
  }
  const entity = parent.find(decodeURIComponent(id));
  if (!entity) throw new GraphError(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`);
  if (relation === undefined) {
    if (counted) throw unknownSegment('$count');
    return { kind: 'object', path: setPath, object: entity };
  }
  // Some relations are reached over another: authentication/methods.
  const [next] = deeper;
  const isLonger = next !== undefined && tenant.relations.some(({ from, name }) => from === setPath && name === `${relation}/${next}`);
  const name = isLonger ? `${relation}/${next}` : relation;
  const [type, ...beyond] = isLonger ? deeper.slice(1) : deeper;
  if (beyond.length > 0 || (type !== undefined && !isCast(type))) throw unknownSegment(beyond[0] ?? type ?? '');
  const target = followRelation(tenant, setPath, entity, name);
  return related(type !== undefined && target !== null ? cast(target, type) : target, `${setPath}/${name}`, counted);
}

function related(target: Entity | EntitySet | null, path: string, counted: boolean): Resource {
  if (target === null) throw new GraphError(404, 'Request_ResourceNotFound', 'The relation leads to no object.');
  if (isSet(target)) return { kind: 'set', path, set: target, counted };
  if (counted) throw unknownSegment('$count');
  return { kind: 'object', path, object: target };
}

const isCast = (segment: string): boolean => /^microsoft\.graph\.\w+$/i.test(segment);

/** Only what is of a type: `microsoft.graph.group`. An object of another type is none. */
function cast(target: Entity | EntitySet, type: string): Entity | EntitySet | null {
  if (isSet(target)) return castTo(target, type);
  return isOf(target, type) ? target : null;
}

function castTo(set: EntitySet, type: string): EntitySet {
  return entitySet(Array.from({ length: set.size }, (_, index) => set.at(index)).filter((entity) => isOf(entity, type)));
}

const isOf = (entity: Entity, type: string): boolean => typeof entity['@odata.type'] === 'string' && entity['@odata.type'].toLowerCase() === `#${type.toLowerCase()}`;

/** @throws GraphError 400 when the set has no such relation */
export function followRelation(tenant: SimulatedTenant, setPath: string, entity: Entity, name: string): Entity | EntitySet | null {
  const relation = tenant.relations.find((each) => each.from === setPath && each.name === name);
  if (!relation) throw unknownSegment(name);
  return relation.to(entity);
}

export const isSet = (target: Entity | EntitySet): target is EntitySet => typeof target['at'] === 'function';

const unknownSegment = (segment: string) => new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
