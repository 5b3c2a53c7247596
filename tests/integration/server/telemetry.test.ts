import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/store/jobs.ts';
import { watchQueue } from '../../../src/telemetry/measures.ts';
import { startTelemetry } from '../../../src/telemetry/telemetry.ts';
import { Worker } from '../../../src/worker/worker.ts';
import { channelId, people, startTestServer } from './test-server.ts';

/** A collector that keeps what it is sent. */
const received: { readonly path: string; readonly body: string }[] = [];
let collector: Server;
beforeAll(async () => {
  collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', body });
      response.setHeader('Content-Type', 'application/json');
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => { collector.listen(0, '127.0.0.1', resolve); });
});
afterAll(() => { collector.close(); });

describe('a process with a collector', () => {
  it('sends requests, jobs and the queue as traces and metrics, and nothing that names anybody', async () => {
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
    const end = await startTelemetry({ endpoint, part: 'all', version: '1.2.3', exportEveryMs: 60_000 });
    const app = await startTestServer();
    watchQueue(() => app.house.storage.jobs.state());
    // A queue of its own: the emulator's is everybody's.
    const waiting: Job[] = [{ kind: 'clean-up', tenantId: app.house.tenantId, occurrence: 'night:2026-03-01' }];
    const nothing = () => Promise.resolve();
    const queue = {
      send: nothing,
      receive: () => {
        const job = waiting.pop();
        return Promise.resolve(job ? { job, attempt: 1, renew: nothing, done: nothing, poison: nothing, putBack: nothing } : null);
      },
    };
    const handled: string[] = [];
    let worker: Worker | undefined;
    const handling = new Promise<void>((resolve) => {
      worker = new Worker(queue, (job) => { handled.push(job.kind); resolve(); return Promise.resolve(); }, pino({ level: 'silent' }));
      worker.start();
    });
    const token = await app.token(people.member.id);
    const answers = await Promise.all(['', '/members'].map((rest) => fetch(`${app.url}/api/roadmaps/${encodeURIComponent(channelId)}${rest}`, { headers: { Authorization: `Bearer ${token}` } })));
    await handling;
    await worker?.stop();
    await app.close();
    await end();
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(handled).toEqual(['clean-up']);

    const traces = received.filter(({ path }) => path === '/v1/traces').map(({ body }) => body).join('\n');
    const metrics = received.filter(({ path }) => path === '/v1/metrics').map(({ body }) => body).join('\n');
    expect(traces).toContain('GET /api/roadmaps/:roadmap/members');
    expect(traces).toContain('job clean-up');
    for (const name of ['http.server.request.duration', 'roadmap.job.duration', 'roadmap.queue.depth', 'roadmap.queue.age']) expect(metrics).toContain(name);
    expect(metrics).toContain('1.2.3');
    for (const secret of [people.member.id, people.member.name, channelId, encodeURIComponent(channelId), app.house.tenantId, token]) {
      expect(traces).not.toContain(secret);
      expect(metrics).not.toContain(secret);
    }
  });
});
