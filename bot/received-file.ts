import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { Refusal } from '../src/operations/refusal.ts';
import { maxReportBytes } from '../src/reports/imported-file.ts';

/** A file that somebody sent in their personal chat, as Teams tells of it. */
export const receivedFileSchema = z.object({
  name: z.string().min(1).max(300),
  /** Holds the right to read the file, for some minutes. */
  downloadUrl: z.string().min(1).max(4000),
});
export type ReceivedFile = z.infer<typeof receivedFileSchema>;

/** What Teams attaches to a message for a file: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const fileType = 'application/vnd.microsoft.teams.file.download.info';
const attachmentSchema = z.object({ contentType: z.literal(fileType), name: z.string(), content: z.looseObject({ downloadUrl: z.string() }) });

/** The first file of a message; null when there is none. */
export function receivedFile({ attachments }: Activity): ReceivedFile | null {
  for (const attachment of attachments ?? []) {
    const parsed = attachmentSchema.safeParse(attachment);
    if (parsed.success) return receivedFileSchema.safeParse({ name: parsed.data.name.slice(0, 300), downloadUrl: parsed.data.content.downloadUrl }).data ?? null;
  }
  return null;
}

/** Teams keeps what people send to a bot in their OneDrive for work, which is SharePoint, in each of the clouds. */
const fileHosts = ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'sharepoint.cn'] as const;

/**
 * The only addresses that are ever fetched because somebody named them: https, below a host of SharePoint or OneDrive, on the usual port and
 * without a user. Anything else could reach into the app's own network.
 */
export function isFileAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false;
  return fileHosts.some((host) => url.hostname.endsWith(`.${host}`));
}

/** Fetches a file that somebody sent. @throws {Refusal} for an address that is none of Teams', and for what cannot be had */
export type Download = (file: ReceivedFile) => Promise<Uint8Array>;

export interface DownloadOptions {
  /** Which addresses may be fetched; those of Teams' files unless told. */
  readonly allows?: (address: string) => boolean;
  readonly maxBytes?: number;
}

const timeoutMs = 60_000;

export function createDownload({ allows = isFileAddress, maxBytes = maxReportBytes }: DownloadOptions = {}): Download {
  return async ({ name, downloadUrl }) => {
    if (!allows(downloadUrl)) throw new Refusal(422, `${name} is not kept where Teams keeps files, so it was not read. Send it to me in our personal chat, or import it in the settings of the roadmap.`);
    // Where else a redirect leads, nobody has looked at.
    const response = await fetch(downloadUrl, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) }).catch((error: unknown) => {
      throw new Refusal(422, unreadable(name), { cause: error });
    });
    const tooLarge = `${name} is larger than ${Math.round(maxBytes / 1024 / 1024)} MB. Reports and workshop documents are far smaller: send one of these.`;
    if (!response.ok || !response.body) throw new Refusal(422, unreadable(name));
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw new Refusal(413, tooLarge);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    try {
      for await (const piece of response.body as AsyncIterable<Uint8Array>) {
        bytes += piece.byteLength;
        if (bytes > maxBytes) throw new Refusal(413, tooLarge);
        pieces.push(piece);
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal(422, unreadable(name), { cause: error });
    }
    return Buffer.concat(pieces, bytes);
  };
}

const unreadable = (name: string): string => `${name} could not be read any more: Teams lets me at a file for some minutes only. Send it again.`;
