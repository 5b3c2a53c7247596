import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import type { DigestSchedule } from '../digest/schedule.ts';
import { wallClock, weekdays } from '../digest/wall-clock.ts';
import { exceptionPolicySchema } from '../roadmap/exception-policy.ts';
import { modelPolicySchema, mostNamedOperators, settingStampsSchema } from '../roadmap/settings.ts';

export { weekdays } from '../digest/wall-clock.ts';
export const digestFrequencies = ['daily', 'workdays', 'weekly'] as const satisfies readonly DigestSchedule['frequency'][];

/** When the conversation gets its digest. Spelled out here: the original would bring its arithmetic of calendars into the browser. */
const digestSchema: z.ZodType<DigestSchedule> = z.strictObject({ enabled: z.boolean(), frequency: z.enum(digestFrequencies), weekday: z.enum(weekdays), ...wallClock });
const guestsSchema = z.enum(['read', 'nothing']);
const operatorIdsSchema = z.array(z.string().min(1).max(100)).max(mostNamedOperators, `at most ${mostNamedOperators} operators can be named`);

/** `GET /api/roadmaps/:roadmap/settings`: what the team decided about its roadmap, and what it runs on. */
export const settingsViewSchema = z.object({
  digest: digestSchema,
  /** The bot does not know yet where to post: the digest starts once it does. */
  digestWaits: z.boolean(),
  operators: z.object({
    /** By what they are: owners of the team, whoever installed the app, members of the operators' group. */
    owners: z.array(personSchema),
    /** By an operator's word. `left`: no member any more, or only a guest, so not an operator now. */
    named: z.array(personSchema.extend({ left: z.boolean() })),
  }),
  guests: guestsSchema,
  exceptions: exceptionPolicySchema,
  /** Null where no language model is configured: there is nothing to decide. */
  model: modelPolicySchema.nullable(),
  /** Who set a part last. */
  stamps: settingStampsSchema,
  /** Whether the person who asks may accept risks. */
  mayAcceptRisk: z.boolean(),
  product: z.object({ version: z.string(), builtAt: z.string(), activities: z.int(), catalog: z.string() }),
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

/**
 * `PUT /api/roadmaps/:roadmap/settings`: one part with its new value, and the value that the person had before them: 409 when it is
 * another one by now. Operators are named by their ids. Answers the settings as they are then.
 */
export const setSettingSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('digest'), value: digestSchema, seen: digestSchema }),
  z.strictObject({ name: z.literal('operators'), value: operatorIdsSchema, seen: operatorIdsSchema }),
  z.strictObject({ name: z.literal('guests'), value: guestsSchema, seen: guestsSchema }),
  z.strictObject({ name: z.literal('exceptions'), value: exceptionPolicySchema, seen: exceptionPolicySchema }),
  z.strictObject({ name: z.literal('model'), value: modelPolicySchema, seen: modelPolicySchema }),
]);
export type SetSetting = z.infer<typeof setSettingSchema>;
