import type { Conversation } from '../access/conversation.ts';
import { digestWaitingFor } from './digest-schedule-of.ts';
import type { House } from './house.ts';

/** Stores how to write to a conversation first. A known one keeps its digest schedule; being heard from makes it reachable. */
export async function rememberConversation(house: House, conversation: Omit<Conversation, 'digest' | 'digestFrom' | 'reachable'>): Promise<Conversation> {
  const known = await house.storage.conversations.get(house.tenantId, conversation.conversationId);
  const remembered: Conversation = {
    ...conversation,
    installedBy: conversation.installedBy ?? known?.installedBy ?? null,
    name: conversation.name || (known?.name ?? ''),
    groupId: conversation.groupId ?? known?.groupId ?? null,
    digest: known?.digest ?? await digestWaitingFor(house, conversation.roadmapId),
    digestFrom: known?.digestFrom ?? house.now().toISOString(),
    reachable: true,
  };
  await house.storage.conversations.save(remembered);
  return remembered;
}
