import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { createServer, plugins, type Request, type Response } from 'restify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAdapter } from '../../../bot/adapter.ts';
import { hearRequest } from '../../../bot/hear-request.ts';

const appId = '5b2d7f90-3e64-4c8a-a1d7-90c4be35f222';
const tenantId = '0a4c9e86-7c1d-4b57-9f52-1d5be2a60f11';
const issuer = 'https://api.botframework.com';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const now = () => Math.floor(Date.now() / 1000);

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let strangerKeys: Awaited<ReturnType<typeof generateKeyPair>>;
let emailKeys: Awaited<ReturnType<typeof generateKeyPair>>;
let entra: Server;
let bot: ReturnType<typeof createServer>;
let url: string;
/** What got through. */
const heard: string[] = [];

beforeAll(async () => {
  [keys, strangerKeys, emailKeys] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const published = {
    keys: [
      { ...(await exportJWK(keys.publicKey)), kid: 'one', endorsements: ['msteams'] },
      { ...(await exportJWK(emailKeys.publicKey)), kid: 'mail', endorsements: ['email'] },
    ],
  };
  entra = createHttpServer((request, response) => {
    const base = `http://127.0.0.1:${(entra.address() as AddressInfo).port}`;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? published : { issuer, jwks_uri: `${base}/keys` }));
  });
  await new Promise<void>((resolve) => { entra.listen(0, '127.0.0.1', resolve); });
  const metadata = `http://127.0.0.1:${(entra.address() as AddressInfo).port}/metadata`;
  // The whole of it: botbuilder takes addresses of its own only together.
  const service = {
    ChannelService: '', ValidateAuthority: 'true', ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com', ToChannelFromBotOAuthScope: issuer,
    ToBotFromChannelTokenIssuer: issuer, OAuthUrl: issuer, ToBotFromChannelOpenIdMetadataUrl: metadata, ToBotFromEmulatorOpenIdMetadataUrl: metadata, CallerId: 'urn:botframework:azure',
  };
  const quiet = () => undefined;
  const adapter = createAdapter({ appId, appType: 'UserAssignedMSI', tenantId, service }, { info: quiet, warn: quiet, error: quiet });
  bot = createServer();
  bot.post('/api/messages', ...plugins.bodyParser({ mapParams: false }), async (request: Request, response: Response) => {
    await hearRequest(adapter, request, response, (context) => {
      heard.push(context.activity.text);
      return Promise.resolve();
    });
  });
  await new Promise<void>((resolve) => { bot.listen(0, '127.0.0.1', resolve); });
  url = `http://127.0.0.1:${(bot.address()).port}/api/messages`;
});
afterAll(async () => {
  bot.server.closeAllConnections();
  await new Promise<void>((resolve) => { bot.close(() => resolve()); });
  entra.close();
});
beforeEach(() => {
  heard.length = 0;
  // botframework-connector prints every token that it turns down.
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return () => { quiet.mockRestore(); };
});

const claims = { aud: appId, iss: issuer, serviceurl: serviceUrl };
type Key = Parameters<SignJWT['sign']>[0];
interface Options { readonly key?: Key; readonly header?: Partial<JWTHeaderParameters>; readonly expires?: number; readonly notBefore?: number }

function token(changes: JWTPayload = {}, { key = keys.privateKey, header = {}, expires = now() + 600, notBefore = now() - 10 }: Options = {}): Promise<string> {
  return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).setIssuedAt().setNotBefore(notBefore).setExpirationTime(expires).sign(key);
}

