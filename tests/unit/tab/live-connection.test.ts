import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../../../src/api/roadmap.ts';
import type { Change } from '../../../src/roadmap/change.ts';
import { keepUpToDate, type LiveSource, type LiveStatus } from '../../../tab/src/roadmap/live-connection.ts';
import { ApiError } from '../../../tab/src/shared/api-client.ts';

const change = (sequence: number): Change => ({
  sequence,
  changeId: `change-${sequence}`,
  at: '2026-03-02T09:00:00Z',
  by: { id: 'p', name: 'P' },
  edits: [],
});
const eventText = (event: LiveEvent) => `data: ${JSON.stringify(event)}\n\n`;

/** A stream that the test writes into. */
function openStream() {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
  });
  return { body, write: (text: string) => controller?.enqueue(encoder.encode(text)), end: () => controller?.close() };
}

function window(open: LiveSource['open'], changesAfter: LiveSource['changesAfter'] = () => Promise.reject(new Error('not asked for')), network = new EventTarget()) {
  const end = new AbortController();
  const seen: { sequence: number; events: LiveEvent[]; statuses: LiveStatus[]; refusals: (string | null)[]; opened: number[] } = {
    sequence: 0,
    events: [],
    statuses: [],
    refusals: [],
    opened: [],
  };
  const done = keepUpToDate(
    {
      open: (after, signal) => {
        seen.opened.push(after);
        return open(after, signal);
      },
      changesAfter,
      network,
    },
    {
      sequence: () => seen.sequence,
      onEvent: (event) => {
        seen.events.push(event);
        if (event.type === 'change') seen.sequence = event.change.sequence;
      },
      onCaughtUp: (_changes, sequence) => {
        seen.sequence = sequence;
      },
      onConnection: ({ status, refusal }) => {
        seen.statuses.push(status);
        seen.refusals.push(refusal);
      },
    },
    end.signal,
  );
  return {
    seen,
    stop: async () => {
      end.abort();
      await vi.runAllTimersAsync();
      await done;
    },
  };
}

