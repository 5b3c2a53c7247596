import type { Conversation } from '../access/conversation.ts';
import { digestScheduleSchema, type DigestSchedule } from '../digest/schedule.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

/** @throws {Refusal} 403 for anybody but operators, 400 for a schedule that cannot be, 404 for an unknown conversation */
export async function setDigestSchedule(house: House, actor: Actor, conversationId: string, schedule: DigestSchedule): Promise<Conversation> {
  authorise(actor, 'change-settings');
  const parsed = digestScheduleSchema.safeParse(schedule);
  if (!parsed.success) throw new Refusal(400, `The digest was not changed: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`);
  const conversation = await house.storage.conversations.schedule(house.tenantId, conversationId, parsed.data, actor.person, house.now());
  if (!conversation) throw new Refusal(404, 'This conversation is not known yet. Say "help" to the app here once, then set the digest.');
  return conversation;
}
