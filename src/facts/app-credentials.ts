import { z } from 'zod';
import type { Reducer, RunFacts, Scan } from '../assessment/need.ts';
import { scanApplications } from './applications.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';
import { scanServicePrincipals } from './service-principals.ts';

const credentialSchema = z.object({ startDateTime: z.string().nullish(), endDateTime: z.string().nullish(), usage: z.string().nullish() });
export type Credential = z.infer<typeof credentialSchema>;

const holderSchema = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  /** Service principals only: whose app it is. */
  appOwnerOrganizationId: z.string().nullish(),
  passwordCredentials: z.array(credentialSchema).nullish(),
  keyCredentials: z.array(credentialSchema).nullish(),
});
export type CredentialHolder = z.infer<typeof holderSchema>;

export type CredentialKind = 'Client secret' | 'Certificate';
export type HolderKind = 'App registration' | 'Service principal';

/** One kind of credential of one object, as evidence names it. */
export interface CredentialFinding {
  readonly holder: HolderKind;
  readonly id: string;
  readonly appId: string | null;
  readonly name: string;
  readonly ownerTenant: string | null;
  readonly credential: CredentialKind;
  /** The day that matters to the check, `yyyy-MM-dd`; null when the service gives none. */
  readonly day: string | null;
}
export interface CredentialFindings extends FirstRows<CredentialFinding> {
  /** Objects that at least one finding is about. */
  readonly objects: number;
}

/** What a check objects to in one object: at most one entry per kind of credential. */
export type CredentialRule = (holder: CredentialHolder, facts: RunFacts) => readonly { readonly credential: CredentialKind; readonly day: string | null }[];
type CredentialProperty = 'passwordCredentials' | 'keyCredentials';

/** What a rule objects to among all app registrations. @param name of the rule, part of the need's key */
export function applicationCredentials(name: string, properties: readonly CredentialProperty[], rule: CredentialRule): Scan<CredentialHolder, CredentialFindings> {
  return scanApplications(['id', 'appId', 'displayName', ...properties], holderSchema, findings('App registration', name, rule));
}

/** What a rule objects to among all service principals, of whatever tenant. @param name of the rule, part of the need's key */
export function servicePrincipalCredentials(name: string, properties: readonly CredentialProperty[], rule: CredentialRule): Scan<CredentialHolder, CredentialFindings> {
  const select = ['id', 'appId', 'displayName', 'appOwnerOrganizationId', ...properties];
  return scanServicePrincipals(select, holderSchema, findings('Service principal', name, rule));
}

function findings(holder: HolderKind, name: string, rule: CredentialRule): Reducer<CredentialHolder, CredentialFindings> {
  return {
    name,
    initial: () => ({ ...noRows, objects: 0 }),
    step(state, object, facts) {
      const found = rule(object, facts);
      if (found.length === 0) return state;
      const { id, appId, displayName, appOwnerOrganizationId } = object;
      const about = { holder, id, appId: appId ?? null, name: displayName ?? appId ?? id, ownerTenant: appOwnerOrganizationId ?? null };
      const rows = found.reduce<FirstRows<CredentialFinding>>((sum, finding) => withRow(sum, { ...about, ...finding }), state);
      return { ...rows, objects: state.objects + 1 };
    },
  };
}

const dayMs = 86_400_000;

/** The calendar day of a moment in UTC, `yyyy-MM-dd`; null for what is no date. */
export function dayOf(dateTime: string | null | undefined): string | null {
  const time = Date.parse(dateTime ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

/** The day that is as many days after the run's own, in UTC; before it for a negative number. */
export const dayFrom = ({ now }: RunFacts, days: number): string => new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);

/** The last of some days; null when there is none. */
export const latest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).toSorted().at(-1) ?? null;
/** The first of some days; null when there is none. */
export const earliest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).toSorted()[0] ?? null;

/** Every kind of credential that an object carries, with the last day on which one of them is valid. Expired ones count. */
export function carried({ passwordCredentials, keyCredentials }: CredentialHolder): { credential: CredentialKind; day: string | null }[] {
  const kinds = [{ credential: 'Client secret', entries: passwordCredentials ?? [] }, { credential: 'Certificate', entries: keyCredentials ?? [] }] as const;
  return kinds.flatMap(({ credential, entries }) => (entries.length === 0 ? [] : [{ credential, day: latest(entries.map(({ endDateTime }) => dayOf(endDateTime))) }]));
}
