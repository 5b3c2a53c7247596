import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { digestScheduleSchema } from '../digest/schedule.ts';

/** A channel, group chat or personal chat where the app is installed: what the bot needs to write first. */
export const conversationSchema = z.object({
  tenantId: z.string(),
  /** Without `;messageid=`. */
  conversationId: z.string(),
  kind: z.enum(['channel', 'groupChat', 'personal']),
  /** The conversation's id, or `person:<Entra object id>` for a personal chat. */
  roadmapId: z.string(),
  name: z.string(),
  /** Entra object id of the group behind the team; null outside channels. */
  groupId: z.string().nullable(),
  /** Who added the app, where Teams said so. */
  installedBy: personSchema.nullable(),
  /** Bot Framework conversation reference, as JSON. */
  reference: z.string(),
  digest: digestScheduleSchema,
  /** When the schedule was set (ISO 8601, UTC): occurrences before it are not sent. */
  digestFrom: z.string(),
  /** False after Teams answered that the bot was blocked or removed. */
  reachable: z.boolean(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** The roadmap of somebody's personal chat. */
export const personalRoadmapId = (personId: string): string => `person:${personId}`;

/** Whose personal chat it is; null for other conversations. */
export function personOf({ kind, roadmapId }: Pick<Conversation, 'kind' | 'roadmapId'>): string | null {
  return kind === 'personal' ? roadmapId.slice(personalRoadmapId('').length) : null;
}