async function send(authorization: string | null, activity: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(authorization !== null && { Authorization: authorization }) },
    body: JSON.stringify({ type: 'message', text: 'run assessment', id: randomUUID(), channelId: 'msteams', serviceUrl, from: { id: '29:x' }, recipient: { id: `28:${appId}` }, conversation: { id: 'a:1', tenantId }, ...activity }),
  });
  return response.status;
}
const spliced = (signed: string, claimed: string) => [signed.split('.')[0], claimed.split('.')[1], signed.split('.')[2]].join('.');
const unsigned = (alg: string) => [{ alg, kid: 'one' }, { ...claims, exp: now() + 600, iat: now() }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

describe('the bot endpoint', () => {
  it('hears Teams', async () => {
    expect(await send(`Bearer ${await token()}`)).toBe(200);
    expect(heard).toEqual(['run assessment']);
  });

  it.each<[string, () => Promise<string | null>, Record<string, unknown>?]>([
    ['nobody', () => Promise.resolve(null)],
    ['an empty header', () => Promise.resolve('')],
    ['a bearer of nothing', () => Promise.resolve('Bearer ')],
    ['another scheme', async () => `Basic ${await token()}`],
    ['two tokens', async () => `Bearer ${await token()} ${await token()}`],
    ['what is no token', () => Promise.resolve('Bearer teams')],
    ['a token without a signature', () => Promise.resolve(`Bearer ${unsigned('none')}.`)],
    ['a token that says None', () => Promise.resolve(`Bearer ${unsigned('None')}.`)],
    ['a secret of one’s own', () => token({}, { key: new Uint8Array(32), header: { alg: 'HS256' } }).then((text) => `Bearer ${text}`)],
    ['the public key taken for a secret', async () => `Bearer ${await token({}, { key: new TextEncoder().encode(await exportSPKI(keys.publicKey)), header: { alg: 'HS256' } })}`],
    ['the signature of a stranger', async () => `Bearer ${await token({}, { key: strangerKeys.privateKey })}`],
    ['an unknown key', async () => `Bearer ${await token({}, { key: strangerKeys.privateKey, header: { kid: 'two' } })}`],
    ['a key that the token brings along', async () => `Bearer ${await token({}, { key: strangerKeys.privateKey, header: { jwk: await exportJWK(strangerKeys.publicKey) } })}`],
    ['a key from an address of the token’s', async () => `Bearer ${await token({}, { key: strangerKeys.privateKey, header: { jku: 'https://evil.example/keys' } })}`],
    ['a key that speaks for another channel', async () => `Bearer ${await token({}, { key: emailKeys.privateKey, header: { kid: 'mail' } })}`],
    ['words under another token’s signature', async () => `Bearer ${spliced(await token({ serviceurl: 'https://evil.example/' }), await token())}`],
    ['a signature cut short', async () => `Bearer ${(await token()).slice(0, -20)}`],
    ['a token for another bot', async () => `Bearer ${await token({ aud: randomUUID() })}`],
    ['a token for nobody', async () => `Bearer ${await token({ aud: '' })}`],
    ['a token of Entra for the tab', async () => `Bearer ${await token({ iss: `https://login.microsoftonline.com/${tenantId}/v2.0` })}`],
    ['a token that another app of the tenant got for us', async () => `Bearer ${await token({ iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, ver: '2.0', azp: randomUUID() })}`],
    ['an invented issuer', async () => `Bearer ${await token({ iss: 'https://api.botframework.com.evil.example' })}`],
    ['no issuer', async () => `Bearer ${await token({ iss: undefined })}`],
    ['an old token', async () => `Bearer ${await token({}, { expires: now() - 600 })}`],
    ['a token that is not valid yet', async () => `Bearer ${await token({}, { notBefore: now() + 900, expires: now() + 1_800 })}`],
    ['a token that names no service', async () => `Bearer ${await token({ serviceurl: undefined })}`],
    ['a token for the answers of another service', async () => `Bearer ${await token()}`, { serviceUrl: 'https://evil.example/' }],
    ['a token of government for the public bot', async () => `Bearer ${await token({ iss: 'https://api.botframework.us' })}`],
  ])('does not hear %s', async (_who, make, activity = {}) => {
    expect(await send(await make(), activity)).toBe(401);
    expect(heard).toEqual([]);
  });
});
