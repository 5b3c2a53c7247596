import type { CardElement } from '@microsoft/teams.cards';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, line, note, plain } from './text.ts';

/** What a card needs to know of a command. */
export interface CommandHelp {
  readonly usage: string;
  readonly description: string;
}

export interface HelpCardOptions {
  readonly roadmapUrl: string;
  /** In channels and group chats the bot hears only what mentions it. */
  readonly needsMention: boolean;
  /** Set when a sentence was not understood: the closest command. */
  readonly didYouMean?: string;
}

export function helpCard(commands: readonly CommandHelp[], { roadmapUrl, needsMention, didYouMean }: HelpCardOptions): CardMessage {
  const suggestion = didYouMean === undefined ? [] : [line(`I did not understand that. Did you mean “${didYouMean}”?`)];
  return cardMessage({
    text: `${didYouMean === undefined ? '' : `Did you mean “${didYouMean}”? `}I understand: ${commands.map(({ usage }) => usage).join(', ')}.`,
    body: [
      heading(didYouMean === undefined ? 'What you can say' : 'Sorry?'),
      ...suggestion,
      ...commands.flatMap(({ usage, description }): CardElement[] => [{ ...plain({ strong: usage }), spacing: 'Medium' }, note(description)]),
      ...(needsMention ? [note('In channels and group chats, mention me first: @Zero Trust Roadmap help.')] : []),
    ],
    actions: [openRoadmap(roadmapUrl)],
  });
}
