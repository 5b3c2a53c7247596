import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Job } from '../../../src/store/jobs.ts';
import { followRun, watchQueue } from '../../../src/telemetry/measures.ts';
import { startTelemetry } from '../../../src/telemetry/telemetry.ts';
import { Worker } from '../../../src/worker/worker.ts';
import { channelId, people, startTestServer } from './test-server.ts';

const dataSchema = z.object({ dataPoints: z.array(z.unknown()) }).optional();
const metricsSchema = z.object({ resourceMetrics: z.array(z.object({ scopeMetrics: z.array(z.object({ metrics: z.array(z.object({ name: z.string(), gauge: dataSchema, histogram: dataSchema })) })) })) });
/** What was measured under a name when everything was sent. */
function pointsOf(sent: string, name: string): unknown[] {
  return sent.split('\n').flatMap((body) => metricsSchema.parse(JSON.parse(body)).resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics.filter((metric) => metric.name === name).flatMap(({ gauge, histogram }) => (gauge ?? histogram)?.dataPoints ?? []))));
}

/** A collector that keeps what it is sent. */
const received: { readonly path: string; readonly body: string; readonly key: unknown }[] = [];
let collector: Server;
beforeAll(async () => {
  collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', body, key: request.headers['x-api-key'] });
      response.setHeader('Content-Type', 'application/json');
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => { collector.listen(0, '127.0.0.1', resolve); });
});
afterAll(() => {
  collector.close();
  vi.unstubAllEnvs();
});

describe('a process with a collector', () => {
  it('sends requests, jobs and the queue as traces and metrics, and nothing that names anybody', async () => {
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
    // How a collector that asks for a key gets one: read by the exporters themselves.
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-api-key=collectors-key');
    const end = await startTelemetry({ endpoint, part: 'all', version: '1.2.3', instance: 'ztr-web--0000001-abc', exportEveryMs: 60_000 });
    const app = await startTestServer({ limits: { person: { burst: 100, perSecond: 10 }, address: { burst: 2, perSecond: 0.001 } } });
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
    const refused = await fetch(`${app.url}/api/catalog`, { headers: { Authorization: `Bearer ${token}` } });
    await handling;
    await worker?.stop();
    const [ended, running] = [followRun({ done: 0, total: 9000 }), followRun({ done: 0, total: 135 })];
    ended.ended();
    running.progressed({ done: 41, total: 135 });
    await app.close();
    await end();
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(refused.status).toBe(429);
    expect(handled).toEqual(['clean-up']);

    expect(new Set(received.map(({ key }) => key))).toEqual(new Set(['collectors-key']));
    const traces = received.filter(({ path }) => path === '/v1/traces').map(({ body }) => body).join('\n');
    const metrics = received.filter(({ path }) => path === '/v1/metrics').map(({ body }) => body).join('\n');
    expect(traces).toContain('GET /api/roadmaps/:roadmap/members');
    expect(traces).toContain('job clean-up');
    expect(metrics).toContain('"service.instance.id","value":{"stringValue":"ztr-web--0000001-abc"}');
    expect(pointsOf(metrics, 'roadmap.run.done')).toMatchObject([{ asDouble: 41 }]);
    expect(pointsOf(metrics, 'roadmap.run.total')).toMatchObject([{ asDouble: 135 }]);
    expect(pointsOf(metrics, 'roadmap.queue.poisoned')).toHaveLength(1);
    expect(JSON.stringify(pointsOf(metrics, 'http.server.request.duration'))).toContain('"http.response.status_code","value":{"intValue":429}');
    for (const name of ['http.server.request.duration', 'roadmap.job.duration', 'roadmap.queue.depth', 'roadmap.queue.age']) expect(metrics).toContain(name);
    expect(metrics).toContain('1.2.3');
    for (const secret of [people.member.id, people.member.name, channelId, encodeURIComponent(channelId), app.house.tenantId, token]) {
      expect(traces).not.toContain(secret);
      expect(metrics).not.toContain(secret);
    }
  });
});
