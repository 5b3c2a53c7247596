import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LossyProxy {
  /** The connection string, by way of the proxy. */
  readonly connectionString: string;
  /** How many requests have passed whose path contains this. */
  count(path: string): number;
  /** The next so many requests whose path contains this are carried out, but their answers never arrive. */
  loseAnswers(path: string, count: number): void;
  /** From the next request whose path contains this on, no answer arrives any more, until it is given null. */
  fallSilentAt(path: string | null): void;
  /** After so many more requests whose path contains this nothing passes any more, as if the client had died; resolves then. */
  dieAfter(path: string, count: number): Promise<void>;
  close(): Promise<void>;
}

/** Stands between a client and the tables of a real storage service, and loses answers when told to. */
export async function startLossyProxy(connectionString: string): Promise<LossyProxy> {
  const endpoint = /TableEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '';
  const target = new URL(endpoint);
  const paths: string[] = [];
  let losing = { path: '', count: 0 };
  let silentAt: string | null = null;
  let dying: { readonly path: string; readonly left: number; readonly onDeath: () => void } | null = null;
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    paths.push(path);
    if (dying && path.includes(dying.path)) dying = { ...dying, left: dying.left - 1 };
    if (dying && dying.left < 0) {
      dying.onDeath();
      incoming.socket.destroy();
      return;
    }
    if (silentAt !== null && path.includes(silentAt)) silentAt = '';
    const isNamed = losing.count > 0 && path.includes(losing.path);
    const loses = isNamed || silentAt === '';
    if (isNamed) losing = { ...losing, count: losing.count - 1 };
    // The signature covers the host's path only, so the request may go to another port as it is.
    const onward = forward({ host: target.hostname, port: target.port, method: incoming.method, path, headers: incoming.headers }, (answer: IncomingMessage) => {
      if (loses) {
        answer.resume().on('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    connectionString: connectionString.replace(endpoint, `http://127.0.0.1:${port}${target.pathname}`),
    count: (path) => paths.filter((each) => each.includes(path)).length,
    loseAnswers: (path, count) => { losing = { path, count }; },
    fallSilentAt: (path) => { silentAt = path; },
    dieAfter: (path, count) => new Promise((onDeath) => { dying = { path, left: count, onDeath }; }),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
