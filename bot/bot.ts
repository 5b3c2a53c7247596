import { Application, type TurnState } from '@microsoft/teams-ai';
import type { BotAdapter } from './adapter.ts';
import type { Activity, TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Conversation } from '../src/access/conversation.ts';
import type { Actor, House } from '../src/operations/house.ts';
import { identify } from '../src/operations/identify.ts';
import { Refusal } from '../src/operations/refusal.ts';
import { welcomeCard } from './cards/welcome.ts';
import { isExtensionInvoke } from './extension/answer.ts';
import { onExtensionInvoke } from './extension/on-invoke.ts';
import type { Command, Turn } from './command.ts';
import { answerFreeWords } from './free-words.ts';
import { hearFrom, mentionedId, refuseOtherTenants, speakerId, unknownSpeaker } from './hear-from.ts';
import { hearRequest } from './hear-request.ts';
import { heardOf, type Heard } from './heard-activity.ts';
import { cardActionName, sendPressed } from './invoke-response.ts';
import type { Links } from './links.ts';
import { activityOf, type Notifier } from './notify.ts';
import type { Planner } from './planner/planner.ts';
import { createDownload, receivedFile, type Download } from './received-file.ts';
import { commandIn } from './say.ts';
import { spokenText } from './sentence.ts';

export interface BotParts {
  readonly adapter: BotAdapter;
  readonly house: House;
  readonly links: Links;
  readonly notifier: Notifier;
  /** From `loadCommands()`. */
  readonly commands: readonly Command[];
  /** The only tenant that is answered; null for any, as in local mode. */
  readonly servedTenantId: string | null;
  /** How often one person is heard; whoever speaks too often is told so now and then, and not heard else. All are heard without it. */
  readonly admit?: (who: string, activity: { readonly mustAnswer: boolean }) => boolean;
  /** Reads free wording; without one, only sentences of commands are understood. */
  readonly planner?: Planner;
  /** Fetches files that people send; from where Teams keeps them unless told. */
  readonly download?: Download;
}

export interface Bot {
  /** Handles one HTTP request of the Bot Framework, its body already parsed. */
  process(request: Request, response: Response): Promise<void>;
}

/** The bot: hears activities, finds the command that is meant, and lets it answer. */
export function createBot(parts: BotParts): Bot {
  const { adapter, servedTenantId } = parts;
  // Turns that take longer than a second show that the bot is typing, whatever `startTypingTimer` says: the library does not read it.
  const app = new Application<TurnState>({ adapter });
  app.turn('beforeTurn', (context) => {
    const heard = heardOf(context.activity);
    refuseOtherTenants(heard, servedTenantId);
    return Promise.resolve(isAdmitted(heard, context.activity, parts));
  });
  app.activity('installationUpdate', (context) => onInstallation(context, parts));
  app.activity('conversationUpdate', (context) => onConversationUpdate(context, parts));
  app.activity('message', (context) => onMessage(context, parts));
  app.addRoute((context) => Promise.resolve(isPress(context.activity)), (context) => onPress(context, parts), true);
  app.addRoute((context) => Promise.resolve(isExtensionInvoke(context.activity.name)), (context) => onExtensionInvoke(context, parts), true);
  return {
    process: (request, response) => hearRequest(adapter, request, response, async (context) => {
      await app.run(context);
    }),
  };
}

/** What Teams itself announces is always heard. @throws {Refusal} 429 */
function isAdmitted({ speaker }: Heard, activity: Activity, { admit }: BotParts): boolean {
  const type: string = activity.type;
  const isInvoke = type === 'invoke';
  if (!admit || (type !== 'message' && !isInvoke)) return true;
  return admit(speaker.personId ?? speaker.teamsId, { mustAnswer: isInvoke });
}

async function onMessage(context: TurnContext, parts: BotParts): Promise<void> {
  const { activity } = context;
  const isFile = receivedFile(activity) !== null;
  if (!isSpoken(activity) && !isFile) return;
  const turn = await turnOf(context, parts);
  // Whatever is said beside a file, it is there to be taken in; elsewhere than in a personal chat Teams lets nobody read it.
  if (turn.file) return runCommand(turn, 'import');
  if (!isSpoken(activity)) return;
  const found = commandIn(activity.text, turn.commands);
  if (found) await found.run(turn);
  else await answerFreeWords(context, turn, parts.planner ?? null);
}

async function runCommand(turn: Turn, name: string): Promise<void> {
  await turn.commands.find((command) => command.name === name)?.run(turn, [], '', name);
}

/** Files, cards that somebody inserted with an extension, and button values are no sentences. */
function isSpoken(activity: Activity): boolean {
  if (typeof activity.text !== 'string') return false;
  const types = (activity.attachments ?? []).map(({ contentType }) => contentType);
  if (types.some((type) => type.startsWith('application/vnd.microsoft.card.'))) return false;
  // Teams attaches every message once more as HTML.
  const hasFiles = types.some((type) => type !== 'text/html');
  return spokenText(activity.text) !== '' || !hasFiles;
}

