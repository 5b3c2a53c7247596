import type { z } from 'zod';
import { statusOf } from './workshop-status.ts';
import { pillarOfKey, workshopKeyOf } from './workshop-pillar.ts';
import { workshopDocumentSchema, type WorkshopDocument, type WorkshopOverride } from './workshop-document.ts';
import type { WorkshopActivity } from './workshop-activities.ts';

/**
 * What an imported workshop document says beyond what a roadmap has a place for: tasks and pillars that this app does not
 * have, further members, and how it spells a status. An export gives all of it back.
 */
export const keptDocumentSchema = workshopDocumentSchema;
export type KeptDocument = z.infer<typeof keptDocumentSchema>;

/** The part of a document to keep, joined with what was kept of earlier ones; the newer one wins. */
export function keptOf(document: WorkshopDocument, earlier: KeptDocument | null, find: (task: string) => WorkshopActivity | null): KeptDocument {
  const pillars: Record<string, WorkshopDocument['configuration']['pillars'][string]>[] = Object.entries(document.configuration.pillars).map(([key, { taskOverrides, ...others }]) => ({
    [canonicalKey(key)]: {
      ...others,
      ...(taskOverrides && { taskOverrides: Object.fromEntries(Object.entries(taskOverrides).map(([task, override]) => [task, find(task) ? strangeIn(override) : override])) }),
    },
  }));
  const kept: KeptDocument = { ...document, configuration: { ...document.configuration, pillars: pillars.reduce((all, pillar) => asPillars(merged(all, pillar)), {}) } };
  return earlier === null ? kept : keptDocumentSchema.parse(merged(earlier, kept));
}

/** Both spellings of a pillar are one, in the one that the public app writes. */
const canonicalKey = (key: string): string => {
  const pillar = pillarOfKey(key);
  return pillar === null ? key : workshopKeyOf(pillar);
};

/** Of a task that is an activity here: all but its notes and a status that is written as we write it. */
function strangeIn({ status, notes: _notes, ...others }: WorkshopOverride): WorkshopOverride {
  const isOurs = status === null || status === undefined || statusOf(status) === status;
  return isOurs ? others : { ...others, status };
}

const asPillars = (value: unknown): KeptDocument['configuration']['pillars'] => workshopDocumentSchema.shape.configuration.shape.pillars.parse(value);

/** Objects are joined member by member; of anything else the newer stays. */
function merged(older: unknown, newer: unknown): unknown {
  if (!isRecord(older) || !isRecord(newer)) return newer;
  const names = new Set([...Object.keys(older), ...Object.keys(newer)]);
  return Object.fromEntries([...names].map((name) => [name, !Object.hasOwn(newer, name) ? older[name] : Object.hasOwn(older, name) ? merged(older[name], newer[name]) : newer[name]]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
