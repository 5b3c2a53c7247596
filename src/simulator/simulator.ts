import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from './graph-error.ts';
import { answer, readBatch, type GraphRequest, type GraphResponse } from './graph-service.ts';
import type { SimulatedTenant } from './tenant.ts';

/** Something that goes wrong with one request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is cut before any answer. Alone only: a request in a batch has no connection. */
  | { readonly kind: 'drop' }
  /** The answer ends in the middle of its JSON. */
  | { readonly kind: 'truncate' }
  | { readonly kind: 'answer'; readonly body: unknown };

export interface SimulatedRequest {
  readonly method: string;
  /** With version and query: `/v1.0/users?$top=5`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it came inside a `$batch`. */
  readonly batched: boolean;
}

export interface SimulatorOptions {
  readonly tenant: SimulatedTenant;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Asked for every request, also for each inside a batch; null lets it through. */
  readonly fault?: (request: SimulatedRequest) => Fault | null;
}

export interface Simulator {
  /** Base URL without version: `http://127.0.0.1:1234`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a tenant the way Microsoft Graph would, on this machine only. */
export async function startSimulator({ tenant, port = 0, fault = () => null }: SimulatorOptions): Promise<Simulator> {
  const server = createServer((request, response) => {
    serve({ tenant, fault }, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, new GraphError(500, 'InternalServerError', error instanceof Error ? error.message : String(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The simulator has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Service = Required<Pick<SimulatorOptions, 'tenant' | 'fault'>>;

async function serve(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/', method = 'GET' } = request;
  const body = await text(request);
  const headers = headersOf(request);
  if (service.tenant.latencyMs > 0) await sleep(service.tenant.latencyMs);
  const version = /^\/(v1\.0|beta)(?=\/)/.exec(url)?.[1];
  if (version === undefined) {
    send(response, new GraphError(400, 'BadRequest', 'The address has no version: it starts with /v1.0/ or /beta/.'));
    return;
  }
  const below = url.slice(version.length + 1);
  const root = `http://${request.headers.host ?? '127.0.0.1'}/${version}`;
  const fault = service.fault({ method, url, headers, batched: false });
  if (fault?.kind === 'drop') {
    request.socket.destroy();
    return;
  }
  const found = fault && fault.kind !== 'truncate'
    ? faulty(fault)
    : below === '/$batch' && method === 'POST' ? answerBatch(service, { body, version, root }) : answer(service.tenant, { method, url: below, headers }, root);
  if (fault?.kind === 'truncate') sendTruncated(response, found);
  else send(response, found);
}

function answerBatch({ tenant, fault }: Service, { body, version, root }: { body: string; version: string; root: string }): GraphResponse {
  try {
    const responses = readBatch(body).map(({ id, ...request }) => {
      const wrong = fault({ ...request, url: `/${version}${request.url}`, batched: true });
      return { id, ...(wrong ? faulty(wrong) : answer(tenant, request satisfies GraphRequest, root)) };
    });
    return { status: 200, headers: { 'content-type': 'application/json' }, body: { responses } };
  } catch (error) {
    if (error instanceof GraphError) return { status: error.status, headers: {}, body: error.body };
    throw error;
  }
}

function faulty(fault: Fault): GraphResponse {
  switch (fault.kind) {
    case 'answer':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: fault.body };
    case 'status': {
      const error = new GraphError(fault.status, fault.status === 429 ? 'TooManyRequests' : 'UnknownError', `The simulator was told to answer ${fault.status}.`);
      return { status: error.status, headers: { 'content-type': 'application/json', ...fault.headers }, body: error.body };
    }
    case 'drop':
    case 'truncate':
      throw new TypeError(`A request inside a batch cannot ${fault.kind}.`);
  }
}

function send(response: ServerResponse, answered: GraphResponse | GraphError): void {
  const headers = answered instanceof GraphError ? {} : answered.headers;
  response.writeHead(answered.status, { 'content-type': 'application/json', ...headers });
  response.end(typeof answered.body === 'string' ? answered.body : JSON.stringify(answered.body));
}

function sendTruncated(response: ServerResponse, { status, headers, body }: GraphResponse): void {
  const whole = JSON.stringify(body);
  response.writeHead(status, { ...headers });
  response.end(whole.slice(0, whole.length / 2));
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}
