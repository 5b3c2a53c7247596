import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Server } from 'restify';
import { z } from 'zod';
import { exportFormats, preferSchema, type importedSchema, type importPreviewSchema, type importUndoneSchema } from '../../api/transfer.ts';
import { exportRoadmap } from '../../operations/export-roadmap.ts';
import { confirmImport, previewImport, type SentFile } from '../../operations/import-file.ts';
import { tooLarge } from '../../operations/import-report.ts';
import { takeBackImport } from '../../operations/import-undo.ts';
import { authorise, Refusal } from '../../operations/refusal.ts';
import { maxReportBytes } from '../../reports/imported-file.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { fileNameOf, readUpload } from '../read-upload.ts';
import { sendJson } from '../respond.ts';

const querySchema = z.object({ prefer: preferSchema.default('team'), confirm: z.string().max(200).default('') });

/** Files that come in, and the roadmap as a file. */
export function transferRoutes(server: Server, door: Door): void {
  const { house } = door;

  roadmapRoute(server, door, 'get', '/export/:format', async ({ response, actor, roadmapId, param }) => {
    authorise(actor, 'export');
    const format = exportFormats.find((known) => known === param('format'));
    if (!format) throw new Refusal(404, `There is no format ${param('format').slice(0, 40)} to export. Choose one of ${exportFormats.join(', ')}.`);
    const { fileName, contentType, body } = await exportRoadmap(house, actor, roadmapId, format);
    response.writeHead(200, { 'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${fileName}"`, 'Cache-Control': 'no-store' });
    await pipeline(Readable.from(body), response);
  });

  roadmapRoute(server, door, 'post', '/imports/preview', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'import-file');
    const { prefer } = queryOf(request);
    sendJson(response, 200, await previewImport(house, actor, roadmapId, await fileIn(request), { prefer }) satisfies z.infer<typeof importPreviewSchema>);
  }, { raw: true });

  roadmapRoute(server, door, 'post', '/imports', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'import-file');
    const asked = queryOf(request);
    sendJson(response, 200, await confirmImport(house, actor, roadmapId, await fileIn(request), asked) satisfies z.infer<typeof importedSchema>);
  }, { raw: true });

  roadmapRoute(server, door, 'post', '/imports/:change/undo', async ({ response, actor, roadmapId, param }) => {
    sendJson(response, 200, await takeBackImport(house, actor, roadmapId, changeNumber(param('change'))) satisfies z.infer<typeof importUndoneSchema>);
  });
}

const queryOf = (request: Request): z.infer<typeof querySchema> => querySchema.parse(Object.fromEntries(new URLSearchParams(request.getQuery())));

/** Zero, which no change has, for what is no number. */
const changeNumber = (text: string): number => (/^[1-9]\d{0,11}$/.test(text) ? Number(text) : 0);

async function fileIn(request: Request): Promise<SentFile> {
  return { bytes: await readUpload(request, maxReportBytes, tooLarge), fileName: fileNameOf(request.header('X-File-Name')) };
}
