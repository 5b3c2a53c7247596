import type { Refusal } from '../../src/operations/refusal.ts';
import { showHelp } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, shorten } from './text.ts';

const longestSentence = 1000;

/** Something broke. @param sentence what failed, why, what to do: for the person who asked */
export function errorCard(sentence: string): CardMessage {
  return answer('That did not work', sentence);
}

/** What was asked for is not done, and nothing is broken. @param sentence what, why, and what to do instead */
export function refusalCard(sentence: string, status: Refusal['status']): CardMessage {
  return answer(titles[status], sentence);
}

const titles: Readonly<Record<Refusal['status'], string>> = {
  400: 'Tell me a little more',
  401: 'I do not know who you are',
  403: 'You cannot do this here',
  404: 'I found nothing like that',
  409: 'That has changed meanwhile',
  413: 'That is too large',
  415: 'I cannot read that',
  422: 'That does not fit',
  429: 'That was too much at once',
  503: 'Not just now',
};

function answer(title: string, sentence: string): CardMessage {
  const text = shorten(sentence, longestSentence);
  return cardMessage({
    text,
    body: [heading(title), { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }], spacing: 'Small' }],
    actions: [showHelp],
  });
}
