import { request as httpRequest } from 'node:http';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelId, people, routesOf, startTestServer, type TestServer } from './test-server.ts';

let app: TestServer;
let tight: TestServer;
beforeAll(async () => {
  [app, tight] = await Promise.all([startTestServer(), startTestServer({ limits: { person: { burst: 5, perSecond: 0.1 }, address: { burst: 20, perSecond: 0.1 } } })]);
});
afterAll(() => Promise.all([app.close(), tight.close()]));

const roadmap = (rest = '') => `/api/roadmaps/${encodeURIComponent(channelId)}${rest}`;
const headersFor = async (who: keyof typeof people, of = app) => ({ Authorization: `Bearer ${await of.token(people[who].id)}` });

describe('every answer', () => {
  it('carries the same security headers, whatever the route and whoever asks', async () => {
    const paths = [...routesOf(app.server).map((route) => route.split(' ') as [string, string]), ['GET', '/nothing-here'], ['DELETE', '/api/session'], ['POST', roadmap('/changes')]] as [string, string][];
    const token = await headersFor('operator');
    for (const [method, pattern] of paths) {
      const abort = new AbortController();
      const response = await fetch(app.url + pattern.replace(':roadmap', encodeURIComponent(channelId)).replace(/:\w+|\*/g, 'window-x') + (pattern.endsWith('/events') ? '?session=window-x' : ''), { method, redirect: 'manual', headers: token, signal: abort.signal });
      const given = Object.fromEntries(response.headers);
      abort.abort();
      expect([method, pattern, given]).toEqual([method, pattern, expect.objectContaining({
        'content-security-policy': expect.stringMatching(/^default-src 'self'; script-src 'self'; .*object-src 'none'.*frame-ancestors .*https:\/\/teams\.microsoft\.com/) as string,
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.stringContaining('camera=()') as string,
        'cross-origin-resource-policy': 'same-origin',
      })]);
      expect([pattern, given['set-cookie'], given['x-powered-by'], given['x-frame-options'], given['access-control-allow-origin']]).toEqual([pattern, undefined, undefined, undefined, undefined]);
      if (pattern.startsWith('/api/') && response.status !== 304) expect([pattern, given['cache-control'] ?? 'none']).toEqual([pattern, expect.stringMatching(/no-store|no-cache|none/)]);
    }
  });
});

describe('whoever asks too often', () => {
  it('is told to wait, alone: others go on', async () => {
    const mine = await headersFor('member', tight);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await fetch(tight.url + roadmap('/members'), { headers: mine })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await fetch(tight.url + roadmap('/members'), { headers: mine });
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refused.json()).toMatchObject({ status: 429, title: expect.stringMatching(/Wait \d+ seconds and try again/) as string });
    expect((await fetch(tight.url + roadmap('/members'), { headers: await headersFor('operator', tight) })).status).toBe(200);
  });

  it('is stopped by address before anybody looks at the token, without losing the tab and the health check', async () => {
    const from = (address: string) => ({ 'X-Forwarded-For': address });
    const statuses: number[] = [];
    // The left part is the caller's own claim; the ingress adds the address on the right.
    for (let n = 0; n < 21; n += 1) statuses.push((await fetch(`${tight.url}/api/catalog`, { headers: from(`10.0.0.${n}, 203.0.113.7`) })).status);
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
    expect(statuses[20]).toBe(429);
    expect((await fetch(`${tight.url}/api/catalog`, { headers: from('203.0.113.8') })).status).toBe(401);
    expect((await fetch(`${tight.url}/tab/`, { headers: from('203.0.113.7') })).status).toBe(200);
    expect((await fetch(`${tight.url}/healthz`, { headers: from('203.0.113.7') })).status).toBe(200);
  });
});

describe('a body', () => {
  const bodies = ['/changes', '/assessments'].map((rest) => roadmap(rest)).concat('/api/messages');
  const post = async (path: string, body: BodyInit, headers: Record<string, string>) => fetch(app.url + path, { method: 'POST', headers: { ...(await headersFor('operator')), ...headers }, body });
  const json = { 'Content-Type': 'application/json' };

  it.each(bodies)('that is a form, a file or a text is not taken at %s', async (path) => {
    const before = readdirSync(tmpdir()).length;
    const form = new FormData();
    form.set('file', new Blob(['x'.repeat(1000)]), 'x.bin');
    expect((await post(path, form, {})).status).toBe(415);
    for (const type of ['application/x-www-form-urlencoded', 'text/csv', 'text/plain', 'application/jsonp']) expect((await post(path, 'a=b', { 'Content-Type': type })).status).toBe(415);
    expect(readdirSync(tmpdir()).length).toBeLessThanOrEqual(before + 1);
  });

  it.each(bodies)('that is compressed is not unpacked at %s, good or broken', async (path) => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 'a'));
    expect((await post(path, new Uint8Array(bomb), { ...json, 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect((await post(path, 'not gzip', { ...json, 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  it.each([['broken', '{"edits":'], ['no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])], ['two documents', '{}{}']])('that is %s is answered with 400', async (_what, body) => {
    for (const path of bodies) expect((await post(path, body, json)).status).toBe(400);
  });

  it('that is too long is answered with 413, before the end of it', async () => {
    const authorization = (await headersFor('operator')).Authorization;
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(app.url + roadmap('/changes'), { method: 'POST', headers: { ...json, 'Authorization': authorization, 'Content-Length': 10_000_000 } }, (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      request.write('{');
    });
    expect(status).toBe(413);
  });

  it('of a stranger is not read at all', async () => {
    const response = await fetch(app.url + roadmap('/changes'), { method: 'POST', headers: json, body: '{"broken":' });
    expect(response.status).toBe(401);
  });
});

describe('a slow or silent client', () => {
  it('is cut off after times that suit a proxy in front', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = app.server.server;
    expect(headersTimeout).toBe(15_000);
    expect(requestTimeout).toBe(300_000);
    expect(keepAliveTimeout).toBeGreaterThan(60_000);
  });

  it('is answered with 400 for what is no HTTP, and nobody else notices', async () => {
    const { port } = new URL(app.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => { socket.write('HELLO\r\n\r\n'); });
      let text = '';
      socket.on('data', (chunk: Buffer) => { text += chunk.toString(); });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });
});
