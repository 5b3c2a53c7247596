import type { CardMessage } from '../../bot/cards/card-message.ts';
import { digestCard } from '../../bot/cards/digest.ts';
import type { Links } from '../../bot/links.ts';
import { tellsSince } from '../digest/schedule.ts';
import type { House } from '../operations/house.ts';
import { makeDigest } from '../operations/make-digest.ts';
import type { DueMessage } from './sender-due.ts';

export interface ComposerParts {
  readonly house: House;
  readonly links: Links;
}

/** What is to be said to a conversation; null where there is nothing to say. */
export async function composeMessage({ house, links }: ComposerParts, { conversation, at }: DueMessage): Promise<CardMessage | null> {
  const { digest: schedule, roadmapId } = conversation;
  const digest = await makeDigest(house, roadmapId, { timeZone: schedule.timeZone, since: tellsSince(schedule, at) });
  return digest.isEmpty ? null : digestCard(digest, { roadmapUrl: links.roadmap(conversation), mentionOwners: conversation.kind !== 'personal' });
}
