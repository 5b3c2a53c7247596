import { liveEventSchema, type LiveEvent } from '../../../src/api/roadmap.ts';
import type { Change } from '../../../src/roadmap/change.ts';
import { ignoringUnknownKeys } from '../../../src/roadmap/unknown-keys.ts';
import { ApiError } from '../shared/api-client.ts';
import { createEventStreamParser } from '../shared/event-stream.ts';
import { pause } from '../shared/pause.ts';

/** Heartbeats come every 15 s: two missed ones and a margin. */
const silenceMs = 40_000;
const readableEvent = ignoringUnknownKeys(liveEventSchema);
const pollMs = 2000;
/** What was refused, or found a server in trouble, is not asked for as often. */
const patientPollMs = 10_000;
/** A server that stops says `bye` to everybody at the same moment: they come back one after the other. */
const comeBackWithinMs = 1500;
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
  readonly onConnection: (connection: Connection) => void;
}

/**
 * `live`: events flow. `polling`: they do not, changes are asked for. `offline`: neither is answered. `refused`: the server does
 * not give them to this person, now. `faulty`: it answers, but cannot give them.
 */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline' | 'refused' | 'faulty';

/** How a window hears of what others do. */
export interface Connection {
  readonly status: LiveStatus;
  /** The server's sentence, where it refused. */
  readonly refusal: string | null;
}
export const connecting: Connection = { status: 'connecting', refusal: null };
const connected = (status: LiveStatus): Connection => ({ status, refusal: null });

/**
 * Keeps a window up to date until `signal` aborts. Reads the stream; when it ends with `bye` comes back within a moment, when it breaks
 * with growing pauses. While no stream is heard (a proxy may hold events back), asks every 2 s.
 */
export async function keepUpToDate(source: LiveSource, listener: LiveListener, signal: AbortSignal): Promise<void> {
  let now = connecting;
  let retryMs = firstRetryMs;
  const set = (next: Connection): void => {
    if ((next.status === now.status && next.refusal === now.refusal) || signal.aborted) return;
    now = next;
    listener.onConnection(next);
  };
  const polling = pollWhile(() => now.status !== 'live', source, listener, set, signal);
  source.network.addEventListener('offline', () => set(connected('offline')), { signal });
  while (!signal.aborted) {
    const end = await readStream(source, listener, signal, () => {
      retryMs = firstRetryMs;
      set(connected('live'));
    });
    if (end === 'bye') {
      await pause(Math.random() * comeBackWithinMs, source.network, signal);
      continue;
    }
    // What is wrong stays so until something is answered: trying again is no news.
    if (now.status === 'live' || now.status === 'connecting') set(connected('polling'));
    await pause(retryMs * (0.75 + Math.random() / 2), source.network, signal);
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
    return readableEvent.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

async function pollWhile(
  isNeeded: () => boolean,
  source: LiveSource,
  listener: LiveListener,
  set: (connection: Connection) => void,
  signal: AbortSignal,
): Promise<void> {
  let pauseMs = pollMs;
  while (await pause(pauseMs, source.network, signal)) {
    if (!isNeeded()) continue;
    try {
      const { changes, sequence } = await source.changesAfter(listener.sequence(), signal);
      listener.onCaughtUp(changes, sequence);
      pauseMs = pollMs;
      if (isNeeded()) set(connected('polling'));
    } catch (error) {
      const failed = connectionAfter(error);
      pauseMs = failed.status === 'offline' ? pollMs : patientPollMs;
      if (isNeeded()) set(failed);
    }
  }
}

/** What a question that failed says about the connection. */
function connectionAfter(error: unknown): Connection {
  if (!(error instanceof ApiError)) return connected('faulty');
  if (error.status === 0) return connected('offline');
  return error.status >= 400 && error.status < 500 ? { status: 'refused', refusal: error.message } : connected('faulty');
}
