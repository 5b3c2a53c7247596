import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { ownActivitySchema } from './own-activity.ts';
import { statuses } from './status.ts';

/** A calendar day, `yyyy-MM-dd`; a due date has no time and no zone. */
export const daySchema = z.iso.date('must be a calendar day such as 2026-03-31');

/** Somebody with the say decided to live without this activity, until a day. */
export const exceptionSchema = z.strictObject({
  reason: z.string().trim().min(1, 'an exception needs a reason').max(2000, 'reasons are limited to 2,000 characters'),
  approver: personSchema,
  /** The last day on which it holds; it is to be reviewed by then. */
  until: daySchema,
});
export type Exception = z.infer<typeof exceptionSchema>;

/** More ticks than any activity has steps. */
export const mostSteps = 20;

/** What a team decides about an activity. `set` of an edit names any of these. */
export const activityFieldsSchema = z.object({
  status: z.enum(statuses),
  owner: personSchema.nullable(),
  due: daySchema.nullable(),
  notes: z.string().max(8000, 'notes are limited to 8,000 characters'),
  /** Keys of the guidance's steps that are ticked, see `stepKey` in the catalog; sorted, so that the same ticks are the same value. */
  steps: z.array(z.string().regex(/^[0-9a-f]{8}$/)).max(mostSteps).transform((keys) => [...new Set(keys)].sort()),
  exception: exceptionSchema.nullable(),
  /** Where the work is tracked elsewhere: a number or an address. */
  ticket: z.string().trim().max(500, 'tickets are limited to 500 characters'),
  /** In words, with its currency: teams count in days, in licences, in money. */
  cost: z.string().trim().max(100, 'costs are limited to 100 characters'),
  /** What a team-made activity is; null for those of the catalog, and for one that was removed. */
  own: ownActivitySchema.nullable(),
});
export type ActivityFields = z.infer<typeof activityFieldsSchema>;
export type FieldName = keyof ActivityFields;
export const fieldNames = ['status', 'owner', 'due', 'notes', 'steps', 'exception', 'ticket', 'cost', 'own'] as const satisfies readonly FieldName[];

/** Who set a field last, when (ISO 8601, UTC), and with which change of the roadmap. */
export const stampSchema = z.object({ sequence: z.int().min(1), at: z.string(), by: personSchema });
export type Stamp = z.infer<typeof stampSchema>;
/** Under any name: a newer version stamps fields that this one does not know, and its stamps stay. */
const stampsSchema: z.ZodType<Partial<Record<FieldName, Stamp>>> = z.record(z.string(), stampSchema);

const { steps, exception, ticket, cost, own } = activityFieldsSchema.shape;

export const activityStateSchema = z.object({
  id: z.string(),
  ...activityFieldsSchema.shape,
  // States that were saved before these fields existed have none of them.
  steps: steps.default([]),
  exception: exception.default(null),
  ticket: ticket.default(''),
  cost: cost.default(''),
  own: own.default(null),
  /** A field without a stamp was never set. */
  stamps: stampsSchema,
});
export type ActivityState = z.infer<typeof activityStateSchema>;

/** The state of an activity that nobody has touched. */
export const untouched = (id: string): ActivityState => (
  { id, status: 'not-reviewed', owner: null, due: null, notes: '', steps: [], exception: null, ticket: '', cost: '', own: null, stamps: {} });
