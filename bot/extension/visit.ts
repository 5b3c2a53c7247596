import type { TurnContext } from 'botbuilder';
import type { Conversation } from '../../src/access/conversation.ts';
import type { Place } from '../../src/api/short-link.ts';
import type { House } from '../../src/operations/house.ts';
import { identify } from '../../src/operations/identify.ts';
import { loadTask } from '../../src/operations/load-task.ts';
import { Refusal } from '../../src/operations/refusal.ts';
import { searchRoadmaps, type OwnRoadmap } from '../../src/operations/search-roadmaps.ts';
import { dayIn, daysBetween } from '../../src/digest/calendar-day.ts';
import { isClosed } from '../../src/roadmap/status.ts';
import { activityLinkCard } from '../cards/activity-link.ts';
import type { CardMessage } from '../cards/card-message.ts';
import { speakerId, unknownSpeaker } from '../hear-from.ts';
import { heardOf } from '../heard-activity.ts';
import type { Links } from '../links.ts';
import { insertedCard } from '../task-intent.ts';

/** Somebody who writes a message, and where. */
export interface Visit {
  readonly house: House;
  readonly links: Links;
  readonly personId: string;
  /**
   * Where they write, if the app is there. People use the extension anywhere, also in chats that it knows nothing of: such a chat
   * is never remembered, and is never taken for theirs with the bot.
   */
  readonly here: Conversation | null;
}

/** @throws {Refusal} 401 when Teams does not say who writes */
export async function visitOf(context: TurnContext, { house, links }: Pick<Visit, 'house' | 'links'>): Promise<Visit> {
  const heard = heardOf(context.activity);
  const [personId, known] = await Promise.all([speakerId(context, heard), house.storage.conversations.get(house.tenantId, heard.conversationId)]);
  if (personId === null) throw new Refusal(401, unknownSpeaker);
  return { house, links, personId, here: known?.reachable === true ? known : null };
}

/**
 * The roadmaps that somebody can mean: the one of the conversation that they write in, and elsewhere all of theirs.
 * @param named part of a name: then those, wherever they write
 * @throws {Refusal} 403 for strangers in a conversation, 404 when there is none
 */
export async function roadmapsOf({ house, personId, here }: Visit, named = ''): Promise<OwnRoadmap[]> {
  if (here && here.kind !== 'personal' && named === '') {
    const { roadmapId, name, digest: { timeZone } } = here;
    return [{ roadmapId, name, timeZone, actor: await identify(house, { roadmapId, personId }) }];
  }
  const roadmaps = await searchRoadmaps(house, personId, named);
  if (roadmaps.length > 0) return roadmaps;
  throw new Refusal(404, named === '' ? 'You have no roadmap yet. Add Zero Trust Roadmap to a channel or chat, and say “help” to it once.' : `You have no roadmap called “${named.slice(0, 60)}”.`);
}

/**
 * The card of an activity as it may stand where somebody writes: to change in place where its roadmap belongs or in their own chat with
 * the bot, to read elsewhere, since others who are there need not belong to it.
 * @throws {Refusal} 403 for whoever does not belong to the roadmap, 404 for an unknown activity
 */
export async function taskCardFor({ house, links, personId, here }: Visit, roadmapId: string, activityId: string): Promise<CardMessage> {
  const actor = await identify(house, { roadmapId, personId });
  const task = await loadTask(house, actor, roadmapId, activityId);
  if (here && (here.roadmapId === roadmapId || here.kind === 'personal')) return insertedCard({ house, links, conversation: here }, task);
  const home = await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
  const { due, status } = task.state;
  const daysLate = due === null || isClosed(status) ? 0 : Math.max(0, daysBetween(due, dayIn(home?.digest.timeZone ?? 'UTC', house.now())));
  const place = { kind: 'activity', id: task.activity.id } as const;
  return activityLinkCard({ ...task, daysLate }, { roadmapUrl: home ? links.place(home, place) : links.fromShortLink(roadmapId, place) });
}

/** Where a check is seen in the tab: under its id if it is ours, else under its number. */
export function checkPlace({ checks }: House, reference: number): Place {
  return { kind: 'check', id: checks.find((check) => check.reference === reference)?.id ?? String(reference) };
}
