import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { localSignIn, signingKeysFrom, teamsSignIn, type Authenticate } from '../../../src/server/authenticate.ts';

const tenantId = '0a4c9e86-7c1d-4b57-9f52-1d5be2a60f11';
const tabAppId = '5b2d7f90-3e64-4c8a-a1d7-90c4be35f222';
const oid = '9e1f4a27-68bd-4f03-b5c6-2a7d80e14333';

let authenticate: Authenticate;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let strangerKeys: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  [keys, strangerKeys] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' }] };
  authenticate = teamsSignIn({ tenantId, tabAppId, cloud: 'global', keys: createLocalJWKSet(jwks) });
});

const claims = { oid, tid: tenantId, scp: 'access_as_user', iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, aud: tabAppId };
const now = () => Math.floor(Date.now() / 1000);

async function token(changes: JWTPayload = {}, options: { key?: Parameters<SignJWT['sign']>[0]; issued?: number; expires?: number; kid?: string } = {}): Promise<string> {
  return new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'RS256', kid: options.kid ?? 'one' })
    .setIssuedAt(options.issued ?? now())
    .setExpirationTime(options.expires ?? now() + 600)
    .sign(options.key ?? keys.privateKey);
}

/** The same claims with a good time, under another algorithm. */
function signedWith(alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, kid: 'one' }).setIssuedAt().setExpirationTime('10m').sign(key);
}

async function withoutClaim(name: 'exp' | 'iat'): Promise<string> {
  return new SignJWT({ ...claims, ...(name === 'iat' ? { exp: now() + 600 } : { iat: now() }) }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(keys.privateKey);
}

/** The signature of one token under the claims of another. */
function spliced(signed: string, claimed: string): string {
  const [header = '', , signature = ''] = signed.split('.');
  return [header, claimed.split('.')[1], signature].join('.');
}

describe('Teams single sign-on', () => {
  it('takes the person from a good token', async () => {
    await expect(authenticate(`Bearer ${await token()}`)).resolves.toEqual({ personId: oid });
  });

  it('allows a minute of clock skew', async () => {
    await expect(authenticate(`Bearer ${await token({}, { expires: now() - 30 })}`)).resolves.toEqual({ personId: oid });
  });

  it.each([
    ['another audience', () => token({ aud: 'api://other' })],
    ['another issuer', () => token({ iss: 'https://login.microsoftonline.com/common/v2.0' })],
    ['another tenant', () => token({ tid: oid })],
    ['another scope', () => token({ scp: 'access_as_application' })],
    ['no scope, as application tokens have it', () => token({ scp: undefined })],
    ['no person', () => token({ oid: undefined })],
    ['an expired one', () => token({}, { expires: now() - 120 })],
    ['the signature of a stranger', () => token({}, { key: strangerKeys.privateKey })],
    ['a key id that Entra does not know', () => token({}, { kid: 'two' })],
    ['no signature', () => Promise.resolve(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...claims, exp: now() + 600, iat: now() })).toString('base64url')}.`)],
    ['a secret of our own making', () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).setIssuedAt().setExpirationTime('10m').sign(new Uint8Array(32))],
    ['our public key taken for a secret', async () => signedWith('HS256', new TextEncoder().encode(await exportSPKI(keys.publicKey)))],
    ['our public key, as JSON, taken for a secret', async () => signedWith('HS512', new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey))))],
    ['another algorithm of the same key', async () => signedWith('PS256', (await generateKeyPair('PS256')).privateKey)],
    ['a signature with another token’s words', async () => spliced(await token({ scp: 'openid' }), await token())],
    ['a signature that is cut short', async () => (await token()).slice(0, -20)],
    ['one that is not valid yet', () => token({ nbf: now() + 120 })],
    ['one that never ends', async () => withoutClaim('exp')],
    ['one that says not when it was made', async () => withoutClaim('iat')],
    ['several audiences, ours not among them', () => token({ aud: ['api://other', 'api://more'] })],
    ['the issuer of the older endpoint', () => token({ iss: `https://sts.windows.net/${tenantId}/` })],
    ['the issuer of another cloud', () => token({ iss: `https://login.microsoftonline.us/${tenantId}/v2.0` })],
    ['a tenant that only begins like ours', () => token({ tid: `${tenantId}0` })],
    ['a scope that only begins like ours', () => token({ scp: 'access_as_user2 openid' })],
    ['a scope in a list', () => token({ scp: ['access_as_user'] })],
    ['a person who is no id', () => token({ oid: 'nadia' })],
    ['a person in a list', () => token({ oid: [oid] })],
    ['a key that the token brings along', async () => new SignJWT({ ...claims, iat: now(), exp: now() + 600 }).setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(strangerKeys.publicKey), kid: 'one' }).sign(strangerKeys.privateKey)],
    ['a key from an address of the token’s', () => new SignJWT({ ...claims, iat: now(), exp: now() + 600 }).setProtectedHeader({ alg: 'RS256', jku: 'https://evil.example/keys', kid: 'one' }).sign(strangerKeys.privateKey)],
    ['two tokens', async () => `${await token()} ${await token()}`],
    ['what is no token', () => Promise.resolve('local:nadia')],
    ['a megabyte', () => Promise.resolve('x'.repeat(1024 * 1024))],
    ['no token at all', () => Promise.resolve('')],
  ])('refuses %s', async (_what, make) => {
    await expect(authenticate(`Bearer ${await make()}`)).rejects.toMatchObject({ name: 'Refusal', status: 401 });
  });
});

