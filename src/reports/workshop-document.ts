import { z } from 'zod';
import { plainText, shorten } from './inline-markdown.ts';
import { ReportRefused } from './report-refused.ts';
import { pillarOfKey } from './workshop-pillar.ts';

/** The board of the public app has some nine hundred tasks. */
const maxTasks = 5000;
/** Deeper than any tool writes. What is not understood is kept as it is, and must be writable again. */
const maxNesting = 40;
/** What is kept of a document stands in one row of storage, compressed or not. */
const maxKeptBytes = 600 * 1024;

const optionalText = z.string().nullish().catch(null);

/** One task of the workshop as a team left it. Further members of it are unknown, and kept. */
const overrideSchema = z.looseObject({ status: z.string().nullish(), notes: z.string().nullish() });
const pillarSchema = z.looseObject({ taskOverrides: z.record(z.string().min(1).max(200), overrideSchema).optional() });

/**
 * The file of the public workshop app. Only what the public assessment's converter writes is certain, so everything else may
 * be missing or there besides; `exportedAt` and the like are told to people, never relied on.
 */
export const workshopDocumentSchema = z.looseObject({
  metadata: z.looseObject({ exportedAt: optionalText, description: optionalText }),
  configuration: z.looseObject({ pillars: z.record(z.string().min(1).max(100), pillarSchema) }),
});
export type WorkshopDocument = z.infer<typeof workshopDocumentSchema>;
export type WorkshopOverride = z.infer<typeof overrideSchema>;

/** A task of a document, with the key of the pillar that it stands under. */
export interface WorkshopTask {
  readonly pillar: string;
  readonly task: string;
  readonly override: WorkshopOverride;
}

const marks = z.looseObject({ metadata: z.unknown(), configuration: z.unknown() }).refine((data) => data.metadata !== undefined && data.configuration !== undefined);

/** Whether data is a workshop document, sound or not: no other file has these two members. */
export const isWorkshopDocument = (data: unknown): boolean => marks.safeParse(data).success;

/**
 * A workshop document, read once. Keys of pillars that this app knows are written in one way.
 * @param name of the file, for the sentence
 * @throws {ReportRefused} with what is wrong and what to do
 */
export function readWorkshopDocument(data: unknown, name: string): WorkshopDocument {
  if (nestingOf(data) > maxNesting) throw new ReportRefused(`${name} is nested deeper than any workshop document: it was damaged or edited by hand. Export it from the workshop again.`);
  const parsed = workshopDocumentSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = shorten(plainText((issue?.path ?? []).join(' › ')), 200);
    throw new ReportRefused(`${name} looks like a document of the Zero Trust Workshop, but cannot be read${where === '' ? '' : ` at ${where}`}: ${issue?.message ?? 'something is missing'}. Export it from the workshop again.`);
  }
  const count = tasksOf(parsed.data).length;
  if (count > maxTasks) throw new ReportRefused(`${name} lists ${count} tasks, more than the ${maxTasks} that a workshop can have here. Export it from the workshop again.`);
  const bytes = Buffer.byteLength(JSON.stringify(withoutNotes(parsed.data)));
  if (bytes > maxKeptBytes) throw new ReportRefused(`${name} holds ${Math.ceil(bytes / 1024)} KB that are neither status nor notes, more than the ${maxKeptBytes / 1024} KB that can be kept. Export it from the workshop again.`);
  return parsed.data;
}

export function tasksOf({ configuration: { pillars } }: WorkshopDocument): WorkshopTask[] {
  return Object.entries(pillars).flatMap(([pillar, { taskOverrides = {} }]) => Object.entries(taskOverrides).map(([task, override]) => ({ pillar, task, override })));
}

/** The keys of a document's pillars that this app does not have. */
export const foreignPillars = ({ configuration: { pillars } }: WorkshopDocument): string[] => Object.keys(pillars).filter((key) => pillarOfKey(key) === null);

function withoutNotes(document: WorkshopDocument): unknown {
  return { ...document, tasks: tasksOf(document).map(({ pillar, task, override }) => ({ pillar, task, ...override, notes: '' })), configuration: { ...document.configuration, pillars: {} } };
}

/** How deep objects and arrays stand in each other; without recursion, since a file may be nested as deep as it likes. */
function nestingOf(data: unknown): number {
  let level: unknown[] = [data];
  let depth = 0;
  while (level.length > 0 && depth <= maxNesting) {
    level = level.flatMap((value): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    depth += 1;
  }
  return depth;
}
