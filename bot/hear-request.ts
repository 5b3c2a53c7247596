import type { Activity, TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { BotAdapter } from './adapter.ts';

const instant = z.string().transform((text) => new Date(text)).optional();
const activitySchema = z.looseObject({
  type: z.string().min(1),
  text: z.string().nullish(),
  // botbuilder's own reading of a request makes these dates.
  timestamp: instant,
  localTimestamp: instant,
  expiration: instant,
});

/** What a failed verification is called, by botframework-connector and by jsonwebtoken behind it. */
const signInErrors: ReadonlySet<string> = new Set(['AuthenticationError', 'JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

/**
 * Runs a turn for one HTTP request of the Bot Framework and answers it. The adapter's own `process` would print every refused
 * request, answer with the words of inner errors, and call a forged signature a fault of the server.
 * What is no activity is answered with 400, what does not come from the Bot Framework with 401. @throws whatever else went wrong
 */
export async function hearRequest(adapter: BotAdapter, request: Request, response: Response, turn: (context: TurnContext) => Promise<void>): Promise<void> {
  const parsed = activitySchema.safeParse(request.body);
  if (!parsed.success) {
    refuse(response, 400, 'This is no Bot Framework activity: it has no type, or fields that no activity has.');
    return;
  }
  // Checked as far as anything can be: the rest of an activity is what its channel says it is.
  const activity = parsed.data as unknown as Activity;
  try {
    const answer = await adapter.hear(request.headers.authorization ?? '', activity, turn);
    response.status(answer?.status ?? 200);
    if (answer?.body !== undefined) response.send(answer.body);
    response.end();
  } catch (error) {
    if (!(error instanceof Error) || !isSignInError(error)) throw error;
    refuse(response, 401, 'This request does not come from the Bot Framework.');
  }
}

function refuse(response: Response, status: number, title: string): void {
  response.status(status);
  response.send({ title, status });
  response.end();
}

const isSignInError = (error: Error): boolean => signInErrors.has(error.name) || signInErrors.has(error.constructor.name);
