import { isDeepStrictEqual } from 'node:util';
import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { personSchema, type Person } from '../assessment/run.ts';
import { assessmentScheduleSchema, type AssessmentSchedule } from '../digest/assessment-schedule.ts';
import { recording } from './audit-events.ts';
import { toColumns } from './json-columns.ts';
import { partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { fitting, listRows, parseJson, readRow, schemaVersion } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

const savedScheduleSchema = z.object({
  roadmapId: z.string(),
  /** Null: switched off. */
  schedule: assessmentScheduleSchema.nullable(),
  setBy: personSchema,
  /** ISO 8601, UTC: occurrences before it do not count. */
  setAt: z.string(),
});
/** The schedule of a roadmap's assessments, and who set it when. */
export type SavedSchedule = z.infer<typeof savedScheduleSchema>;

export interface SetSchedule {
  readonly by: Person;
  readonly at: Date;
  /** When the schedule was set that the person had before them, null for none: another one since is kept. Left out: whatever there is. */
  readonly seen?: string | null;
}

/** When assessments run by themselves: one schedule per roadmap, in the tenant's partition. */
export interface AssessmentScheduleStore {
  get(tenantId: string, roadmapId: string): Promise<SavedSchedule | null>;
  list(tenantId: string): Promise<SavedSchedule[]>;
  /** Saves a schedule and records who did so, in one; `saved` is false when somebody else set another since `seen`. */
  set(tenantId: string, roadmapId: string, schedule: AssessmentSchedule | null, options: SetSchedule): Promise<{ readonly saved: boolean; readonly now: SavedSchedule | null }>;
}

const kind = 'assessment-schedule';

export function createAssessmentScheduleStore(table: TableClient): AssessmentScheduleStore {
  return {
    async get(tenantId, roadmapId) {
      return (await read(tenantId, roadmapId))?.saved ?? null;
    },

    async list(tenantId) {
      const rows = await listRows(table, { partitionKey: partitionKeyOf(tenantId), range: rangeOf(kind) });
      return rows.map((row) => parseJson(table, 'json', [row], savedScheduleSchema));
    },

    set: (tenantId, roadmapId, schedule, { by, at, seen }) => untilAlone('set the schedule of assessments', async () => {
      const known = await read(tenantId, roadmapId);
      const setAt = at.toISOString();
      const wanted: SavedSchedule = { ...known?.saved, roadmapId, schedule, setBy: { id: by.id, name: by.name }, setAt };
      // Ours already, when the answer to the first try got lost.
      if (known && isDeepStrictEqual(known.saved, wanted)) return { saved: true, now: known.saved };
      if (seen !== undefined && seen !== (known?.saved.setAt ?? null)) return { saved: false, now: known?.saved ?? null };
      const row = fitting({ partitionKey: partitionKeyOf(tenantId), rowKey: rowKeyOf(kind, roadmapId), schemaVersion, ...toColumns('json', wanted) });
      await table.submitTransaction([
        known ? ['update', row, 'Merge', { etag: known.etag }] : ['create', row],
        recording(tenantId, { at: setAt, by: wanted.setBy, kind: 'assessment-schedule-set', roadmap: roadmapId, subject: null, details: { before: known?.saved.schedule ?? null, after: schedule } }),
      ]);
      return { saved: true, now: wanted };
    }),
  };

  async function read(tenantId: string, roadmapId: string): Promise<{ readonly saved: SavedSchedule; readonly etag: string } | null> {
    const row = await readRow(table, partitionKeyOf(tenantId), rowKeyOf(kind, roadmapId));
    return row && { saved: parseJson(table, 'json', [row], savedScheduleSchema), etag: row.etag };
  }
}
