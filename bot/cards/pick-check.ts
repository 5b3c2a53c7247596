import { pillarNames } from '../../src/catalog/catalog.ts';
import type { CheckMark } from '../../src/operations/load-check.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { capitalised } from './text.ts';
import { choices } from './choices.ts';

/** Which of several checks is meant. */
export function pickCheckCard(checks: readonly CheckMark[]): CardMessage {
  return cardMessage({
    text: `Which check do you mean? ${checks.map(({ reference, title }) => `${reference} ${title}`).join('; ')}`,
    body: choices('Which check do you mean?', checks.map(({ reference, title, pillars, risk }) => ({
      title,
      marks: [`Check ${reference}`, pillars.map((pillar) => pillarNames[pillar]).join(', '), `${capitalised(risk)} risk`],
      action: { verb: 'show-check', data: { reference } },
    }))),
  });
}
