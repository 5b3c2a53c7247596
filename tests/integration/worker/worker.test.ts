import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QueueServiceClient } from '@azure/storage-queue';
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { pino } from 'pino';
import { createJobQueue, type Job, type JobQueue } from '../../../src/store/jobs.ts';
import { Worker, type Handle } from '../../../src/worker/worker.ts';

const log = pino({ level: 'silent' });
const job: Job = { kind: 'assessment', tenantId: 't', runId: 'r' };
let queue: JobQueue;
let poisoned: () => Promise<string[]>;
let worker: Worker | null = null;

beforeAll(async () => {
  const service = QueueServiceClient.fromConnectionString(inject('storageConnectionString'));
  const name = randomUUID();
  const [jobs, poison] = [service.getQueueClient(`w-${name}`), service.getQueueClient(`p-${name}`)];
  await Promise.all([jobs.create(), poison.create()]);
  queue = createJobQueue(jobs, poison);
  poisoned = async () => (await poison.peekMessages({ numberOfMessages: 32 })).peekedMessageItems.map(({ messageText }) => messageText);
});
afterEach(async () => { await worker?.stop(); worker = null; });

function work(handle: Handle): Worker {
  worker = new Worker(queue, handle, log);
  worker.start();
  return worker;
}

describe('the worker', () => {
  it('takes a job off the queue and does it once', async () => {
    let done = 0;
    const finished = new Promise<void>((resolve) => { work(() => { done += 1; resolve(); return Promise.resolve(); }); });
    await queue.send(job);
    await finished;
    await worker?.stop();
    expect(done).toBe(1);
    expect(await queue.receive(1000)).toBeNull();
  });

  it('hands its job back when it is told to stop, so that another goes on with it', async () => {
    await queue.send(job);
    const started = new Promise<void>((resolve) => {
      work((_job, { signal }) => new Promise((_done, reject) => {
        resolve();
        signal.addEventListener('abort', () => reject(new Error('stopped')));
      }));
    });
    await started;
    await worker?.stop();
    const received = await queue.receive(1000);
    expect(received?.job).toEqual(job);
    await received?.done();
  });

  it('puts a job aside that fails for the fifth time', async () => {
    await queue.send(job);
    // Four workers died with it before.
    for (let attempt = 1; attempt <= 4; attempt += 1) await (await queue.receive(1000))?.putBack(0);
    work(() => Promise.reject(new Error('broken')));
    await expect.poll(async () => (await poisoned()).map((text) => JSON.parse(text) as unknown)).toEqual([job]);
    await worker?.stop();
    expect(await queue.receive(1000)).toBeNull();
  });

  it('asks a queue that stays empty less often', async () => {
    const nothing = () => Promise.resolve();
    const waiting: Job[] = [];
    let asked = 0;
    const quiet = {
      send: nothing,
      receive: () => {
        asked += 1;
        const next = waiting.pop();
        return Promise.resolve(next ? { job: next, attempt: 1, renew: nothing, done: nothing, poison: nothing, putBack: nothing } : null);
      },
    };
    // Rests from the first empty answer on, for longer than the test lasts.
    waiting.push(job);
    worker = new Worker(quiet, nothing, log, { afterMs: 0, everyMs: 600_000 });
    worker.start();
    await new Promise((resolve) => { setTimeout(resolve, 1500); });
    expect(asked).toBe(2);
  });
});
