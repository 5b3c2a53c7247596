import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Problem } from '../api/problem.ts';
import { Refusal } from '../operations/refusal.ts';
import { isStorageAway, StorageBusy } from '../store/storage-errors.ts';
import { TooManyRequests } from './rate-limit.ts';
import { encodingFor, type Asset } from './static-files.ts';

export function sendJson(response: Response, status: number, body: unknown): void {
  response.sendRaw(status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
}

/** Sends an asset in the smallest encoding, or 304 when the client has it. */
export function sendAsset(request: Request, response: Response, asset: Asset): void {
  const encoding = encodingFor(asset, request.headers['accept-encoding']);
  const etag = `"${asset.hash}-${encoding}"`;
  const headers = { ETag: etag, 'Cache-Control': asset.cacheControl, Vary: 'Accept-Encoding' };
  if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const body = asset.bodies[encoding] ?? asset.bodies.identity;
  response.writeHead(200, {
    ...headers,
    'Content-Type': asset.contentType,
    'Content-Length': body.byteLength,
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Turns whatever went wrong into the problem document that the client sees: reasons of refusals, nothing of faults. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return { title: error.message, status: error.status };
  if (error instanceof z.ZodError) {
    const issues = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' '));
    return { title: `The request is not understood: ${issues.join('; ')}.`, status: 400 };
  }
  if (error instanceof StorageBusy) return { title: error.message, status: 503 };
  if (isStorageAway(error)) return { title: 'The app cannot reach its storage at the moment. Try again in a minute; if it stays, ask whoever runs this app to look at its log.', status: 503 };
  return { title: 'Something failed on our side. Try again; if it stays, ask whoever runs this app to look at its log.', status: 500 };
}

export function sendProblem(response: Response, problem: Problem, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.sendRaw(problem.status, JSON.stringify(problem), { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers });
}

/** Storage that is away for longer than the client library waits is away for a while. */
const awaySeconds = 10;

/** What the answer to an error says besides its sentence: when to come back. */
export function headersOf(error: unknown): Readonly<Record<string, string>> {
  const seconds = error instanceof TooManyRequests ? error.retryAfterSeconds : error instanceof StorageBusy ? 1 : isStorageAway(error) ? awaySeconds : null;
  return seconds === null ? {} : { 'Retry-After': String(seconds) };
}

/** restify's own errors (no such route, no such method) carry the status that they mean; those of other libraries mean something else by theirs. */
export function routingProblem(error: unknown): Problem {
  const status: unknown = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return error instanceof Error && typeof status === 'number' && status >= 400 && status < 500 ? { title: error.message, status } : problemOf(error);
}
