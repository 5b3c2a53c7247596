import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PrefixProxy {
  readonly url: string;
  /** Every path that was asked for. */
  readonly paths: readonly string[];
  close(): Promise<void>;
}

/** Serves another server below a path; whatever is asked for outside of it gets a 404. */
export async function startPrefixProxy(target: string, prefix: string): Promise<PrefixProxy> {
  const paths: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    paths.push(path);
    if (!path.startsWith(`${prefix}/`)) {
      outgoing.writeHead(404).end('{}');
      return;
    }
    // The host header stays, so that the target links to this address without the prefix.
    const passed = forward(new URL(path.slice(prefix.length), target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    paths,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
