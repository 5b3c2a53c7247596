import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answerArm } from './arm-service.ts';
import { GraphError } from './graph-error.ts';
import { answer, readBatch, type GraphRequest, type GraphResponse } from './graph-service.ts';
import type { Latency } from './latency.ts';
import type { SimulatedTenant } from './tenant.ts';
import type { Throttle } from './throttle.ts';

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
  /** How long each answer takes; the tenant's own when left out. */
  readonly latency?: Latency;
  /** Limits that it keeps; none when left out. */
  readonly throttle?: Throttle;
}

export interface Simulator {
  /** Base URL of Microsoft Graph, without version: `http://127.0.0.1:1234`. */
  readonly url: string;
  /** Base URL of Azure Resource Manager, at a port of its own. */
  readonly armUrl: string;
  close(): Promise<void>;
}

/** Serves a tenant the way Microsoft Graph and Azure Resource Manager would, on this machine only. */
export async function startSimulator({ tenant, port = 0, fault = () => null, latency = () => tenant.latencyMs, throttle }: SimulatorOptions): Promise<Simulator> {
  const service: Service = { tenant, fault, latency, throttle: throttle ?? null };
  const [graph, arm] = await Promise.all([listen(service, answerGraph, port), listen(service, answerAzure, 0)]);
  return {
    url: graph.url,
    armUrl: arm.url,
    close: async () => {
      await Promise.all([graph.close(), arm.close()]);
    },
  };
}

/** One service at one port. */
async function listen(service: Service, answerReceived: Answering, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    serve(service, answerReceived, request, response).catch((error: unknown) => {
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

interface Service extends Required<Pick<SimulatorOptions, 'tenant' | 'fault' | 'latency'>> {
  readonly throttle: Throttle | null;
}

interface Received extends GraphRequest {
  readonly body: string;
  readonly host: string;
}
type Answering = (service: Service, received: Received) => GraphResponse;

async function serve(service: Service, answerReceived: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/', method = 'GET' } = request;
  const body = await text(request);
  const headers = headersOf(request);
  const fault = service.fault({ method, url, headers, batched: false });
  if (fault?.kind === 'drop') {
    await sleep(service.latency(0));
    request.socket.destroy();
    return;
  }
  const found = fault && fault.kind !== 'truncate' ? faulty(fault) : answerReceived(service, { method, url, headers, body, host: request.headers.host ?? '127.0.0.1' });
  const delayMs = service.latency(largestPage(found));
  if (delayMs > 0) await sleep(delayMs);
  if (fault?.kind === 'truncate') sendTruncated(response, found);
  else send(response, found);
}

function answerGraph(service: Service, { method, url, headers, body, host }: Received): GraphResponse {
  const version = /^\/(v1\.0|beta)(?=\/)/.exec(url)?.[1];
  if (version === undefined) return { status: 400, headers: {}, body: new GraphError(400, 'BadRequest', 'The address has no version: it starts with /v1.0/ or /beta/.').body };
  const below = url.slice(version.length + 1);
  const root = `http://${host}/${version}`;
  return below === '/$batch' && method === 'POST' ? answerBatch(service, { body, version, root }) : answerOne(service, { method, url: below, headers }, root);
}

const answerAzure: Answering = ({ tenant }, received) => answerArm(tenant.azure, received, `http://${received.host}`);

function answerOne({ tenant, throttle }: Service, request: GraphRequest, root: string): GraphResponse {
  const admission = throttle?.admit(request.url);
  if (admission?.refusal) return { status: admission.refusal.status, headers: admission.headers, body: admission.refusal.body };
  const answered = answer(tenant, request, root);
  return { ...answered, headers: { ...answered.headers, ...admission?.headers } };
}

function answerBatch(service: Service, { body, version, root }: { body: string; version: string; root: string }): GraphResponse {
  try {
    const responses = readBatch(body).map(({ id, ...request }) => {
      const wrong = service.fault({ ...request, url: `/${version}${request.url}`, batched: true });
      return { id, ...(wrong ? faulty(wrong) : answerOne(service, request, root)) };
    });
    return { status: 200, headers: { 'content-type': 'application/json' }, body: { responses } };
  } catch (error) {
    if (error instanceof GraphError) return { status: error.status, headers: {}, body: error.body };
    throw error;
  }
}

const pageSchema = z.object({ value: z.array(z.unknown()) });
const batchSchema = z.object({ responses: z.array(z.object({ body: z.unknown() })) });

/** How many entities the longest page of an answer holds: what a batch contains is found side by side. */
function largestPage({ body }: Pick<GraphResponse, 'body'>): number {
  const batch = batchSchema.safeParse(body);
  if (batch.success) return Math.max(0, ...batch.data.responses.map(largestPage));
  const page = pageSchema.safeParse(body);
  return page.success ? page.data.value.length : 0;
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
