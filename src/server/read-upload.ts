import type { IncomingMessage } from 'node:http';
import { Refusal } from '../operations/refusal.ts';

/**
 * Reads a request's body whole, up to a limit.
 * @param tooLarge the sentence for a longer one; what is left of it is thrown away unread
 * @throws {Refusal} 413, or 400 when the sender breaks off
 */
export async function readUpload(request: IncomingMessage, maxBytes: number, tooLarge: string): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Refusal(413, tooLarge);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new Refusal(413, tooLarge);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'The upload broke off before the file was complete. Nothing was changed; send it again.', { cause: error });
  }
  return Buffer.concat(chunks, bytes);
}

/** The header `X-File-Name` carries the name percent-encoded; one that cannot be decoded only costs the sentence its name. */
export function fileNameOf(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '').slice(0, 200) || 'The file';
  } catch {
    return 'The file';
  }
}
