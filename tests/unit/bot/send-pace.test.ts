import { expect, it } from 'vitest';
import { SendPace } from '../../../bot/send-pace.ts';

/** A clock that stands still until everybody waits, and then goes on to whoever is first. */
function steppedClock() {
  let time = 0;
  const waiting: { readonly at: number; readonly go: () => void }[] = [];
  const wait = (ms: number) => new Promise<void>((resolve) => { waiting.push({ at: time + ms, go: resolve }); });
  return {
    clock: { now: () => time, wait },
    runUntil: async (end: number): Promise<void> => {
      for (;;) {
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
        waiting.sort((a, b) => a.at - b.at);
        const next = waiting[0];
        if (!next || next.at > end) break;
        waiting.shift();
        time = next.at;
        next.go();
      }
      time = end;
    },
  };
}

async function sentBy(many: number, perSecond: number, during?: (pace: SendPace, runUntil: (end: number) => Promise<void>) => Promise<void>): Promise<number[]> {
  const { clock, runUntil } = steppedClock();
  const pace = new SendPace(perSecond, clock);
  const sent: number[] = [];
  for (let index = 0; index < many; index += 1) void pace.slot().then(() => sent.push(clock.now()));
  await during?.(pace, runUntil);
  await runUntil(60_000);
  return sent;
}

it('lets fifty out in every second, whichever second one looks at', async () => {
  const sent = await sentBy(200, 50);
  expect(sent).toHaveLength(200);
  for (const start of sent) expect(sent.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(50);
  expect(sent.at(-1)).toBe(199 * 20);
});

it('keeps everybody back during a pause, and keeps the pace behind it', async () => {
  const sent = await sentBy(100, 50, async (pace, runUntil) => {
    await runUntil(500);
    pace.pause(7_000);
  });
  expect(sent).toHaveLength(100);
  expect(sent.filter((at) => at > 500 && at < 7_500)).toEqual([]);
  for (const start of sent) expect(sent.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(50);
});

it('does not wait for anybody when nobody was before', async () => {
  expect(await sentBy(1, 50)).toEqual([0]);
});

it('does not make up in a burst for a time in which the process stood still', async () => {
  let time = 0;
  const pace = new SendPace(50, { now: () => time, wait: () => { time += 500; return Promise.resolve(); } });
  const sent: number[] = [];
  for (let index = 0; index < 40; index += 1) sent.push(await pace.slot().then(() => time));
  for (const start of sent) expect(sent.filter((at) => at >= start && at < start + 100).length).toBeLessThanOrEqual(4);
});
