import type { TurnContext } from 'botbuilder';
import { Refusal } from '../../src/operations/refusal.ts';
import { openAddDialog, submitAddDialog } from './add-to-roadmap.ts';
import { sendExtensionAnswer, type ExtensionAnswer } from './answer.ts';
import { choose, search } from './search.ts';
import { unfurl } from './unfurl.ts';
import { visitOf, type Visit } from './visit.ts';

/**
 * Answers everything that Teams asks of the message extension. Sent by hand, as presses are: one place says what an answer looks like.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/what-are-messaging-extensions
 */
export async function onExtensionInvoke(context: TurnContext, parts: Pick<Visit, 'house' | 'links'>): Promise<void> {
  await sendExtensionAnswer(context, await answerTo(context, await visitOf(context, parts)));
}

function answerTo(context: TurnContext, visit: Visit): Promise<ExtensionAnswer> {
  const value: unknown = context.activity.value;
  switch (context.activity.name ?? '') {
    case 'composeExtension/query': return search(visit, value);
    case 'composeExtension/selectItem': return choose(visit, value);
    case 'composeExtension/queryLink': return unfurl(visit, value);
    case 'composeExtension/fetchTask': return openAddDialog(visit, value);
    case 'composeExtension/submitAction': return submitAddDialog(context, visit, value);
    default: throw new Refusal(400, 'This is from another version of the app. Close it and try again.');
  }
}
