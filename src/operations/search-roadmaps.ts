import { personalRoadmapId } from '../access/conversation.ts';
import type { Actor, House } from './house.ts';
import { identify } from './identify.ts';

/** A roadmap that somebody belongs to. */
export interface OwnRoadmap {
  readonly roadmapId: string;
  readonly name: string;
  /** Who they are there. */
  readonly actor: Actor;
  /** Of its digest: says which day it is there. */
  readonly timeZone: string;
}

/** Whoever belongs to more names the one they mean: every roadmap here is a question to Teams, and a search waits for all of them. */
const mostRoadmaps = 30;

/**
 * The roadmaps that somebody belongs to, by name; their own personal one among them.
 * @param named part of the name; empty for any
 */
export async function searchRoadmaps(house: House, personId: string, named = ''): Promise<OwnRoadmap[]> {
  const wanted = named.trim().toLowerCase();
  const conversations = (await house.storage.conversations.list(house.tenantId))
    .filter(({ kind, roadmapId, reachable, name }) => (kind === 'personal' ? roadmapId === personalRoadmapId(personId) : reachable) && name.toLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .slice(0, mostRoadmaps);
  // A roster that Teams refuses, or that they are not on, shows nothing: both mean that the roadmap is not theirs to see.
  const asked = await Promise.allSettled(conversations.map(({ roadmapId }) => identify(house, { roadmapId, personId })));
  return asked.flatMap((answer, index) => {
    const conversation = conversations[index];
    if (answer.status === 'rejected' || !conversation) return [];
    return [{ roadmapId: conversation.roadmapId, name: conversation.name, actor: answer.value, timeZone: conversation.digest.timeZone }];
  });
}
