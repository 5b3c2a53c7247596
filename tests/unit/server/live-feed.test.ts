import { describe, expect, it } from 'vitest';
import { LiveFeed } from '../../../src/server/live-feed.ts';

/** A log as storage holds it; `pause` keeps readers waiting with what they have read. */
function log() {
  const items: { readonly sequence: number }[] = [];
  let gate = Promise.resolve();
  return {
    write: () => {
      const item = { sequence: items.length + 1 };
      items.push(item);
      return item;
    },
    read: async (sequence: number) => {
      const found = items.filter((item) => item.sequence > sequence);
      await gate;
      return { sequence: Math.max(sequence, items.length === 0 ? 0 : found.at(-1)?.sequence ?? sequence), items: found };
    },
    pause: () => {
      let open = (): void => undefined;
      gate = new Promise((resolve) => { open = resolve; });
      return () => { gate = Promise.resolve(); open(); };
    },
  };
}

function failOn(error: unknown): never {
  throw error;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('a live feed', () => {
  it('begins after what a window has, and goes on with what this replica writes', async () => {
    const { write, read } = log();
    write(); write();
    const feed = new LiveFeed(read, 0, failOn);
    const seen: number[] = [];
    await feed.follow(1, ({ sequence }) => seen.push(sequence));
    feed.announce([write()]);
    expect(seen).toEqual([2, 3]);
  });

  it('brings what another replica wrote, once to everybody', async () => {
    const { write, read } = log();
    const feed = new LiveFeed(read, 0, failOn);
    const [one, two]: [number[], number[]] = [[], []];
    await feed.follow(0, ({ sequence }) => one.push(sequence));
    write();
    // A window that comes between two polls has it at once; the other one must not miss it for that.
    await feed.follow(0, ({ sequence }) => two.push(sequence));
    await feed.poll();
    await feed.poll();
    expect([one, two]).toEqual([[1], [1]]);
  });

  it('fills the gap when an own entry comes before an unread one of another replica', async () => {
    const { write, read } = log();
    const feed = new LiveFeed(read, 0, failOn);
    const seen: number[] = [];
    await feed.follow(0, ({ sequence }) => seen.push(sequence));
    write();
    feed.announce([write()]);
    await settled();
    await feed.poll();
    expect(seen).toEqual([1, 2]);
  });

  it('does not miss what is written while a window catches up', async () => {
    const { write, read, pause } = log();
    const feed = new LiveFeed(read, 0, failOn);
    const seen: number[] = [];
    write();
    const go = pause();
    const following = feed.follow(0, ({ sequence }) => seen.push(sequence));
    feed.announce([write()]);
    go();
    await following;
    expect(seen).toEqual([1, 2]);
  });

  it('sends nothing to a window that left, nor to one that could not begin', async () => {
    const { write, read } = log();
    let isBroken = true;
    const feed = new LiveFeed((sequence) => (isBroken ? Promise.reject(new Error('storage is away')) : read(sequence)), 0, failOn);
    const seen: number[] = [];
    await expect(feed.follow(0, ({ sequence }) => seen.push(sequence))).rejects.toThrow('storage is away');
    isBroken = false;
    const stop = await feed.follow(0, ({ sequence }) => seen.push(sequence));
    stop();
    feed.announce([write()]);
    expect(seen).toEqual([]);
  });
});
