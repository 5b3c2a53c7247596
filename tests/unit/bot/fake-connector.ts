import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ConnectorRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}
export interface ConnectorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The side of Teams that a bot writes to, over HTTP: it notes what comes and answers as it is told. */
export interface FakeConnector {
  readonly url: string;
  readonly requests: ConnectorRequest[];
  /** The next answers, in order; afterwards every request is taken. */
  readonly answers: ConnectorAnswer[];
  /** Answers by path, for lookups. */
  readonly lookups: Map<RegExp, ConnectorAnswer>;
  close(): Promise<void>;
}

export async function startFakeConnector(): Promise<FakeConnector> {
  const requests: ConnectorRequest[] = [];
  const answers: ConnectorAnswer[] = [];
  const lookups = new Map<RegExp, ConnectorAnswer>();
  let lastId = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(request.url ?? '');
      requests.push({ method: request.method ?? '', path, body: await bodyOf(request) });
      const known = [...lookups].find(([pattern]) => pattern.test(path))?.[1];
      const { status, headers = {}, body } = known ?? answers.shift() ?? { status: 200, body: { id: `activity-${++lastId}` } };
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify(body ?? { error: { code: `Status${status}`, message: 'told to' } }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`, requests, answers, lookups,
    close: () => new Promise((resolve, reject) => {
      server.closeAllConnections();
      server.close((error) => (error ? reject(error) : resolve()));
    }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text) as Record<string, unknown>;
}
