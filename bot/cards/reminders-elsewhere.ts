import type { RemindersView } from '../../src/api/reminders.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, line } from './text.ts';

/** Where reminders are: they are somebody's own, and a channel is everybody's. */
export function remindersElsewhereCard({ isReachable }: Pick<RemindersView, 'isReachable'>, { name }: { readonly name: string }): CardMessage {
  const sentence = isReachable
    ? 'Reminders of your tasks come in your chat with me, where only you read them. Open that chat and say “remind me” to see or change when.'
    : 'Reminders of your tasks come in a chat with me, where only you read them. Add Zero Trust Roadmap under Apps for yourself, open the chat, and say “remind me”. Until then “my tasks” here and the digest tell you what is yours.';
  return cardMessage({ text: `${name}: ${sentence}`, body: [heading('Reminders'), line(sentence)] });
}
