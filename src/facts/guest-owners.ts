import { z } from 'zod';
import { derive, fanOut, list } from '../assessment/need.ts';

const guestSchema = z.object({ id: z.string(), displayName: z.string().nullish(), userPrincipalName: z.string().nullish() });

/** Guests who own anything: a handful of a hundred thousand, which the service finds by itself. */
const owningGuests = list({
  version: 'v1.0',
  path: 'users',
  select: ['id', 'displayName', 'userPrincipalName'],
  filter: "userType eq 'Guest' and ownedObjects/$count ne 0",
  top: 999,
  advanced: true,
  // User.ReadBasic.All is enough for the path, but cannot filter by type.
  permissions: [{ application: 'User.Read.All', delegated: 'User.Read.All' }],
}, guestSchema);

const guestIds = derive('ids of guests who own something', { owningGuests }, ({ owningGuests: guests }) => guests.map(({ id }) => id));

const owned = fanOut(guestIds, {
  version: 'v1.0',
  path: 'users/{id}/ownedObjects',
  permissions: [
    { application: 'User.Read.All', delegated: 'User.Read.All' },
    // Without it, apps come without their names.
    { application: 'Application.Read.All', delegated: 'Application.Read.All' },
  ],
}, z.object({ '@odata.type': z.string().nullish(), id: z.string(), appId: z.string().nullish(), displayName: z.string().nullish() }));

/** An app that a guest owns: may change, and give credentials to. */
export interface GuestOwnedApp {
  readonly guestId: string;
  readonly guest: string;
  readonly userPrincipalName: string | null;
  readonly kind: 'App registration' | 'Service principal';
  readonly app: { readonly id: string; readonly appId: string | null; readonly name: string };
}

/** App registrations and service principals that guests own, one entry per owner. */
export const guestOwnedApps = derive('apps that guests own', { owningGuests, owned }, ({ owningGuests: guests, owned: objects }) =>
  guests.flatMap(({ id, displayName, userPrincipalName }) => (objects.get(id) ?? []).flatMap((object): GuestOwnedApp[] => {
    const kind = kindOf(object['@odata.type']);
    if (kind === null) return [];
    const app = { id: object.id, appId: object.appId ?? null, name: object.displayName ?? object.appId ?? object.id };
    return [{ guestId: id, guest: displayName ?? userPrincipalName ?? id, userPrincipalName: userPrincipalName ?? null, kind, app }];
  })));

function kindOf(type: string | null | undefined): GuestOwnedApp['kind'] | null {
  switch (type?.toLowerCase()) {
    case '#microsoft.graph.application': return 'App registration';
    case '#microsoft.graph.serviceprincipal': return 'Service principal';
    case undefined:
    default: return null;
  }
}
