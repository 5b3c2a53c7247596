import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import type { SaidSentence } from '../say.ts';
import { openRoadmap, showHelp } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, line, note, plain, shorten } from './text.ts';

/** What a card needs to know of a command. */
export interface CommandHelp {
  readonly usage: string;
  readonly description: string;
}

export interface HelpCardOptions {
  readonly roadmapUrl: string;
  /** In channels and group chats the bot hears only what mentions it. */
  readonly needsMention: boolean;
  /** Set when a sentence was not understood: the closest one that is. */
  readonly didYouMean?: string;
  /** The same for a button, where it is close enough to be what was meant. */
  readonly sayIt?: SaidSentence;
  /** Why free wording could not be read, when it usually is. */
  readonly trouble?: string;
}

const longestSentence = 80;
const mostShown = 5;

export function helpCard(commands: readonly CommandHelp[], { roadmapUrl, needsMention, didYouMean, sayIt, trouble }: HelpCardOptions): CardMessage {
  const question = didYouMean === undefined ? [] : [`Did you mean “${shorten(didYouMean, longestSentence)}”?`];
  // Whoever was not understood wants to go on, not to read everything.
  const isShort = question.length > 0 || trouble !== undefined;
  const shown = isShort ? commands.slice(0, mostShown) : commands;
  return cardMessage({
    text: [...(trouble === undefined ? [] : [trouble]), ...question, `I understand: ${commands.map(({ usage }) => usage).join(', ')}.`].join(' '),
    body: [
      heading(isShort ? 'Sorry?' : 'What you can say'),
      ...(trouble === undefined ? [] : [line(trouble)]),
      ...question.map((asked) => plain(`I did not understand that. ${asked}`)),
      ...shown.flatMap(({ usage, description }): CardElement[] => [{ ...plain({ strong: usage }), spacing: 'Medium' }, note(description)]),
      ...(needsMention ? [note('In channels and group chats, mention me first: @Zero Trust Roadmap help.')] : []),
    ],
    actions: [...(sayIt ? [yes(sayIt)] : []), ...(isShort ? [showHelp] : []), openRoadmap(roadmapUrl)],
  });
}

function yes(said: SaidSentence): IExecuteAction {
  return { type: 'Action.Execute', title: `Yes, ${shorten(said.sentence, longestSentence)}`, verb: 'say', data: { ...said } };
}
