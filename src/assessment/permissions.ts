import type { Asker } from './check.ts';
import { serviceOf, services, type AzureRole, type Query, type Service } from './need.ts';
import { planAssessment } from './plan.ts';

export const signIns = ['application', 'delegated'] as const;
/** How the app signs in: as itself (managed identity) or for a person (device code). */
export type SignIn = (typeof signIns)[number];

/** What the app's registration must be granted to run the checks, each once, by name. */
export function permissionsOf(askers: readonly Asker[]): Record<SignIn, string[]> {
  const needed = (signIn: SignIn) => [...new Set(askers.flatMap((asker) => permissionsOfCheck(asker, signIn)))].sort();
  return { application: needed('application'), delegated: needed('delegated') };
}

/** Permissions that one check takes, for its own data and for the questions whether it applies at all. */
export function permissionsOfCheck(asker: Asker, signIn: SignIn): readonly string[] {
  const permissions = queriesOf(asker).flatMap((query) => (query.service === undefined ? query.permissions.map((permission) => permission[signIn]) : []));
  return [...new Set(permissions.filter((permission) => permission !== null))].sort();
}

/** The Azure roles that the checks take, each once: by scope, then by name. */
export function azureRolesOf(askers: readonly Asker[]): readonly AzureRole[] {
  const roles = new Map(askers.flatMap(azureRolesOfCheck).map((access) => [JSON.stringify([access.scope, access.role, access.action]), access]));
  return [...roles].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, access]) => access);
}

/** The Azure roles that one check takes for its own data. */
export function azureRolesOfCheck(asker: Asker): readonly AzureRole[] {
  return queriesOf(asker).flatMap((query) => (query.service === 'arm' ? [query.access] : []));
}

/** What a check's own questions go to, without those that only say whether it applies. */
export interface Reads {
  readonly service: Service;
  /** Paths of what is read, each once; in DNS there are none. */
  readonly endpoints: readonly string[];
}

/** The services that a check's verdict rests on and what it reads there, in the order of `services`. */
export function readsOfCheck({ id, needs }: Pick<Asker, 'id' | 'needs'>): readonly Reads[] {
  const queries = queriesOf({ id, needs, tenantTypes: ['workforce', 'external'] });
  return services.flatMap((service) => {
    const asked = queries.filter((query) => serviceOf(query) === service);
    return asked.length === 0 ? [] : [{ service, endpoints: service === 'dns' ? [] : [...new Set(asked.map(({ path }) => path))].sort() }];
  });
}

/** Every read that a check can lead to, whichever way its choices go. */
function queriesOf(asker: Asker): readonly Query[] {
  return [...planAssessment([asker]).needs.values()].flatMap(({ need }) => ('query' in need ? [need.query] : []));
}
