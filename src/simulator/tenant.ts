/** One object of Graph, as it would stand in an answer. */
export type Entity = Readonly<Record<string, unknown>> & { readonly id: string };

/** A collection that can be walked by position, so that a page needs only its own entities: it may be generated on the fly. */
export interface EntitySet {
  readonly size: number;
  at(index: number): Entity;
  find(id: string): Entity | undefined;
  /** A text property, in lower case and ASCII, by which the entities ascend: what begins with a text stands together. */
  readonly sortedBy?: string;
}

export function entitySet(entities: readonly Entity[]): EntitySet {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return {
    size: entities.length,
    at(index) {
      const entity = entities[index];
      if (!entity) throw new RangeError(`There is no entity at ${index}.`);
      return entity;
    },
    find: (id) => byId.get(id),
  };
}

/** A navigation from the entities of one set. */
export interface Relation {
  /** Path of the set: `groups`. */
  readonly from: string;
  /** `members`. */
  readonly name: string;
  readonly to: (entity: Entity) => Entity | EntitySet | null;
}

/** What this tenant does not let the app read. */
export interface RefusedRead {
  /** Path of a set or an object; what is below it is refused too. */
  readonly path: string;
  /** Refuse only reads that select this property. */
  readonly property?: string;
  readonly code: string;
  readonly message: string;
}

/** A role that somebody has on a scope of Azure: `/`, a subscription, or anything below one. */
export interface AzureRoleAssignment {
  readonly scope: string;
  /** Id of the role definition. */
  readonly roleId: string;
  readonly principalId: string;
  readonly principalType: 'User' | 'Group' | 'ServicePrincipal' | 'ForeignGroup';
}

/** What Azure Resource Manager knows of a tenant. */
export interface SimulatedAzure {
  readonly subscriptions: readonly { readonly id: string; readonly displayName: string }[];
  readonly roleAssignments: readonly AzureRoleAssignment[];
  /** Lists of resources by path, in lower case and without leading slash. */
  readonly collections: ReadonlyMap<string, readonly unknown[]>;
  /** Paths in the same form that answer with an error, and what is below them. */
  readonly refusals: readonly { readonly path: string; readonly status: number; readonly code: string }[];
  readonly pageSize: number;
}

export interface SimulatedTenant {
  readonly id: string;
  readonly name: string;
  /** By path without version: `users`, `roleManagement/directory/roleAssignments`. */
  readonly sets: ReadonlyMap<string, EntitySet>;
  /** Single objects by path: `policies/authorizationPolicy`. */
  readonly objects: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly relations: readonly Relation[];
  readonly refusals: readonly RefusedRead[];
  /** Null where the app has no way to Azure. */
  readonly azure: SimulatedAzure | null;
  /** How long every request takes. */
  readonly latencyMs: number;
}
