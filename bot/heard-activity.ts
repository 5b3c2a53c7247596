import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../src/access/conversation.ts';
import { personalRoadmapId } from '../src/access/conversation.ts';
import type { CommandScope } from './command.ts';

const text = z.string().optional().catch(undefined);

/** What the bot reads of an activity; anything can be missing or of a wrong type. */
const activitySchema = z.looseObject({
  from: z.looseObject({ id: text, aadObjectId: text, name: text }).optional().catch(undefined),
  recipient: z.looseObject({ id: text }).optional().catch(undefined),
  locale: text,
  localTimezone: text,
  entities: z.array(z.looseObject({ type: text, timezone: text, mentioned: z.looseObject({ id: text, aadObjectId: text }).optional().catch(undefined) })).optional().catch(undefined),
  conversation: z.looseObject({ id: z.string(), conversationType: text, isGroup: z.boolean().optional().catch(undefined), tenantId: text, name: text }),
  channelData: z.looseObject({
    tenant: z.looseObject({ id: text }).optional().catch(undefined),
    team: z.looseObject({ id: text, name: text, aadGroupId: text }).optional().catch(undefined),
    channel: z.looseObject({ id: text, name: text, type: text, membershipType: text }).optional().catch(undefined),
    teamsTeamId: text,
  }).optional().catch(undefined),
});

/** Where an activity comes from and who caused it. */
export interface Heard {
  readonly kind: Conversation['kind'];
  readonly scope: CommandScope;
  /** Without `;messageid=`. */
  readonly conversationId: string;
  /** As it is: in a channel, the thread. */
  readonly threadId: string;
  readonly tenantId: string | null;
  /** Name of the chat, where Teams tells it. */
  readonly name: string;
  /** Such as `en-GB`; empty where Teams does not say. */
  readonly locale: string;
  /** Where the speaker's clock is, such as `Europe/Berlin`; null where Teams does not say. */
  readonly timeZone: string | null;
  /** Who is mentioned, the bot aside. */
  readonly mentions: readonly { readonly teamsId: string; readonly personId: string | null }[];
  readonly speaker: { readonly teamsId: string; readonly personId: string | null; readonly name: string };
  readonly team: { readonly id: string; readonly name: string; readonly groupId: string | null } | null;
  /** `type`: standard, private or shared, where Teams tells it. */
  readonly channel: { readonly id: string; readonly name: string; readonly type: string | null } | null;
}

/** Reads an activity at the door. */
export function heardOf(activity: Activity): Heard {
  const { from, recipient, conversation, channelData, locale, localTimezone, entities = [] } = activitySchema.parse(activity);
  const conversationId = withoutThread(conversation.id);
  const teamId = channelData?.team?.id ?? channelData?.teamsTeamId;
  // A chat of two people calls itself personal as well: theirs with the bot is another one.
  const kind = conversationId.endsWith('@unq.gbl.spaces') ? 'groupChat' : kindOf(conversation, teamId !== undefined);
  return {
    kind,
    scope: kind === 'channel' ? 'team' : kind,
    conversationId,
    threadId: conversation.id,
    tenantId: conversation.tenantId ?? channelData?.tenant?.id ?? null,
    name: conversation.name ?? '',
    locale: locale ?? '',
    timeZone: localTimezone || (entities.find(({ type }) => type === 'clientInfo')?.timezone || null),
    mentions: entities.flatMap(({ type, mentioned }) => (type === 'mention' && mentioned?.id && mentioned.id !== recipient?.id ? [{ teamsId: mentioned.id, personId: mentioned.aadObjectId || null }] : [])),
    speaker: { teamsId: from?.id ?? '', personId: from?.aadObjectId || null, name: from?.name ?? '' },
    team: kind === 'channel' && teamId !== undefined ? { id: teamId, name: channelData?.team?.name ?? '', groupId: channelData?.team?.aadGroupId ?? null } : null,
    channel: kind === 'channel' ? { id: conversationId, name: channelData?.channel?.name ?? '', type: channelData?.channel?.type ?? channelData?.channel?.membershipType ?? null } : null,
  };
}

/** A channel's messages carry the thread in the conversation's id. */
export function withoutThread(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}

/** The roadmap of a conversation; in a personal chat it belongs to the person, wherever they open it. */
export function roadmapIdOf(heard: Heard, personId: string | null): string | null {
  if (heard.kind !== 'personal') return heard.conversationId;
  return personId === null ? null : personalRoadmapId(personId);
}

function kindOf({ conversationType, isGroup }: z.infer<typeof activitySchema>['conversation'], isInTeam: boolean): Conversation['kind'] {
  if (conversationType === 'channel' || conversationType === 'groupChat' || conversationType === 'personal') return conversationType;
  if (isInTeam) return 'channel';
  return isGroup === true ? 'groupChat' : 'personal';
}
