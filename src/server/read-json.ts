import type { IncomingMessage } from 'node:http';
import { Refusal } from '../operations/refusal.ts';
import { readUpload } from './read-upload.ts';

const jsonType = /^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i;

/**
 * Reads a request's body as JSON; undefined when there is none. Nothing else is taken: no forms, no files, and nothing
 * compressed, because 256 KB of gzip can be as many megabytes.
 * @throws {Refusal} 413, 415, or 400 for what is no JSON
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new Refusal(415, `Bodies are not taken compressed (${encoding.slice(0, 40)}). Send it as it is.`);
  const bytes = await readUpload(request, maxBytes, `This request is too long: ${Math.floor(maxBytes / 1024)} KB is the limit. Send less at a time.`);
  if (bytes.byteLength === 0) return undefined;
  if (!jsonType.test(request.headers['content-type'] ?? '')) throw new Refusal(415, 'This request is not understood: send its body as application/json.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw new Refusal(400, 'This request is not understood: its body is no valid JSON.', { cause: error });
  }
}
