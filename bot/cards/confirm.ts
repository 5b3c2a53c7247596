import type { Person } from '../../src/assessment/run.ts';
import type { SaidSentence } from '../say.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, note, shorten, unmarked } from './text.ts';

const longestSentence = 500;

/** A change that free wording seems to ask for: it is shown as it would be typed, and done when the same person presses. */
export function confirmCard(said: SaidSentence): CardMessage {
  const sentence = shorten(said.sentence, longestSentence);
  return cardMessage({
    text: `Shall I do this? ${sentence}`,
    body: [heading('Shall I do this?'), quoted(sentence), note(`This is how I read what you said. Nothing has happened yet; only ${unmarked(said.for.name)} can answer.`)],
    actions: [
      { type: 'Action.Execute', title: 'Do it', verb: 'say', style: 'positive', data: { ...said } },
      { type: 'Action.Execute', title: 'Leave it', verb: 'leave', data: { ...said, sentence: shorten(said.sentence, 120) } },
    ],
  });
}

/** What stands in place of the question, so that nobody answers it twice. */
export function answeredCard({ sentence }: SaidSentence, by: Person, answer: 'done' | 'left'): CardMessage {
  const short = shorten(sentence, longestSentence);
  const [title, what] = answer === 'done' ? ['Done', `${by.name} said so.`] : ['Left as it was', `${by.name} did not want it. Nothing has changed.`];
  return cardMessage({
    text: `${title}: ${short}`,
    body: [heading(title), quoted(short), { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: what }], spacing: 'Small' }],
  });
}

/** What somebody wrote may be longer than a title, and is shown as it is. */
function quoted(sentence: string) {
  return { type: 'RichTextBlock' as const, inlines: [{ type: 'TextRun' as const, text: sentence, weight: 'Bolder' as const }], spacing: 'Small' as const };
}
