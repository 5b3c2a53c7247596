import { ActivityTypes, type Attachment, type TurnContext } from 'botbuilder';
import { errorCard } from '../cards/error.ts';
import { attachmentOf, type CardMessage } from '../cards/card-message.ts';

const prefix = 'composeExtension/';

/** Whether an invoke is of the message extension. */
export const isExtensionInvoke = (name: string | undefined): boolean => name?.startsWith(prefix) === true;

type ExtensionAttachment = Pick<Attachment, 'contentType' | 'content'> & { readonly preview?: unknown };

/** What the extension answers: a list to choose from, a sentence in its place, or a dialog. */
export type ExtensionAnswer =
  | { readonly composeExtension: { readonly type: 'result'; readonly attachmentLayout: 'list'; readonly attachments: readonly ExtensionAttachment[] } }
  | { readonly composeExtension: { readonly type: 'message'; readonly text: string } }
  | { readonly task: { readonly type: 'continue'; readonly value: { readonly title: string; readonly height: 'small' | 'medium' | 'large'; readonly width: 'small' | 'medium' | 'large'; readonly card: ReturnType<typeof attachmentOf> } } };

export function results(attachments: readonly ExtensionAttachment[]): ExtensionAnswer {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

export function sentence(text: string): ExtensionAnswer {
  return { composeExtension: { type: 'message', text } };
}

export function dialog(title: string, message: CardMessage): ExtensionAnswer {
  return { task: { type: 'continue', value: { title, height: 'medium', width: 'medium', card: attachmentOf(message) } } };
}

export async function sendExtensionAnswer(context: TurnContext, body: ExtensionAnswer): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

/** Says why nothing came of an invoke, where the person looks: in the list, or in the dialog. A link that cannot be shown stays a link. */
export async function sendExtensionError(context: TurnContext, text: string): Promise<void> {
  await sendExtensionAnswer(context, answerOfError(context.activity.name?.slice(prefix.length) ?? '', text));
}

function answerOfError(invoke: string, text: string): ExtensionAnswer {
  switch (invoke) {
    case 'fetchTask':
    case 'submitAction': return dialog('Zero Trust Roadmap', errorCard(text));
    case 'queryLink': return results([]);
    default: return sentence(text);
  }
}
