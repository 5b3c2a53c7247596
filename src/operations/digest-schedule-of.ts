import type { Conversation } from '../access/conversation.ts';
import { defaultDigestSchedule, type DigestSchedule } from '../digest/digest-schedule.ts';
import type { House } from './house.ts';

/** When a roadmap's conversation gets its digest, and the time zone that it lives in. */
export interface RoadmapDigestSchedule {
  readonly schedule: DigestSchedule;
  /** Null while the bot does not know where to post: the schedule then waits for it. */
  readonly conversation: Conversation | null;
}

/** The conversation's own, or what was chosen before the bot knew it. */
export async function digestScheduleOf(house: House, roadmapId: string): Promise<RoadmapDigestSchedule> {
  const conversation = await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
  return { schedule: conversation?.digest ?? await digestWaitingFor(house, roadmapId), conversation };
}

/** What a conversation begins with that the bot comes to know. */
export async function digestWaitingFor(house: House, roadmapId: string): Promise<DigestSchedule> {
  const { settings } = await house.storage.settings.get({ tenantId: house.tenantId, roadmapId });
  return settings.digest ?? defaultDigestSchedule;
}
