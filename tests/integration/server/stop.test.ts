import { pino } from 'pino';
import type { Request, Response } from 'restify';
import { expect, it } from 'vitest';
import { Readiness } from '../../../src/server/readiness.ts';
import { stopServing } from '../../../src/server/stop-serving.ts';
import { channelId, people, startTestServer } from './test-server.ts';

const health = { tables: () => Promise.resolve(), queue: () => Promise.resolve(), token: () => Promise.resolve() };

/** A server whose bot answers when it is told to. */
async function slowServer() {
  const readiness = new Readiness({ health, log: pino({ level: 'silent' }) });
  let answer = (): void => undefined;
  let asked = (): void => undefined;
  const isAsked = new Promise<void>((resolve) => { asked = resolve; });
  const app = await startTestServer({
    readiness,
    async receiveActivity(_request: Request, response: Response) {
      asked();
      await new Promise<void>((resolve) => { answer = resolve; });
      response.send(200, { text: 'answered' });
    },
  });
  const ask = () => fetch(`${app.url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"type":"message"}' });
  return { app, readiness, ask, isAsked, answer: () => answer() };
}

it('says that it is not ready, still takes what comes meanwhile, answers what it has begun, and sends streams elsewhere', async () => {
  const { app, readiness, ask, isAsked, answer } = await slowServer();
  const stream = await fetch(`${app.url}/api/roadmaps/${encodeURIComponent(channelId)}/events?session=window-of-max`, { headers: { Authorization: `Bearer ${await app.token(people.member.id)}` } });
  const slow = ask();
  await isAsked;
  const stopped = stopServing({ server: app.server, hub: app.hub, readiness }, { drainMs: 5_000, cutMs: 60_000 });

  const probe = await fetch(`${app.url}/readyz`);
  expect([probe.status, await probe.json()]).toEqual([503, { title: 'Not ready: this process is stopping.', status: 503 }]);
  expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  expect((await fetch(`${app.url}/api/session`)).status).toBe(200);

  // The stream ends with a word, after which the door is shut.
  const words = await stream.text();
  expect(words).toContain('"type":"bye"');
  await expect(fetch(`${app.url}/livez`)).rejects.toThrow();

  answer();
  const response = await slow;
  expect([response.status, await response.json()]).toEqual([200, { text: 'answered' }]);
  await stopped;
  await app.house.storage.close();
});

it('cuts off what is not answered in its time', async () => {
  const { app, readiness, ask, isAsked } = await slowServer();
  const slow = ask().then(() => 'answered', () => 'cut');
  await isAsked;
  await stopServing({ server: app.server, hub: app.hub, readiness }, { drainMs: 0, cutMs: 300 });
  expect(await slow).toBe('cut');
  await app.house.storage.close();
});