const pressSchema = z.looseObject({ action: z.looseObject({ verb: z.string(), data: z.unknown() }) });

function isPress(activity: Activity): boolean {
  const type: string = activity.type;
  return type === 'invoke' && activity.name === cardActionName;
}

async function onPress(context: TurnContext, parts: BotParts): Promise<void> {
  const turn = await turnOf(context, parts);
  const press = pressSchema.safeParse(context.activity.value);
  const verb = press.success ? press.data.action.verb : '';
  const handler = turn.commands.flatMap(({ presses = {} }) => (Object.hasOwn(presses, verb) ? [presses[verb]] : []))[0];
  if (!press.success || !handler) throw new Refusal(400, 'This button is from another version of the app. Say “help” to see what I can do now.');
  await sendPressed(context, await handler(turn, press.data.action.data));
}

const installationSchema = z.looseObject({ action: z.string() });

async function onInstallation(context: TurnContext, parts: BotParts): Promise<void> {
  const { action } = installationSchema.parse(context.activity);
  const heard = heardOf(context.activity);
  switch (action) {
    case 'add': return welcome(context, heard, parts);
    case 'add-upgrade': await hearFrom(context, heard, parts.house); return;
    case 'remove': await parts.house.storage.conversations.update(parts.house.tenantId, heard.conversationId, { reachable: false }); return;
    // An upgrade removes the old version after it has added the new one.
    default: return;
  }
}

async function onConversationUpdate(context: TurnContext, parts: BotParts): Promise<void> {
  const { membersAdded, recipient } = context.activity;
  if (membersAdded?.some(({ id }) => id === recipient.id)) await welcome(context, heardOf(context.activity), parts);
}

/** Teams announces one installation twice, maybe to two replicas; the Playground announces it with every page that opens. */
const oneInstallationMs = 10 * 60 * 1000;
const welcomeLeaseMs = 60 * 1000;

/** Greets once per installation: not where the conversation is known, and one of several announcements only. */
async function welcome(context: TurnContext, heard: Heard, { house, links }: BotParts): Promise<void> {
  const { conversations, deliveries } = house.storage;
  const known = await conversations.get(house.tenantId, heard.conversationId);
  if (known?.reachable === true) {
    await hearFrom(context, heard, house);
    return;
  }
  const now = house.now();
  const occurrence = `welcome:${house.tenantId}:${Math.floor(now.getTime() / oneInstallationMs)}`;
  const lease = await deliveries.lease(occurrence, heard.conversationId, welcomeLeaseMs, now);
  if (!lease.leased) return;
  try {
    const conversation = await hearFrom(context, heard, house);
    await context.sendActivity(activityOf(welcomeCard({ roadmapUrl: links.roadmap(conversation), needsMention: conversation.kind !== 'personal' })));
  } catch (error) {
    await deliveries.release(occurrence, heard.conversationId, lease.token);
    throw error;
  }
  await deliveries.markSent(occurrence, heard.conversationId, lease.token, house.now());
}

const downloadFromTeams = createDownload();

async function turnOf(context: TurnContext, { house, links, notifier, commands, download = downloadFromTeams }: BotParts): Promise<Turn> {
  const heard = heardOf(context.activity);
  const conversation = await hearFrom(context, heard, house);
  let actor: Promise<Actor> | null = null;
  return {
    house,
    links,
    notifier,
    conversation,
    commands: commands.filter(({ scopes }) => scopes.includes(heard.scope)),
    roadmapUrl: links.roadmap(conversation),
    locale: heard.locale,
    mentioned: () => mentionedId(context, heard),
    file: heard.kind === 'personal' ? receivedFile(context.activity) : null,
    download,
    actor: () => (actor ??= actorOf(context, heard, conversation, house)),
    async answer(message) {
      const sent = await context.sendActivity(activityOf(message));
      if (!sent?.id) throw new Error('Teams took a message without giving it an id.');
      return { threadId: heard.threadId, activityId: sent.id };
    },
    async replaceCard(message) {
      const { replyToId } = context.activity;
      if (replyToId) await context.updateActivity({ ...activityOf(message), id: replyToId }).catch(unlessSomebodysOwn);
    },
  };
}

/** A card that somebody inserted with the extension is their message: Teams shows whoever pressed the new one, and lets nobody else replace it. */
function unlessSomebodysOwn(error: unknown): void {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  if (status !== 400 && status !== 403 && status !== 404) throw error;
}

async function actorOf(context: TurnContext, heard: Heard, { roadmapId }: Conversation, house: House): Promise<Actor> {
  const personId = await speakerId(context, heard);
  if (personId === null) throw new Refusal(401, unknownSpeaker);
  return identify(house, { roadmapId, personId });
}
