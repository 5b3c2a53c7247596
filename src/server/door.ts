import { SpanKind } from '@opentelemetry/api';
import type { Request, RequestHandler, Response, Server } from 'restify';
import type { Logger } from 'pino';
import { identify } from '../operations/identify.ts';
import type { Actor, House } from '../operations/house.ts';
import { measures } from '../telemetry/measures.ts';
import { inSpan } from '../telemetry/span.ts';
import type { Authenticate } from './authenticate.ts';
import { readJson } from './read-json.ts';
import { headersOf, problemOf, sendProblem } from './respond.ts';

export interface Door {
  readonly house: House;
  readonly authenticate: Authenticate;
  readonly log: Logger;
}

/** A request below `/api/roadmaps/:roadmap` from somebody who belongs to that roadmap. */
export interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly actor: Actor;
  readonly roadmapId: string;
  /** A path parameter. */
  readonly param: (name: string) => string;
}

const maxJsonBytes = 256 * 1024;

/** Runs a handler; whatever it throws becomes a problem document, and a log line when it is our fault. */
export function answering(log: Logger, handle: (request: Request, response: Response) => Promise<void> | void): RequestHandler {
  return async (request: Request, response: Response) => {
    const startedAt = performance.now();
    // The pattern, never the path: that one names conversations.
    const route = String(request.getRoute().path);
    const method = request.method ?? '';
    try {
      await inSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': route } }, async () => handle(request, response));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 500) log.error({ err: error, route }, 'request failed');
      sendProblem(response, problem, headersOf(error));
    }
    // What has not ended by now is a stream of events, which says nothing about how fast the server is.
    if (response.writableEnded) measures().requestDuration.record((performance.now() - startedAt) / 1000, { 'http.request.method': method, 'http.route': route, 'http.response.status_code': response.statusCode });
  };
}

/** As restify calls them. */
type Method = 'get' | 'post' | 'put' | 'del';

/** Registers a route of a roadmap: signs in, checks membership, reads the body as JSON, then visits. `raw` leaves the body to the handler. */
export function roadmapRoute(server: Server, door: Door, method: Method, path: string, visit: (visit: Visit) => Promise<void>, options: { readonly raw?: boolean } = {}): void {
  const handler = answering(door.log, async (request, response) => {
    // Path parameters are strings; restify types them as anything.
    const params = request.params as Readonly<Record<string, string | undefined>>;
    const param = (name: string): string => params[name] ?? '';
    const { personId } = await door.authenticate(request.headers.authorization);
    const roadmapId = param('roadmap');
    const actor = await identify(door.house, { roadmapId, personId });
    // After the sign-in, so that strangers cannot have us read anything.
    if (method !== 'get' && method !== 'del' && !options.raw) request.body = await readJson(request, maxJsonBytes);
    await visit({ request, response, actor, roadmapId, param });
  });
  server[method](`/api/roadmaps/:roadmap${path}`, handler);
}

/** A whole number from the query string. */
export function queryNumber(request: Request, name: string): number {
  const value = Number(new URLSearchParams(request.getQuery()).get(name) ?? 0);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
