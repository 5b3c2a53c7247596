import { TeamsInfo, TurnContext, type Activity } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../src/access/conversation.ts';
import type { House } from '../src/operations/house.ts';
import { Refusal } from '../src/operations/refusal.ts';
import { hearReminderZone } from '../src/operations/hear-reminder-zone.ts';
import { rememberConversation } from '../src/operations/remember-conversation.ts';
import { roadmapIdOf, type Heard } from './heard-activity.ts';
import { personIdOf, teamsMemberSchema } from './roster.ts';

/** @throws {Refusal} 403 for an activity of another tenant; `tenantId` null serves any, as in local mode */
export function refuseOtherTenants({ tenantId }: Heard, served: string | null): void {
  if (served !== null && tenantId !== served) throw new Refusal(403, 'This app serves one organisation, and this conversation belongs to another. Ask your administrator to deploy it for yours.');
}

/**
 * The stored conversation that an activity comes from. An unknown one is stored, and so is one that has moved
 * to another address of Teams or had been given up: from then on the bot can write first.
 * @throws {Refusal} in private and shared channels, and when Teams does not say who is in a personal chat
 */
export async function hearFrom(context: TurnContext, heard: Heard, house: House): Promise<Conversation> {
  refuseClosedChannels(heard.channel?.type ?? null);
  if (heard.timeZone !== null && heard.speaker.personId !== null) await hearReminderZone(house, heard.speaker.personId, heard.timeZone);
  const known = await house.storage.conversations.get(house.tenantId, heard.conversationId);
  if (known?.reachable === true && serviceUrlOf(known) === context.activity.serviceUrl) return known;
  const described = heard.team && heard.channel ? await describeChannel(context, heard.team, heard.channel) : null;
  const personId = heard.kind === 'personal' ? await speakerId(context, heard) : null;
  const roadmapId = roadmapIdOf(heard, personId);
  if (roadmapId === null) throw new Refusal(401, unknownSpeaker);
  return rememberConversation(house, {
    tenantId: house.tenantId,
    conversationId: heard.conversationId,
    kind: heard.kind,
    roadmapId,
    name: described?.name ?? (heard.name || (known?.name ?? nameOf(heard))),
    groupId: described?.groupId ?? null,
    installedBy: installerOf(context.activity, heard),
    reference: referenceTo(context.activity, heard),
  });
}

export const unknownSpeaker = 'Teams did not say who you are, so I cannot tell what you may do. Sign in to Teams with your work account and try again.';

/** Entra object id of whoever speaks: from the activity, else from the roster. */
export async function speakerId(context: TurnContext, { speaker }: Heard): Promise<string | null> {
  return personIdFor(context, speaker);
}

/** Entra object id of the first person that a message mentions; null when it mentions nobody. @throws {Refusal} 422 when they are no member */
export async function mentionedId(context: TurnContext, { mentions: [first] }: Heard): Promise<string | null> {
  if (!first) return null;
  const personId = await personIdFor(context, first);
  if (personId === null) throw new Refusal(422, 'Whoever you mentioned is not a member of this conversation. Mention somebody who is.');
  return personId;
}

async function personIdFor(context: TurnContext, { teamsId, personId }: { readonly teamsId: string; readonly personId: string | null }): Promise<string | null> {
  if (personId !== null) return personId;
  if (teamsId === '') return null;
  try {
    return personIdOf(teamsMemberSchema.parse(await TeamsInfo.getMember(context, teamsId)));
  } catch (error) {
    // Teams answers so for whoever is not in the roster.
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null;
    throw error;
  }
}

/** Their rosters are not their team's: until they are read, anybody of the team would get in. */
function refuseClosedChannels(type: string | null): void {
  if (type === 'private' || type === 'shared') throw new Refusal(403, `I cannot work in ${type} channels yet, because I cannot see who belongs to them. Use a standard channel of this team.`);
}

const channelSchema = z.looseObject({ id: z.string(), name: z.string().nullish(), type: z.string().nullish(), membershipType: z.string().nullish() });
const teamSchema = z.looseObject({ name: z.string().nullish(), aadGroupId: z.string().nullish() });

/** Name, group and kind of a channel that is met for the first time: its messages say none of them. */
async function describeChannel(context: TurnContext, team: NonNullable<Heard['team']>, channel: NonNullable<Heard['channel']>): Promise<{ name: string; groupId: string | null }> {
  const [details, channels] = await Promise.all([TeamsInfo.getTeamDetails(context, team.id), TeamsInfo.getTeamChannels(context, team.id)]);
  const { name, aadGroupId } = teamSchema.parse(details);
  const listed = z.array(channelSchema).parse(channels).find(({ id }) => id === channel.id);
  refuseClosedChannels(listed?.type ?? listed?.membershipType ?? null);
  // Teams may leave channels with rosters of their own out of the list. Nothing is kept, so a new channel gets in when Teams lists it.
  if (!listed && channel.id !== team.id && channel.type !== 'standard') throw new Refusal(403, 'Teams does not list this channel among those of its team, so I cannot see who belongs to it. I work in standard channels: if this is one and was made just now, say that again in a minute.');
  // Teams leaves the General channel's name out; its id is the team's.
  const channelName = channel.name || listed?.name || (channel.id === team.id ? 'General' : 'Channel');
  return { name: [name ?? team.name, channelName].filter((part) => part !== '').join(' › '), groupId: aadGroupId ?? team.groupId };
}

function nameOf({ kind, speaker }: Heard): string {
  return kind === 'personal' ? speaker.name : 'Group chat';
}

function installerOf(activity: Activity, { speaker }: Heard): Conversation['installedBy'] {
  const type: string = activity.type;
  const isInstall = type === 'installationUpdate' || type === 'conversationUpdate';
  return isInstall && speaker.personId !== null ? { id: speaker.personId, name: speaker.name } : null;
}

/** The reference without thread and message; without the speaker too, except where the chat is theirs. */
function referenceTo(activity: Activity, { conversationId, kind }: Heard): string {
  const { channelId, serviceUrl, locale, bot, user } = TurnContext.getConversationReference(activity);
  const conversation = { ...activity.conversation, id: conversationId };
  return JSON.stringify({ channelId, serviceUrl, locale, bot, conversation, ...(kind === 'personal' ? { user } : {}) });
}

const withServiceUrl = z.looseObject({ serviceUrl: z.string().optional() });

function serviceUrlOf({ reference }: Conversation): string | undefined {
  try {
    return withServiceUrl.parse(JSON.parse(reference)).serviceUrl;
  } catch {
    // An unreadable reference is as good as none: it is replaced.
    return undefined;
  }
}
