import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { handedBack } from './jobs.ts';

/** What becomes of a message: it stays, it goes, or it says something else from now on. */
export type Fate = 'keep' | 'delete' | { readonly text: string };

/** As many as the service hands out at once. */
const atOnce = 32;
/** Long enough to look at all of them; should this process die, workers get them back after it. */
const hiddenSeconds = 60;

/**
 * Goes through the messages of a queue that wait. Those that a worker has in hand, or that wait for a later moment, cannot be
 * seen: whoever wants to be sure stops the app first, or does this again.
 * @returns how many were changed and deleted
 */
export async function sortMessages(queue: QueueClient, fateOf: (text: string) => Fate): Promise<{ readonly changed: number; readonly deleted: number }> {
  const counts = { changed: 0, deleted: 0 };
  if (!await isWorthwhile(queue, fateOf)) return counts;
  const left: { readonly message: DequeuedMessageItem; readonly text: string }[] = [];
  for (;;) {
    const { receivedMessageItems: messages } = await queue.receiveMessages({ numberOfMessages: atOnce, visibilityTimeout: hiddenSeconds });
    if (messages.length === 0) break;
    for (const message of messages) {
      const fate = fateOf(message.messageText);
      if (fate === 'keep') left.push({ message, text: message.messageText });
      else if (fate === 'delete') {
        await queue.deleteMessage(message.messageId, message.popReceipt);
        counts.deleted += 1;
      } else {
        left.push({ message, text: fate.text });
        counts.changed += 1;
      }
    }
  }
  // Only now, or they would be received again.
  for (const { message: { messageId, popReceipt }, text } of left) await queue.updateMessage(messageId, popReceipt, handedBack(text), 0);
  return counts;
}

/** Most queues are short: looking at one without taking anything from a worker is enough then. */
async function isWorthwhile(queue: QueueClient, fateOf: (text: string) => Fate): Promise<boolean> {
  const { peekedMessageItems } = await queue.peekMessages({ numberOfMessages: atOnce });
  return peekedMessageItems.length === atOnce || peekedMessageItems.some(({ messageText }) => fateOf(messageText) !== 'keep');
}