/** One stream after the other. */
function opening(streams: readonly ReturnType<typeof openStream>[]): LiveSource['open'] {
  const rest = [...streams];
  return () => Promise.resolve((rest.shift() ?? openStream()).body);
}
/** Answers nothing, as `fetch` does behind a proxy that holds the answer back, until it is given up. */
const heldBack: LiveSource['open'] = (_after, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('given up')));
  });
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('keepUpToDate', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hands on what the stream brings, and is live from the first byte', async () => {
    const stream = openStream();
    const { seen, stop } = window(() => Promise.resolve(stream.body));
    stream.write('retry: 2000\n\n');
    await settle();
    expect(seen.statuses).toEqual(['live']);
    stream.write(eventText({ type: 'change', change: change(1) }));
    await settle();
    expect(seen.events).toEqual([{ type: 'change', change: change(1) }]);
    await stop();
  });

  it('comes back within a moment after "bye", from the last change', async () => {
    const streams = [openStream(), openStream()];
    const { seen, stop } = window(opening(streams));
    streams[0]!.write(eventText({ type: 'change', change: change(8) }) + eventText({ type: 'bye' }));
    await settle(1600);
    expect(seen.opened).toEqual([0, 8]);
    await stop();
  });

  it('does not come back at the same moment as everybody else', async () => {
    const windows = Array.from({ length: 30 }, () => {
      const streams = [openStream(), openStream()];
      return { streams, ...window(opening(streams)) };
    });
    for (const { streams } of windows) streams[0]!.write(eventText({ type: 'bye' }));
    await settle(750);
    const back = windows.filter(({ seen }) => seen.opened.length === 2).length;
    expect(back).toBeGreaterThan(0);
    expect(back).toBeLessThan(30);
    await settle(850);
    expect(windows.every(({ seen }) => seen.opened.length === 2)).toBe(true);
    await Promise.all(windows.map(({ stop }) => stop()));
  });

  it('asks for changes every two seconds while no stream opens, and stops asking when one does', async () => {
    const stream = openStream();
    let asked = 0;
    let isBroken = true;
    const { seen, stop } = window(
      () => (isBroken ? Promise.reject(new Error('refused')) : Promise.resolve(stream.body)),
      () => {
        asked += 1;
        return Promise.resolve({ sequence: 3, changes: [change(3)] });
      },
    );
    await settle(2100);
    expect(asked).toBe(1);
    expect(seen).toMatchObject({ sequence: 3, statuses: ['polling'] });
    isBroken = false;
    stream.write(': here\n\n');
    await settle(20_000);
    expect(seen.statuses.at(-1)).toBe('live');
    expect(seen.opened.at(-1)).toBe(3);
    const askedBefore = asked;
    await settle(10_000);
    expect(asked).toBe(askedBefore);
    await stop();
  });

  it('is offline as soon as the device is, and comes back without waiting when the network does', async () => {
    const streams = [openStream(), openStream()];
    const network = new EventTarget();
    const { seen, stop } = window(opening(streams), () => Promise.reject(new ApiError('no network', 0)), network);
    streams[0]!.write(': here\n\n');
    await settle();
    network.dispatchEvent(new Event('offline'));
    await settle();
    expect(seen.statuses).toEqual(['live', 'offline']);
    streams[1]!.write(': here\n\n');
    network.dispatchEvent(new Event('online'));
    await settle();
    expect(seen.statuses).toEqual(['live', 'offline', 'live']);
    await stop();
  });

  it('gives a silent stream up after 40 s, and polls meanwhile', async () => {
    const streams = [openStream(), openStream()];
    const { seen, stop } = window(opening(streams), () => Promise.resolve({ sequence: 5, changes: [] }));
    streams[0]!.write(': here\n\n');
    await settle(39_000);
    expect(seen).toMatchObject({ sequence: 0, statuses: ['live'] });
    await settle(5000);
    expect(seen).toMatchObject({ sequence: 5, statuses: ['live', 'polling'] });
    expect(seen.opened.length).toBeGreaterThan(1);
    await stop();
  });

  it('keeps a stream whose heartbeats come', async () => {
    const stream = openStream();
    const { seen, stop } = window(() => Promise.resolve(stream.body));
    for (let beat = 0; beat < 10; beat += 1) {
      stream.write(': here\n\n');
      await settle(15_000);
    }
    expect(seen).toMatchObject({ statuses: ['live'], opened: [0] });
    await stop();
  });

  it('polls while a proxy holds the very first answer back', async () => {
    const { seen, stop } = window(heldBack, () => Promise.resolve({ sequence: 2, changes: [] }));
    await settle(2100);
    expect(seen).toMatchObject({ sequence: 2, statuses: ['polling'] });
    await stop();
  });

  it.each<[string, Error, LiveStatus, string | null]>([
    ['is offline when nothing answers', new ApiError('No answer', 0), 'offline', null],
    ['gives the server’s sentence to whoever was removed', new ApiError('You are not a member here.', 403), 'refused', 'You are not a member here.'],
    ['gives the server’s sentence to whoever asks too often', new ApiError('Wait 3 seconds.', 429), 'refused', 'Wait 3 seconds.'],
    ['is not offline when the server has a problem', new ApiError('Our fault', 500), 'faulty', null],
    ['is not offline when a gateway has one', new ApiError('Bad gateway', 502), 'faulty', null],
  ])('%s', async (_what, error, status, refusal) => {
    const { seen, stop } = window(() => Promise.reject(error), () => Promise.reject(error));
    await settle(2100);
    expect([seen.statuses, seen.refusals.at(-1)]).toEqual([['polling', status], refusal]);
    // Trying again is no news.
    await settle(60_000);
    expect(seen.statuses).toEqual(['polling', status]);
    await stop();
  });

  it('passes over events that it does not know', async () => {
    const stream = openStream();
    const { seen, stop } = window(() => Promise.resolve(stream.body));
    stream.write('data: {"type":"tomorrow"}\n\ndata: not json\n\n' + eventText({ type: 'viewers', viewers: [] }));
    await settle();
    expect(seen.events).toEqual([{ type: 'viewers', viewers: [] }]);
    await stop();
  });
});
