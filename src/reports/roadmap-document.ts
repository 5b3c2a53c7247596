import { z } from 'zod';
import { personSchema, runSchema } from '../assessment/run.ts';
import { verdictSchema } from '../assessment/verdict.ts';
import { horizons, pillarIds } from '../catalog/catalog.ts';
import { exceptionSchema, fieldNames, stampSchema } from '../roadmap/activity-state.ts';
import { evidenceStates } from '../roadmap/evidence.ts';
import { statuses } from '../roadmap/status.ts';

const moment = z.string().describe('ISO 8601, UTC');
const day = z.string().describe('Calendar day, yyyy-MM-dd');
const person = z.object({ id: personSchema.shape.id.describe('Entra object id'), name: z.string() });

const verdictAt = z.object({ assessment: z.string().describe('Id of one of the assessments'), at: moment, verdict: verdictSchema });

/** One activity of the `json` export. */
export const exportedActivitySchema = z.object({
  id: z.string(),
  title: z.string(),
  own: z.boolean().describe('Made by the team, not part of the catalog'),
  pillar: z.enum(pillarIds),
  area: z.string(),
  lane: z.string().nullable(),
  horizon: z.enum(horizons),
  status: z.enum(statuses),
  owner: person.nullable(),
  due: day.nullable(),
  notes: z.string(),
  ticket: z.string(),
  cost: z.string(),
  stepsDone: z.array(z.string()).describe('The steps of the guidance that are ticked, as texts'),
  exception: z.object({ reason: exceptionSchema.shape.reason, approver: person, until: day }).nullable().describe('An accepted risk'),
  lastSet: z.partialRecord(z.enum(fieldNames), z.object({ change: stampSchema.shape.sequence, at: moment, by: person })).describe('Who set a field last; a field that is missing was never set'),
  evidence: z.object({
    state: z.enum(evidenceStates),
    regressed: z.boolean().describe('Completed, then contradicted by a later assessment'),
    checks: z.array(z.object({ reference: z.int().describe('Public number of the check'), verdicts: z.array(verdictAt).describe('Newest first') })),
  }),
  comments: z.array(z.object({ at: moment, by: person, text: z.string() })).describe('Oldest first'),
});

/** The `json` export: the whole state of a roadmap. Members may be added; `formatVersion` rises when one changes its meaning. */
export const roadmapDocumentSchema = z.object({
  format: z.literal('zero-trust-roadmap'),
  formatVersion: z.literal(1),
  exportedAt: moment,
  exportedBy: person,
  product: z.string().describe('Version of the app that wrote it'),
  catalog: z.string().describe('Version of the catalog'),
  roadmap: z.object({ id: z.string(), name: z.string(), change: z.int().describe('Number of the newest change that is contained') }),
  assessments: z.array(z.object({
    id: z.string(), startedAt: moment, finishedAt: moment.nullable(), version: z.string(), percent: z.number().nullable().describe('Score, 0 to 100'),
    source: z.object({ kind: runSchema.shape.source.shape.kind, tenantId: z.string(), tenantName: z.string() }),
  })).describe('Newest first, at most 20'),
  activities: z.array(exportedActivitySchema),
});
export type RoadmapDocument = z.infer<typeof roadmapDocumentSchema>;
export type ExportedActivity = z.infer<typeof exportedActivitySchema>;
