import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { localSignIn, teamsSignIn, type Authenticate } from '../../../src/server/authenticate.ts';

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
    ['no token at all', () => Promise.resolve('')],
  ])('refuses %s', async (_what, make) => {
    await expect(authenticate(`Bearer ${await make()}`)).rejects.toMatchObject({ name: 'Refusal', status: 401 });
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
