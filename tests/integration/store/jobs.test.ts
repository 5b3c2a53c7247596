import { QueueClient } from '@azure/storage-queue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStorageEmulator, type StorageEmulator } from '../../../scripts/storage-emulator.mjs';
import { createJobQueue, JobLost, type Job, type JobQueue } from '../../../src/store/jobs.ts';
import { openStorage } from '../../../src/store/storage.ts';

const job: Job = { kind: 'assessment', tenantId: 't', runId: 'r' };

// Every test has queues of its own: whoever receives a job takes it away from all others.
let emulator: StorageEmulator;
let jobs: JobQueue;
beforeEach(async () => {
  emulator = await startStorageEmulator({ folder: null });
  ({ jobs } = await openStorage({ connectionString: emulator.connectionString }));
});
afterEach(() => emulator.close());

const rawQueue = (name: string) => new QueueClient(emulator.connectionString, name);
async function textsIn(name: string): Promise<string[]> {
  const { peekedMessageItems } = await rawQueue(name).peekMessages({ numberOfMessages: 32 });
  return peekedMessageItems.map(({ messageText }) => messageText);
}
/** Waits for the queue's own clock. */
async function receiveWithin(ms: number) {
  const deadline = Date.now() + ms;
  for (;;) {
    const received = await jobs.receive(30_000);
    if (received || Date.now() > deadline) return received;
  }
}

describe('job queue', () => {
  it('hands a job to one worker, who takes it off', async () => {
    const digest: Job = { kind: 'digest', tenantId: 't', conversationId: '19:ü<&>@thread.tacv2', occurrence: '2026-03-02T09:00:00.000Z' };
    await jobs.send(digest);
    const received = await jobs.receive(30_000);
    expect(received).toMatchObject({ job: digest, attempt: 1 });
    expect(await jobs.receive(30_000)).toBeNull();
    await received!.done();
    await received!.done();
    expect((await rawQueue('jobs').getProperties()).approximateMessagesCount).toBe(0);
  });

  it('keeps a renewed job from the others, and lets it be renewed and finished again', async () => {
    await jobs.send(job);
    const received = await jobs.receive(1000);
    await received!.renew(30_000);
    await Promise.all([received!.renew(30_000), received!.renew(30_000)]);
    expect(await receiveWithin(1500)).toBeNull();
    await received!.done();
    expect((await rawQueue('jobs').getProperties()).approximateMessagesCount).toBe(0);
  });

  it('hands a job whose worker fell silent to another, and tells the first', async () => {
    await jobs.send(job);
    const silent = await jobs.receive(1000);
    const second = await receiveWithin(5000);
    expect(second).toMatchObject({ job, attempt: 2 });
    await expect(silent!.renew(30_000)).rejects.toThrow(JobLost);
    await silent!.done();
    await silent!.putBack(0);
    await second!.renew(30_000);
    await second!.done();
    expect((await rawQueue('jobs').getProperties()).approximateMessagesCount).toBe(0);
  });

  it('counts attempts of a job that is put back, renewals not', async () => {
    await jobs.send(job);
    for (const attempt of [1, 2, 3, 4, 5, 6]) {
      const received = await jobs.receive(30_000);
      expect(received?.attempt).toBe(attempt);
      await received!.renew(30_000);
      await received!.putBack(0);
    }
  });

  it('puts a job back for later', async () => {
    await jobs.send(job);
    await (await jobs.receive(30_000))!.putBack(1000);
    expect(await jobs.receive(30_000)).toBeNull();
    expect(await receiveWithin(5000)).toMatchObject({ attempt: 2 });
  });

  it('delays a job that is sent for later', async () => {
    await jobs.send(job, 900);
    expect(await jobs.receive(30_000)).toBeNull();
    expect(await receiveWithin(5000)).toMatchObject({ job, attempt: 1 });
  });

  it('puts a poisoned job aside', async () => {
    await jobs.send(job);
    await (await jobs.receive(30_000))!.poison();
    expect(await jobs.receive(30_000)).toBeNull();
    expect(await textsIn('jobs-poison')).toEqual([JSON.stringify(job)]);
  });

  it('puts unreadable messages aside and goes on with the next', async () => {
    const unreadable = ['not JSON', '[]', '{"kind":7}', '{"tenantId":"t"}', '{"kind":"assessment","tenantId":"t"}', '{"kind":"digest","tenantId":"t","conversationId":"c","occurrence":"someday"}'];
    for (const text of unreadable) await rawQueue('jobs').sendMessage(text);
    await jobs.send(job);
    expect(await jobs.receive(30_000)).toMatchObject({ job });
    expect((await textsIn('jobs-poison')).toSorted()).toEqual(unreadable.toSorted());
  });

  it('hands a job of a newer version back, and goes on with the next', async () => {
    const heard: unknown[] = [];
    await rawQueue('jobs').sendMessage('{"kind":"of-tomorrow","tenantId":"t"}');
    await jobs.send(job);
    expect(await jobs.receive(30_000, (message) => heard.push(message))).toMatchObject({ job });
    expect(await jobs.receive(30_000)).toBeNull();
    expect(heard).toEqual([{ what: 'handed-back', kind: 'of-tomorrow' }]);
    expect(await textsIn('jobs-poison')).toEqual([]);
    expect((await rawQueue('jobs').getProperties()).approximateMessagesCount).toBe(2);
  });

  it('keeps a job that was handed back whole, with its tries counted from the first worker that knows it', async () => {
    await rawQueue('jobs').sendMessage(JSON.stringify({ ...job, handedBack: 7, fromTheFuture: [1] }));
    for (let n = 1; n <= 7; n += 1) {
      const { receivedMessageItems: [message] } = await rawQueue('jobs').receiveMessages({ visibilityTimeout: 30 });
      await rawQueue('jobs').updateMessage(message!.messageId, message!.popReceipt, undefined, 0);
    }
    const received = await jobs.receive(30_000);
    expect(received).toMatchObject({ job: { ...job, fromTheFuture: [1] }, attempt: 1 });
    expect(received!.job).not.toHaveProperty('handedBack');
    await received!.putBack(0);
    expect(await jobs.receive(30_000)).toMatchObject({ attempt: 2 });
  });

  it('puts a job of a newer version aside when nobody took it for long', async () => {
    const impatient = createJobQueue(rawQueue('jobs'), rawQueue('jobs-poison'), { handBackMs: 1000, atMostMs: 3000 });
    const heard: string[] = [];
    await rawQueue('jobs').sendMessage('{"kind":"of-tomorrow","tenantId":"t"}');
    await expect.poll(async () => {
      await impatient.receive(30_000, ({ what }) => heard.push(what));
      return heard.at(-1);
    }, { timeout: 20_000, interval: 200 }).toBe('put-aside');
    expect(heard.slice(0, 2)).toEqual(['handed-back', 'handed-back']);
    expect(JSON.parse((await textsIn('jobs-poison'))[0]!)).toMatchObject({ kind: 'of-tomorrow', tenantId: 't' });
    expect((await rawQueue('jobs').getProperties()).approximateMessagesCount).toBe(0);
  });
});
