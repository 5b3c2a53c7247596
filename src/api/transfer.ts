import { z } from 'zod';
import { verdicts } from '../assessment/verdict.ts';
import { pillarIds } from '../catalog/catalog.ts';
import { changeSchema } from '../roadmap/change.ts';
import { statuses } from '../roadmap/status.ts';
import { runViewSchema } from './assessment.ts';

/** The formats of `GET /api/roadmaps/:roadmap/export/:format`, in the order in which people are offered them. */
export const exportFormats = ['xlsx', 'pptx', 'csv', 'csv-azure-devops', 'csv-jira', 'workshop', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Whose word counts where the team and an imported document say different things. */
export const preferSchema = z.enum(['team', 'document']);
export type Prefer = z.infer<typeof preferSchema>;

const countsSchema = z.object(Object.fromEntries(verdicts.map((verdict) => [verdict, z.int()])) as Record<(typeof verdicts)[number], z.ZodInt>);
const status = z.enum(statuses);

/** How many names an answer lists at most; counts are of all. */
export const mostNamed = 100;

const reportPreviewSchema = z.object({
  kind: z.literal('report'),
  fileName: z.string(),
  /** To confirm with: the file must still be the same. */
  confirm: z.string(),
  tenantName: z.string(),
  /** When the assessment ran, ISO 8601, UTC. */
  executedAt: z.string(),
  version: z.string(),
  tests: z.int(),
  counts: countsSchema,
  percent: z.number().nullable(),
});

const workshopPreviewSchema = z.object({
  kind: z.literal('workshop'),
  fileName: z.string(),
  /** To confirm with: the file must still be the same, and do the same. */
  confirm: z.string(),
  /** As the document says it; null when it does not. */
  exportedAt: z.string().nullable(),
  /** Tasks of the document, and how many of them are activities here. */
  tasks: z.int(),
  known: z.int(),
  /** Activities whose status, and whose notes, will change. */
  statusChanges: z.int(),
  notesChanges: z.int(),
  changes: z.array(z.object({
    activity: z.string(),
    title: z.string(),
    pillar: z.enum(pillarIds),
    status: z.object({ from: status, to: status }).nullable(),
    notes: z.enum(['added', 'replaced', 'findings']).nullable(),
  })),
  /** Activities where the team said something else, which stays. */
  keptCount: z.int(),
  kept: z.array(z.object({ activity: z.string(), title: z.string(), status: z.object({ ours: status, theirs: status }).nullable(), notes: z.boolean() })),
  /** Tasks and pillars that this app does not have: kept, and given back on export. */
  unknownCount: z.int(),
  unknown: z.array(z.object({ pillar: z.string(), task: z.string() })),
  unknownPillars: z.array(z.string()),
  /** Words for a status that nobody knows. */
  unknownStatuses: z.array(z.string()),
  /** Notes that are longer than the public app takes. */
  longNotes: z.int(),
});

/** `POST /api/roadmaps/:roadmap/imports/preview?prefer=team|document`: the body is the file. Nothing is stored. */
export const importPreviewSchema = z.discriminatedUnion('kind', [reportPreviewSchema, workshopPreviewSchema]);
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type ReportPreview = z.infer<typeof reportPreviewSchema>;
export type WorkshopPreview = z.infer<typeof workshopPreviewSchema>;

/** `POST /api/roadmaps/:roadmap/imports?prefer=…&confirm=…`: the same file once more. */
export const importedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), run: runViewSchema }),
  /** `change` is null when no activity had to change; what nobody here knows was kept all the same. */
  z.object({ kind: z.literal('workshop'), change: changeSchema.nullable(), keptForExport: z.int() }),
]);
export type Imported = z.infer<typeof importedSchema>;

/** `POST /api/roadmaps/:roadmap/imports/:change/undo`: `restored` activities are as before, `kept` ones were changed since. */
export const importUndoneSchema = z.object({ restored: z.int(), kept: z.int() });
