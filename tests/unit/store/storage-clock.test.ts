import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { expect, it } from 'vitest';
import { StorageClock } from '../../../src/store/storage-clock.ts';

const noon = new Date('2026-03-02T12:00:00Z');

async function afterAnswerOf(date: string | null): Promise<StorageClock> {
  const clock = new StorageClock();
  const request = createPipelineRequest({ url: 'https://account.table.core.windows.net/' });
  await clock.policy.sendRequest(request, (sent) => Promise.resolve({ request: sent, status: 200, headers: createHttpHeaders(date === null ? {} : { date }) }));
  return clock;
}

it('goes by the time that the account told', async () => {
  const clock = await afterAnswerOf(new Date(Date.now() - 300_000).toUTCString());
  const behindMs = noon.getTime() - clock.at(noon).getTime();
  expect(behindMs).toBeGreaterThan(295_000);
  expect(behindMs).toBeLessThan(305_000);
});

it.each([new Date().toUTCString(), null, 'yesterday'])('leaves the machine its own time when the account told %s', async (date) => {
  expect((await afterAnswerOf(date)).at(noon)).toEqual(noon);
});
