import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { Readiness } from '../../../src/server/readiness.ts';
import { startTestServer, type TestServer } from './test-server.ts';

describe('whoever watches the app', () => {
  let app: TestServer;
  const broken = new Set<string>();
  const part = (name: string) => () => (broken.has(name) ? Promise.reject(new Error(`${name} of account contoso is away`)) : Promise.resolve());
  const lines: Record<string, unknown>[] = [];
  beforeAll(async () => {
    const log = pino({ level: 'warn' }, { write: (line) => { lines.push(JSON.parse(line) as Record<string, unknown>); } });
    app = await startTestServer({ readiness: new Readiness({ health: { tables: part('tables'), queue: part('queue'), token: part('token') }, log, lifeMs: 0 }) }, log);
  });
  afterAll(() => app.close());
  const look = async (path: string) => {
    const response = await fetch(app.url + path);
    return { status: response.status, body: await response.json() as Record<string, unknown> };
  };

  it('gets version and readiness while all is well', async () => {
    expect(await look('/healthz')).toEqual({ status: 200, body: { status: 'ready', version: app.house.version } });
    expect(await look('/readyz')).toEqual({ status: 200, body: { status: 'ready' } });
    expect(await look('/version')).toEqual({ status: 200, body: { version: app.house.version } });
  });

  it.each([['tables'], ['queue'], ['token']])('is told that %s does not answer, without more than that, while the process stays alive', async (name) => {
    broken.add(name);
    const { status, body } = await look('/readyz');
    const live = await look('/livez');
    const health = await look('/healthz');
    broken.delete(name);
    expect([status, health.status, live.status]).toEqual([503, 503, 200]);
    expect(body['title']).toBe(`Not ready: no answer from ${name}.`);
    expect(JSON.stringify(body)).not.toContain('contoso');
    expect(lines.some((line) => line['part'] === name)).toBe(true);
    expect((await look('/readyz')).status).toBe(200);
  });
});

describe('readiness', () => {
  const log = pino({ level: 'silent' });
  const countingHealth = () => {
    let looks = 0;
    const look = () => { looks += 1; return Promise.resolve(); };
    return { health: { tables: look, queue: look, token: look }, looks: () => looks };
  };

  it('is looked for once, however many ask at once', async () => {
    const { health, looks } = countingHealth();
    const app = await startTestServer({ readiness: new Readiness({ health, log, lifeMs: 60_000 }) });
    const ask = async (path: string) => (await fetch(app.url + path)).status;
    expect(await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n % 2 === 0 ? '/readyz' : '/healthz')))).toEqual(Array(20).fill(200));
    await app.close();
    expect(looks()).toBe(3);
  });

  it('is looked for again after two seconds', async () => {
    const { health, looks } = countingHealth();
    const readiness = new Readiness({ health, log });
    await readiness.reason();
    await new Promise((resolve) => { setTimeout(resolve, 2_100); });
    expect(await readiness.reason()).toBeNull();
    expect(looks()).toBe(6);
  });

  it('is asked for only so often from one address, and whether the process lives as often as anybody likes', async () => {
    const app = await startTestServer({ readiness: new Readiness({ ...countingHealth(), log }) });
    const many = async (path: string) => Promise.all(Array.from({ length: 200 }, async () => (await fetch(app.url + path, { headers: { 'X-Forwarded-For': '203.0.113.9' } })).status));
    const probed = await many('/readyz');
    expect(probed.filter((status) => status === 200).length).toBeGreaterThanOrEqual(60);
    expect(probed).toContain(429);
    expect(new Set(await many('/livez'))).toEqual(new Set([200]));
    expect((await fetch(`${app.url}/readyz`, { headers: { 'X-Forwarded-For': '203.0.113.10' } })).status).toBe(200);
    await app.close();
  });
});
