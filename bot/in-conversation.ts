import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { ConversationReference, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../src/access/conversation.ts';

/** What is needed to continue a conversation. Bot Framework's own type asks for more. */
export type StoredReference = Partial<ConversationReference> & Pick<ConversationReference, 'conversation' | 'serviceUrl'>;
const requiredOfReference = z.looseObject({ channelId: z.string(), serviceUrl: z.string(), conversation: z.looseObject({ id: z.string() }), bot: z.looseObject({ id: z.string() }) });
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
