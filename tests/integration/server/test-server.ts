import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { pino, type Logger } from 'pino';
import type { Request, Response } from 'restify';
import { createLinks } from '../../../bot/links.ts';
import type { House, RosterMember } from '../../../src/operations/house.ts';
import { teamsSignIn } from '../../../src/server/authenticate.ts';
import { LiveHub } from '../../../src/server/live-hub.ts';
import { healthOf, Readiness } from '../../../src/server/readiness.ts';
import { createHttpServer, type ServerParts } from '../../../src/server/server.ts';
import { assetOf } from '../../../src/server/static-files.ts';
import { testHouse } from '../test-house.ts';

/** A conversation, somebody of every role in it, and people who are not. */
export const channelId = '19:roles@thread.tacv2';
export const otherChannelId = '19:others@thread.tacv2';
export const people = {
  operator: person('11111111-0000-4000-8000-000000000001', 'Olive', { operator: true }),
  member: person('11111111-0000-4000-8000-000000000002', 'Max', {}),
  guest: person('11111111-0000-4000-8000-000000000003', 'Gus', { guest: true }),
  /** Of the group that assesses, where the organisation named one; else a member like others. */
  assessor: person('11111111-0000-4000-8000-000000000005', 'Ada', {}),
  /** Of the tenant, and of another conversation only. */
  stranger: person('11111111-0000-4000-8000-000000000004', 'Stan', { operator: true }),
} as const satisfies Record<string, RosterMember>;
export type Somebody = keyof typeof people;

const tabAppId = '5b2d7f90-3e64-4c8a-a1d7-90c4be35f222';

export interface TestServer {
  readonly url: string;
  readonly house: House;
  readonly server: ReturnType<typeof createHttpServer>;
  readonly hub: LiveHub;
  /** A token as Entra gives it to the tab; `claims` replaces what it says. */
  token(personId: string, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

/** The server as in Teams mode: real sign-in tokens under a key of the test's own, a roster of five people. */
export async function startTestServer(changes: Partial<ServerParts> = {}, log: Logger = pino({ level: 'silent' }), overrides: Partial<House> = {}): Promise<TestServer> {
  const bare = await testHouse({ membership: (roadmapId) => Promise.resolve(membershipOf(roadmapId)), ...overrides });
  const hub = new LiveHub(bare.storage, bare.tenantId, (error) => { throw error; });
  const house = { ...bare, live: hub };
  const keys = await generateKeyPair('RS256');
  const issuer = `https://login.microsoftonline.com/${house.tenantId}/v2.0`;
  const server = createHttpServer({
    house, hub, log,
    authenticate: teamsSignIn({ tenantId: house.tenantId, tabAppId, cloud: 'global', keys: createLocalJWKSet({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' }] }) }),
    session: { mode: 'teams' },
    tab: new Map([['index.html', assetOf(Buffer.from('<!doctype html>'), { contentType: 'text/html; charset=utf-8', cacheControl: 'no-cache', quality: 1 })]]),
    readiness: new Readiness({ health: healthOf({ storage: house.storage, credential: null }), log }),
    followLink: (roadmapId, place) => createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' }).fromShortLink(roadmapId, place),
    receiveActivity: (_request: Request, response: Response) => { response.send(200); return Promise.resolve(); },
    ...changes,
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()); });
  hub.start();
  return {
    url: `http://127.0.0.1:${(server.address()).port}`,
    house,
    server,
    hub,
    token: (personId, claims = {}) => new SignJWT({ oid: personId, tid: house.tenantId, scp: 'access_as_user', iss: issuer, aud: tabAppId, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' }).setIssuedAt().setExpirationTime('10m').sign(keys.privateKey),
    async close() {
      hub.stop();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => resolve()); });
      await house.storage.close();
    },
  };
}

/** Every route that the server has, as `GET /api/session`. */
export function routesOf(server: TestServer['server']): string[] {
  // restify does not describe its router.
  const { router } = server as unknown as { readonly router: { getRoutes(): Readonly<Record<string, { readonly method: string; readonly path: string }>> } };
  return Object.values(router.getRoutes()).map(({ method, path }) => `${method} ${path}`);
}

function person(id: string, name: string, role: Partial<RosterMember>): RosterMember {
  return { id, name, guest: false, operator: false, ...role };
}

/** Of a house whose organisation named a group of one. */
export const assessors: NonNullable<House['assessors']> = () => Promise.resolve(new Set([people.assessor.id]));

function membershipOf(roadmapId: string) {
  if (roadmapId === channelId) return { name: 'General', members: [people.operator, people.member, people.guest, people.assessor] };
  if (roadmapId === otherChannelId) return { name: 'Others', members: [people.stranger] };
  return null;
}
