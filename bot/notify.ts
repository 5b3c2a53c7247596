import { setTimeout as sleep } from 'node:timers/promises';
import type { TeamsAdapter } from '@microsoft/teams-ai';
import { ActivityTypes, type Activity, type ConversationReference, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../src/access/conversation.ts';
import { measures } from '../src/telemetry/measures.ts';
import { attachmentOf, type CardMessage } from './cards/card-message.ts';

/** Where a message stands: in a channel, `threadId` carries `;messageid=`. */
export interface PostedAt {
  readonly threadId: string;
  readonly activityId: string;
}

/** Lets the bot write first, outside of any turn. */
export interface Notifier {
  /** @throws {Unreachable} when the bot was blocked or removed */
  post(conversation: Conversation, message: CardMessage): Promise<{ activityId: string }>;
  /**
   * Replaces a message that the bot has posted.
   * @throws {MessageGone} when somebody deleted it @throws {Unreachable} when the bot was blocked or removed
   */
  update(conversation: Conversation, at: PostedAt, message: CardMessage): Promise<void>;
}

/** The bot cannot write here any more: it was blocked or removed, or the conversation is gone. Trying again does not help. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The message to replace no longer exists; the conversation does. */
export class MessageGone extends Error {
  override readonly name = 'MessageGone';
}

/** The activity that carries a card; its text shows in notifications. */
export function activityOf(message: CardMessage): Partial<Activity> {
  return { type: ActivityTypes.Message, summary: message.text, attachments: [attachmentOf(message)] };
}

/** What Teams may answer although the next try can succeed: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const passingStatuses: ReadonlySet<number> = new Set([412, 429, 502, 504]);
const mostTries = 4;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

export interface Patience {
  /** Waits; replaced by tests that do not. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** @param botAppId empty without an app id, as in local mode */
export function createNotifier(adapter: TeamsAdapter, botAppId: string, { wait = sleep }: Patience = {}): Notifier {
  return {
    async post(conversation, message) {
      const sent = await patiently(wait, () => inConversation(adapter, botAppId, referenceOf(conversation), (context) => context.sendActivity(activityOf(message))), unreachable);
      if (!sent?.id) throw new Error('Teams took a message without giving it an id.');
      return { activityId: sent.id };
    },
    async update(conversation, { threadId, activityId }, message) {
      const reference = referenceOf(conversation);
      const thread = { ...reference, conversation: { ...reference.conversation, id: threadId } };
      await patiently(wait, () => inConversation(adapter, botAppId, thread, (context) => context.updateActivity({ ...activityOf(message), id: activityId })), goneOrUnreachable);
    },
  };
}

type StoredReference = Partial<ConversationReference> & Pick<ConversationReference, 'conversation'>;
const requiredOfReference = z.looseObject({ channelId: z.string(), serviceUrl: z.string(), conversation: z.looseObject({ id: z.string() }), bot: z.looseObject({ id: z.string() }) });
/** Bot Framework asks for more than is needed to continue a conversation. */
const referenceSchema = z.custom<StoredReference>((value) => requiredOfReference.safeParse(value).success, 'is no conversation reference');

/** The stored reference of a conversation; it has no `;messageid=`, so that a post starts a new thread. */
export function referenceOf(conversation: Pick<Conversation, 'reference'>): StoredReference {
  return referenceSchema.parse(JSON.parse(conversation.reference));
}

/**
 * Runs `action` in a conversation outside of a turn. Its error is carried past the adapter,
 * which would otherwise hand it to the handler for turns, and that one answers people.
 */
export async function inConversation<Result>(adapter: TeamsAdapter, botAppId: string, reference: Partial<ConversationReference>, action: (context: TurnContext) => Promise<Result>): Promise<Result> {
  const ended: { done?: { readonly result: Result }; failure?: { readonly error: unknown } } = {};
  await adapter.continueConversationAsync(botAppId, reference, async (context) => {
    try {
      ended.done = { result: await action(context) };
    } catch (error) {
      ended.failure = { error };
    }
  });
  if (ended.failure) throw ended.failure.error;
  if (!ended.done) throw new Error('The conversation could not be continued.');
  return ended.done.result;
}

const connectorErrorSchema = z.looseObject({
  statusCode: z.number(),
  code: z.string().optional().catch(undefined),
  response: z.looseObject({ headers: z.custom<{ get(name: string): string | undefined }>((headers) => typeof (headers as { get?: unknown } | null)?.get === 'function') }).optional().catch(undefined),
});
type ConnectorError = z.infer<typeof connectorErrorSchema>;

type Meaning = (error: ConnectorError, cause: unknown) => Error | null;

/** Tries again what may pass, and says in the product's own errors what will not. */
async function patiently<Result>(wait: NonNullable<Patience['wait']>, attempt: () => Promise<Result>, meaningOf: Meaning): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      const result = await attempt();
      measures().deliveries.add(1, { outcome: 'sent' });
      return result;
    } catch (error) {
      const refusal = connectorErrorSchema.safeParse(error);
      if (!refusal.success) throw error;
      if (tries < mostTries && passingStatuses.has(refusal.data.statusCode)) {
        await wait(pauseMs(refusal.data, tries));
        continue;
      }
      const meaning = meaningOf(refusal.data, error) ?? error;
      measures().deliveries.add(1, { outcome: meaning instanceof Unreachable ? 'unreachable' : 'failed' });
      throw meaning;
    }
  }
}

/** What Teams asks for, or twice as long as before; a little more at random, so that many senders do not come back at once. */
function pauseMs({ response }: ConnectorError, tries: number): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1_000;
  const base = Number.isFinite(asked) ? asked : firstWaitMs * 2 ** (tries - 1);
  return Math.min(Math.max(base, 0) + Math.random() * firstWaitMs, longestWaitMs);
}

function unreachable({ statusCode, code }: ConnectorError, cause: unknown): Error | null {
  return statusCode === 403 || statusCode === 404 ? new Unreachable(`Teams does not let the app write to this conversation (${statusCode} ${code ?? 'without a reason'}).`, { cause }) : null;
}

/** A missing message is no missing conversation: only the latter ends everything. */
function goneOrUnreachable(error: ConnectorError, cause: unknown): Error | null {
  if (error.statusCode === 404 && !/conversation ?not ?found/i.test(error.code ?? '')) return new MessageGone('The message to replace was deleted.', { cause });
  return unreachable(error, cause);
}
