import type { Session } from '../../../src/api/session.ts';
import type { Authorization } from '../shared/api-client.ts';
import type { PickPerson } from './pick-person.ts';

export type LocalSession = Extract<Session, { mode: 'local' }>;

/** Somebody, and the roadmap that they opened. */
export interface SignedIn {
  readonly roadmapId: string;
  readonly authorization: Authorization;
  /** The other people that one can be in local mode; null in Teams. */
  readonly local: { readonly people: LocalSession['people']; readonly personId: string; readonly become: (personId: string) => void } | null;
  readonly pickPerson: PickPerson | null;
}
