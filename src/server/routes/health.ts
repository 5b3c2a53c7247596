import type { Server } from 'restify';
import { Refusal } from '../../operations/refusal.ts';
import { answering, type Door } from '../door.ts';
import type { Readiness } from '../readiness.ts';
import { sendJson } from '../respond.ts';

/** What is limited by address: `/livez` is not, since a process that is told to wait is taken for a dead one. */
export const limitedProbes: ReadonlySet<string> = new Set(['/readyz', '/healthz', '/version']);

/**
 * For whoever watches the app. `/livez`: the process answers, and a restart would not help. `/readyz`: it is of use, with what is
 * missing by name. `/version`: which one this is. `/healthz`: ready and version in one.
 */
export function healthRoutes(server: Server, { house, log, readiness }: Door & { readonly readiness: Readiness }): void {
  const ready = async (): Promise<void> => {
    const reason = await readiness.reason();
    if (reason !== null) throw new Refusal(503, reason);
  };

  server.get('/livez', answering(log, (_request, response) => sendJson(response, 200, { status: 'live' })));
  server.get('/readyz', answering(log, async (_request, response) => {
    await ready();
    sendJson(response, 200, { status: 'ready' });
  }));
  server.get('/version', answering(log, (_request, response) => sendJson(response, 200, { version: house.version })));
  server.get('/healthz', answering(log, async (_request, response) => {
    await ready();
    sendJson(response, 200, { status: 'ready', version: house.version });
  }));
}
