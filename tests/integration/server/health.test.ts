import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { startTestServer, type TestServer } from './test-server.ts';

describe('whoever watches the app', () => {
  let app: TestServer;
  const broken = new Set<string>();
  const part = (name: string) => () => (broken.has(name) ? Promise.reject(new Error(`${name} of account contoso is away`)) : Promise.resolve());
  const lines: Record<string, unknown>[] = [];
  beforeAll(async () => {
    const log = pino({ level: 'warn' }, { write: (line) => { lines.push(JSON.parse(line) as Record<string, unknown>); } });
    app = await startTestServer({ health: { tables: part('tables'), queue: part('queue'), token: part('token') } }, log);
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
