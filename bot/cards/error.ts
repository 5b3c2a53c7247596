import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, shorten } from './text.ts';

const longestSentence = 1000;

/** @param sentence what failed, why, what to do: for the person who asked */
export function errorCard(sentence: string): CardMessage {
  const text = shorten(sentence, longestSentence);
  return cardMessage({
    text,
    body: [heading('That did not work'), { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }], spacing: 'Small' }],
  });
}
