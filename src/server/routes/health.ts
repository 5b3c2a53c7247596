import type { TokenCredential } from '@azure/identity';
import type { Server } from 'restify';
import { Refusal } from '../../operations/refusal.ts';
import type { Storage } from '../../store/storage.ts';
import { answering, type Door } from '../door.ts';
import { sendJson } from '../respond.ts';

/** What the app needs to be of use, each with a look that rejects when it is not there. */
export type Health = Readonly<Record<'tables' | 'queue' | 'token', () => Promise<unknown>>>;

const storageScope = 'https://storage.azure.com/.default';

/** @param credential of the app; null in local mode, where nothing takes a token. It keeps its token, so that asking is cheap */
export function healthOf({ storage, credential }: { readonly storage: Pick<Storage, 'ping' | 'jobs'>; readonly credential: TokenCredential | null }): Health {
  return {
    tables: () => storage.ping(),
    queue: () => storage.jobs.state(),
    token: async () => credential?.getToken(storageScope),
  };
}

/**
 * For whoever watches the app. `/livez`: the process answers, and a restart would not help. `/readyz`: it is of use, with what is
 * missing by name. `/version`: which one this is. `/healthz`: ready and version in one.
 */
export function healthRoutes(server: Server, door: Door & { readonly health: Health }): void {
  const { health, house, log } = door;
  const missing = async (): Promise<string[]> => {
    const looks = await Promise.all(Object.entries(health).map(async ([part, look]) => {
      try {
        await look();
        return [];
      } catch (error) {
        log.warn({ err: error, part }, 'not ready');
        return [part];
      }
    }));
    return looks.flat();
  };
  const ready = async (): Promise<void> => {
    const parts = await missing();
    if (parts.length > 0) throw new Refusal(503, `Not ready: no answer from ${parts.join(', ')}.`);
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
