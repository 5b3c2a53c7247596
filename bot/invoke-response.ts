import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Pressed } from './command.ts';

/** The invoke that a press of an `Action.Execute` button arrives as. */
export const cardActionName = 'adaptiveCard/action';

/**
 * Answers a press: a sentence beside the card, or a new version of it for whoever pressed.
 * Sent here and not by teams-ai, which remembers per verb how one card was answered and answers the next the same way.
 */
export async function sendPressed(context: TurnContext, pressed: Pressed): Promise<void> {
  const answer = typeof pressed === 'string'
    ? { type: 'application/vnd.microsoft.activity.message', value: pressed }
    : { type: 'application/vnd.microsoft.card.adaptive', value: pressed.card };
  await send(context, { statusCode: 200, ...answer });
}

/** @param error.message a sentence for whoever pressed; Teams shows it under the card */
export async function sendInvokeError(context: TurnContext, { statusCode, message }: { readonly statusCode: 400 | 500; readonly message: string }): Promise<void> {
  await send(context, { statusCode, type: 'application/vnd.microsoft.error', value: { code: statusCode === 400 ? 'BadRequest' : 'InternalServerError', message } });
}

async function send(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}
