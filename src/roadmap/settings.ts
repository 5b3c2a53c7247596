import { z } from 'zod';
import { personSchema, type Person } from '../assessment/run.ts';
import { digestScheduleSchema } from '../digest/digest-schedule.ts';
import { defaultExceptionPolicy, exceptionPolicySchema } from './exception-policy.ts';

export const mostNamedOperators = 50;

/** What of the tenant may be sent to a language model. `evidence`: numbers and titles of the checks that fail; rows never are. */
export const modelPolicySchema = z.strictObject({ evidence: z.boolean() });
export type ModelPolicy = z.infer<typeof modelPolicySchema>;

/** What a team decided about its roadmap. Each part has what holds until somebody decides, and knows who did so last. */
export const roadmapSettingsSchema = z.object({
  /** Members who operate it besides the owners. */
  operators: z.array(personSchema).default([]),
  /** What guests of the conversation see of it. */
  guests: z.enum(['read', 'nothing']).default('read'),
  exceptions: exceptionPolicySchema.default(defaultExceptionPolicy),
  /** Whether the language model that reads free wording is told which checks fail. */
  model: modelPolicySchema.default({ evidence: false }),
  /** What was chosen before the bot knew the conversation, which takes it over and has its own from then on. Null: nothing was. */
  digest: digestScheduleSchema.nullable().default(null),
});
export type RoadmapSettings = z.infer<typeof roadmapSettingsSchema>;
export const defaultSettings: RoadmapSettings = roadmapSettingsSchema.parse({});

export const settingNames = ['operators', 'guests', 'exceptions', 'model', 'digest'] as const satisfies readonly (keyof RoadmapSettings)[];
export type SettingName = (typeof settingNames)[number];

/** Who set something, and when (ISO 8601, UTC). */
export const settingStampSchema = z.object({ at: z.string(), by: personSchema });
export type SettingStamp = z.infer<typeof settingStampSchema>;
export type SettingStamps = Partial<Record<SettingName, SettingStamp>>;
/** Under any name: a newer version has settings that this one does not know. */
export const settingStampsSchema: z.ZodType<SettingStamps> = z.record(z.string(), settingStampSchema);

/** One part with its new value. */
export type SettingChange = { readonly [Name in SettingName]: { readonly name: Name; readonly value: RoadmapSettings[Name] } }[SettingName];

/** Whether somebody was named an operator. Where they are no longer a member, or only a guest, that means nothing. */
export const isNamedOperator = ({ operators }: RoadmapSettings, { id }: Pick<Person, 'id'>): boolean => operators.some((operator) => operator.id === id);
