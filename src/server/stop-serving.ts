import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from 'restify';
import type { LiveHub } from './live-hub.ts';
import type { Readiness } from './readiness.ts';

export interface StopPace {
  /** How long requests still come after this process said that it is not ready: whoever sends them has to hear of it first. */
  readonly drainMs: number;
  /** What has not been answered after this time more is cut off. */
  readonly cutMs: number;
}

/** Of the 60 s that Container Apps grants, some stay for storage and telemetry to end. */
export const teamsStop: StopPace = { drainMs: 3_000, cutMs: 40_000 };
/** Nobody else sends requests here, and whoever pressed Ctrl-C waits. */
export const localStop: StopPace = { drainMs: 0, cutMs: 5_000 };

/** A connection whose last answer has gone may stay open for its keep-alive: nobody waits for that. */
const lookForIdleEveryMs = 200;

/** Ends a server without breaking anything off: not ready first, then no new connections, and time for what has begun. */
export async function stopServing({ server, hub, readiness }: { readonly server: Server; readonly hub: LiveHub; readonly readiness: Readiness }, { drainMs, cutMs }: StopPace): Promise<void> {
  readiness.stop();
  await pause(drainMs);
  const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
  // After the door is shut, so that whoever comes back at once is let in elsewhere.
  hub.stop();
  const idle = setInterval(() => server.server.closeIdleConnections(), lookForIdleEveryMs);
  const impatience = setTimeout(() => server.server.closeAllConnections(), cutMs);
  await closed;
  clearInterval(idle);
  clearTimeout(impatience);
}
