import type { ExportFormat } from '../api/transfer.ts';
import { loadExport } from '../reports/export-format.ts';
import { roadmapContent } from '../reports/roadmap-content.ts';
import { finishedRuns } from './finished-runs.ts';
import type { Actor, House } from './house.ts';
import { latestVerdicts } from './load-evidence.ts';
import { roadmapActivities } from './roadmap-activities.ts';
import { authorise } from './refusal.ts';

/** A roadmap as a file. */
export interface ExportedRoadmap {
  /** Such as `zero-trust-general-2026-03-31.xlsx`: letters, digits and hyphens. */
  readonly fileName: string;
  readonly contentType: string;
  readonly body: AsyncIterable<string | Uint8Array>;
}

/** @throws {Refusal} 403 for guests */
export async function exportRoadmap(house: House, actor: Actor, roadmapId: string, format: ExportFormat): Promise<ExportedRoadmap> {
  authorise(actor, 'export');
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ extension, contentType, write }, membership, { sequence, states }, comments, verdicts, runs, kept] = await Promise.all([
    loadExport(format),
    house.membership(roadmapId),
    house.storage.roadmaps.load(key),
    house.storage.comments.counts(key),
    latestVerdicts(house),
    finishedRuns(house),
    house.storage.keptDocuments.load(key),
  ]);
  const at = house.now();
  // From a terminal nobody knows what the conversation is called.
  const name = membership?.name ?? roadmapId;
  const content = roadmapContent({
    roadmap: { id: roadmapId, name, sequence }, at, by: actor.person, version: house.version, catalog: house.catalog,
    all: roadmapActivities(house.catalog, states), states, verdicts, runs, kept,
    commentsOn: async (activity) => ((comments.counts.get(activity) ?? 0) === 0 ? [] : (await house.storage.comments.list(key, activity)).filter(({ deleted }) => deleted === null).reverse()),
  });
  return { fileName: `${wordsIn(`zero trust ${name}`)}-${format.startsWith('csv-') ? `${format.slice(4)}-` : ''}${content.today}.${extension}`, contentType, body: write(content) };
}

/** A name that every file system takes. */
function wordsIn(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60).replace(/-$/, '') || 'zero-trust';
}
