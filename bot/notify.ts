import type { TeamsAdapter } from '@microsoft/teams-ai';
import { ActivityTypes, type Activity } from 'botbuilder';
import type { Conversation } from '../src/access/conversation.ts';
import { measures } from '../src/telemetry/measures.ts';
import { attachmentOf, type CardMessage } from './cards/card-message.ts';
import { ConnectorRefused, createConnector } from './connector.ts';
import { referenceOf } from './in-conversation.ts';
import { realClock, SendPace } from './send-pace.ts';

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
const mostTries = 5;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/** What Teams takes from one app in one tenant, by the same document. Answers within a turn come on top, and are few. */
export const teamsMessagesPerSecond = 50;

export interface Patience {
  /** Waits; replaced by tests that do not. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** What the other side takes; that of Teams when left out. */
  readonly perSecond?: number;
}

/**
 * All messages of one notifier share one pace: when Teams throttles one, the others wait as well.
 * @param botAppId empty without an app id, as in local mode
 */
export function createNotifier(adapter: TeamsAdapter, botAppId: string, { wait = realClock.wait, perSecond = teamsMessagesPerSecond }: Patience = {}): Notifier {
  const connector = createConnector(adapter, botAppId);
  const pace = new SendPace(perSecond, { now: realClock.now, wait });
  return {
    post(conversation, message) {
      return patiently({ pace, wait, meaningOf: unreachable }, async () => ({ activityId: await connector.send(referenceOf(conversation), activityOf(message)) }));
    },
    update(conversation, { threadId, activityId }, message) {
      const reference = referenceOf(conversation);
      const thread = { ...reference, conversation: { ...reference.conversation, id: threadId } };
      return patiently({ pace, wait, meaningOf: goneOrUnreachable }, () => connector.replace(thread, activityId, activityOf(message)));
    },
  };
}

interface Sending {
  readonly pace: SendPace;
  readonly wait: NonNullable<Patience['wait']>;
  /** What a refusal means that will not pass; null when it says nothing more. */
  readonly meaningOf: (refusal: ConnectorRefused) => Error | null;
}

/** Tries again what may pass, and says in the product's own errors what will not. */
async function patiently<Result>({ pace, wait, meaningOf }: Sending, attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    await pace.slot();
    try {
      const result = await attempt();
      measures().deliveries.add(1, { outcome: 'sent' });
      return result;
    } catch (error) {
      const refusal = error instanceof ConnectorRefused ? error : null;
      if (!refusal || tries >= mostTries || !passingStatuses.has(refusal.statusCode)) {
        const meaning = (refusal && meaningOf(refusal)) ?? error;
        measures().deliveries.add(1, { outcome: meaning instanceof Unreachable ? 'unreachable' : 'failed' });
        throw meaning;
      }
      const ms = pauseMs(refusal, tries);
      if (refusal.statusCode === 429) pace.pause(ms);
      else await wait(ms);
    }
  }
}

/** What Teams asks for, or twice as long as before; a little more at random, so that many senders do not come back at once. */
function pauseMs({ retryAfterMs }: ConnectorRefused, tries: number): number {
  return Math.min((retryAfterMs ?? firstWaitMs * 2 ** (tries - 1)) + Math.random() * firstWaitMs, longestWaitMs);
}

function unreachable(refusal: ConnectorRefused): Error | null {
  const { statusCode, code } = refusal;
  return statusCode === 403 || statusCode === 404 ? new Unreachable(`Teams does not let the app write to this conversation (${statusCode} ${code ?? 'without a reason'}).`, { cause: refusal }) : null;
}

/** A missing message is no missing conversation: only the latter ends everything. */
function goneOrUnreachable(refusal: ConnectorRefused): Error | null {
  if (refusal.statusCode === 404 && !/conversation ?not ?found/i.test(refusal.code ?? '')) return new MessageGone('The message to replace was deleted.', { cause: refusal });
  return unreachable(refusal);
}