describe('the keys of Entra', () => {
  afterEach(() => { vi.useRealTimers(); });

  it('are fetched once, and once more for a key id that is not among them', async () => {
    const next = await generateKeyPair('RS256');
    const jwkOf = async (pair: typeof keys, kid: string) => ({ ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256' });
    let published = [await jwkOf(keys, 'one')];
    let fetched = 0;
    const server = createServer((_request, response) => {
      fetched += 1;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    try {
      const { port } = server.address() as AddressInfo;
      const remote = teamsSignIn({ tenantId, tabAppId, cloud: 'global', keys: signingKeysFrom(new URL(`http://127.0.0.1:${port}/keys`)) });
      await remote(`Bearer ${await token()}`);
      await remote(`Bearer ${await token()}`);
      expect(fetched).toBe(1);

      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
      published = [...published, await jwkOf(next, 'two')];
      await expect(remote(`Bearer ${await token({}, { kid: 'two', key: next.privateKey })}`)).resolves.toEqual({ personId: oid });
      expect(fetched).toBe(2);

      // Invented ids do not have us ask again and again.
      for (const kid of ['three', 'four', 'five']) await expect(remote(`Bearer ${await token({}, { kid })}`)).rejects.toMatchObject({ status: 401 });
      expect(fetched).toBe(2);
      vi.setSystemTime(Date.now() + 31_000);
      await expect(remote(`Bearer ${await token({}, { kid: 'six' })}`)).rejects.toMatchObject({ status: 401 });
      expect(fetched).toBe(3);
    } finally {
      server.close();
    }
  });

  it('that cannot be had are no reason to call the sign-in bad', async () => {
    const remote = teamsSignIn({ tenantId, tabAppId, cloud: 'global', keys: signingKeysFrom(new URL('http://127.0.0.1:9/keys')) });
    await expect(remote(`Bearer ${await token()}`)).rejects.toMatchObject({ status: 503, message: expect.stringContaining('Try again in a minute') as string });
  });
});

describe('an Entra that answers without keys', () => {
  it.each([
    ['500', 500, 'Internal Server Error'],
    ['503 as a page', 503, '<html>Service Unavailable</html>'],
    ['200 without JSON', 200, '<html>Sign in to the proxy</html>'],
    ['200 without keys', 200, '{"error":"temporarily_unavailable"}'],
    ['a redirect', 302, ''],
  ])('%s is no reason to call the sign-in bad, and is asked again', async (_what, status, body) => {
    let isAway = true;
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' }] });
    const server = createServer((_request, response) => {
      response.writeHead(isAway ? status : 200, { 'Content-Type': 'application/json' });
      response.end(isAway ? body : jwks);
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    try {
      const { port } = server.address() as AddressInfo;
      const remote = teamsSignIn({ tenantId, tabAppId, cloud: 'global', keys: signingKeysFrom(new URL(`http://127.0.0.1:${port}/keys`)) });
      await expect(remote(`Bearer ${await token()}`)).rejects.toMatchObject({ name: 'Refusal', status: 503, message: expect.stringContaining('Try again in a minute') as string });
      isAway = false;
      await expect(remote(`Bearer ${await token()}`)).resolves.toEqual({ personId: oid });
      // A bad token is one whether Entra answers or not.
      await expect(remote('Bearer nothing')).rejects.toMatchObject({ status: 401 });
    } finally {
      server.close();
    }
  });
});

describe('local sign-in', () => {
  const local = localSignIn([{ id: 'nadia' }]);
  it('takes a sample person', async () => {
    await expect(local('Bearer local:nadia')).resolves.toEqual({ personId: 'nadia' });
  });
  it.each([undefined, '', 'Bearer nadia', 'Bearer local:eve', 'Basic local:nadia'])('refuses %s', async (authorization) => {
    await expect(Promise.resolve().then(() => local(authorization))).rejects.toMatchObject({ status: 401 });
  });
});
