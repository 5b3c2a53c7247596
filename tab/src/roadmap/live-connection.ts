import { liveEventSchema, type LiveEvent } from '../../../src/api/roadmap.ts';
import type { Change } from '../../../src/roadmap/change.ts';
import { createEventStreamParser } from '../shared/event-stream.ts';

/** Heartbeats come every 15 s: two missed ones and a margin. */
const silenceMs = 40_000;
const pollMs = 2000;
const firstRetryMs = 500;
const longestRetryMs = 15_000;

export interface LiveSource {
  /** Says `offline` when the device loses its network, and `online` when it is back: the window, in a browser. */
  readonly network: EventTarget;
  /** Opens the event stream with everything after this change. */
  readonly open: (after: number, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  changesAfter(after: number, signal: AbortSignal): Promise<{ readonly sequence: number; readonly changes: readonly Change[] }>;
}

export interface LiveListener {
  /** The newest change that the window has without a gap. */
  readonly sequence: () => number;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onCaughtUp: (changes: readonly Change[], sequence: number) => void;
  /** `live`: events flow. `polling`: they do not, changes are asked for. `offline`: neither answers. */
  readonly onStatus: (status: LiveStatus) => void;
}
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline';

/**
 * Keeps a window up to date until `signal` aborts. Reads the stream; when it ends with `bye` comes back at once, when it breaks
 * with growing pauses. While no stream is heard (a proxy may hold events back), asks every 2 s.
 */
export async function keepUpToDate(source: LiveSource, listener: LiveListener, signal: AbortSignal): Promise<void> {
  let status: LiveStatus = 'connecting';
  let retryMs = firstRetryMs;
  const setStatus = (next: LiveStatus): void => {
    if (next === status || signal.aborted) return;
    status = next;
    listener.onStatus(next);
  };
  const isOffline = (): boolean => status === 'offline';
  const polling = pollWhile(() => status !== 'live', source, listener, setStatus, signal);
  source.network.addEventListener('offline', () => setStatus('offline'), { signal });
  while (!signal.aborted) {
    const end = await readStream(source, listener, signal, () => {
      retryMs = firstRetryMs;
      setStatus('live');
    });
    if (end === 'bye') continue;
    // Offline until something answers: trying again is no news.
    if (!isOffline()) setStatus('polling');
    await pause(retryMs * (0.75 + Math.random() / 2), signal, source.network);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }
  await polling;
}

/** Reads one stream to its end. `onHeard` is called for everything that arrives, heartbeats included. */
async function readStream(source: LiveSource, listener: LiveListener, signal: AbortSignal, onHeard: () => void): Promise<'bye' | 'broken'> {
  const silence = new AbortController();
  let watch: ReturnType<typeof setTimeout> | undefined;
  const rewatch = (): void => {
    clearTimeout(watch);
    watch = setTimeout(() => silence.abort(), silenceMs);
  };
  rewatch();
  const parse = createEventStreamParser();
  const decoder = new TextDecoder();
  const both = AbortSignal.any([signal, silence.signal]);
  // A connection without network may stay open for minutes and say nothing.
  source.network.addEventListener('offline', () => silence.abort(), { signal: both });
  try {
    const reader = (await source.open(listener.sequence(), both)).getReader();
    both.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      rewatch();
      onHeard();
      for (const { data } of parse(decoder.decode(piece.value, { stream: true }))) {
        const event = eventOf(data);
        if (event?.type === 'bye') return 'bye';
        if (event) listener.onEvent(event);
      }
    }
    return 'broken';
  } catch {
    // Whatever cut the stream, the answer is the same: poll, and try to open it again.
    return 'broken';
  } finally {
    clearTimeout(watch);
    silence.abort();
  }
}

/** Null for an event of a newer server that this page does not know. */
function eventOf(data: string): LiveEvent | null {
  try {
    return liveEventSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

async function pollWhile(
  isNeeded: () => boolean,
  source: LiveSource,
  listener: LiveListener,
  setStatus: (status: LiveStatus) => void,
  signal: AbortSignal,
): Promise<void> {
  while (await pause(pollMs, signal, source.network)) {
    if (!isNeeded()) continue;
    try {
      const { changes, sequence } = await source.changesAfter(listener.sequence(), signal);
      listener.onCaughtUp(changes, sequence);
      if (isNeeded()) setStatus('polling');
    } catch {
      if (isNeeded()) setStatus('offline');
    }
  }
}

/**
 * A pause that ends early when the network is back.
 * @returns false when `signal` ended it
 */
function pause(ms: number, signal: AbortSignal, network: EventTarget): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      network.removeEventListener('online', finish);
      resolve(!signal.aborted);
    };
    const timer = setTimeout(finish, ms);
    if (signal.aborted) finish();
    else {
      signal.addEventListener('abort', finish, { once: true });
      network.addEventListener('online', finish, { once: true });
    }
  });
}
