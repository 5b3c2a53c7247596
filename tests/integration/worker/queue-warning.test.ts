import { QueueClient } from '@azure/storage-queue';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';
import { openStorage } from '../../../src/store/storage.ts';
import { warnOfQueue } from '../../../src/worker/queue-warning.ts';

type Look = Parameters<typeof warnOfQueue>[0];

async function errorsAbout(jobs: Look): Promise<object[]> {
  const lines: string[] = [];
  await warnOfQueue(jobs, pino({ base: null, timestamp: false }, { write: (line: string) => { lines.push(line); } }));
  return lines.map((line) => JSON.parse(line) as object);
}
const aged = (ageSeconds: number): Look => ({ state: () => Promise.resolve({ depth: 3, ageSeconds, poisoned: 0 }) });

describe('whoever looks at the queue when no worker does', () => {
  it('says nothing while jobs are taken', async () => {
    expect(await errorsAbout(aged(14 * 60 + 59))).toEqual([]);
  });

  it('logs an error, which the alert reads, when a job has waited for a quarter of an hour', async () => {
    expect(await errorsAbout(aged(15 * 60))).toEqual([{ level: 50, depth: 3, minutes: 15, msg: 'jobs wait and no worker takes them' }]);
  });

  it('logs an error as long as a job that was given up lies there', async () => {
    const emulator = await startStorageEmulator({ folder: null });
    try {
      const { jobs } = await openStorage({ connectionString: emulator.connectionString });
      await new QueueClient(emulator.connectionString, 'jobs').sendMessage('no job');
      expect(await errorsAbout(jobs)).toEqual([]);
      await jobs.receive(30_000);
      expect(await errorsAbout(jobs)).toMatchObject([{ level: 50, poisoned: 1 }]);
    } finally {
      await emulator.close();
    }
  });
});
