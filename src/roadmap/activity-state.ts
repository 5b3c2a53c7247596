import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { statuses } from './status.ts';

/** A calendar day, `yyyy-MM-dd`; a due date has no time and no zone. */
export const daySchema = z.iso.date('must be a calendar day such as 2026-03-31');

/** What a team decides about an activity. `set` of an edit names any of these. */
export const activityFieldsSchema = z.object({
  status: z.enum(statuses),
  owner: personSchema.nullable(),
  due: daySchema.nullable(),
  notes: z.string().max(8000, 'notes are limited to 8,000 characters'),
});
export type ActivityFields = z.infer<typeof activityFieldsSchema>;
export type FieldName = keyof ActivityFields;
export const fieldNames = ['status', 'owner', 'due', 'notes'] as const satisfies readonly FieldName[];

/** Who set a field last, when (ISO 8601, UTC), and with which change of the roadmap. */
export const stampSchema = z.object({ sequence: z.int().min(1), at: z.string(), by: personSchema });
export type Stamp = z.infer<typeof stampSchema>;

export const activityStateSchema = z.object({
  id: z.string(),
  ...activityFieldsSchema.shape,
  /** A field without a stamp was never set. */
  stamps: z.object({ status: stampSchema, owner: stampSchema, due: stampSchema, notes: stampSchema }).partial(),
});
export type ActivityState = z.infer<typeof activityStateSchema>;

/** The state of an activity that nobody has touched. */
export const untouched = (id: string): ActivityState => ({ id, status: 'not-reviewed', owner: null, due: null, notes: '', stamps: {} });
