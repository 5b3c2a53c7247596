import type { Action, CardElement, IAdaptiveCard, IMention, IRefreshDefinition } from '@microsoft/teams.cards';
import { shorten } from './text.ts';

/** A card and what stands in for it where cards do not show: notifications, screen readers, old clients. */
export interface CardMessage {
  readonly card: IAdaptiveCard;
  readonly text: string;
}

/** Teams refuses larger messages; measured on the attachment as it is sent. */
export const maxCardBytes = 28 * 1024;
/** What a card may take by itself: the rest is for the envelope, and for what Teams adds to it. */
const roomForCard = 22 * 1024;
const maxTextLength = 600;

export interface CardParts {
  readonly text: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly Action[];
  readonly mentions?: readonly IMention[];
  /** Who sees a view of their own, and how it is asked for: Teams does so when they look at the card. */
  readonly refresh?: IRefreshDefinition;
}

/** Composes a card of schema 1.5, the newest that all Teams clients show. */
export function cardMessage({ text, body, actions = [], mentions = [], refresh }: CardParts): CardMessage {
  const short = shorten(text, maxTextLength);
  const card = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: short,
    ...(refresh ? { refresh } : {}),
    body: [...body],
    ...(actions.length > 0 ? { actions: [...actions] } : {}),
    ...(mentions.length > 0 ? { msteams: { entities: [...mentions] } } : {}),
  } satisfies IAdaptiveCard;
  return { card, text: short };
}

/** The attachment that carries a card. */
export function attachmentOf({ card }: CardMessage): { contentType: string; content: IAdaptiveCard } {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
}

const shrinkingLists = [10, 6, 4, 2, 1] as const;

/**
 * Builds a card with its lists as long as Teams' size limit allows.
 * @param build makes the card with at most this many items in each list
 */
export function fitting(build: (mostItems: number) => CardMessage): CardMessage {
  for (const mostItems of shrinkingLists) {
    const message = build(mostItems);
    if (Buffer.byteLength(JSON.stringify(message.card)) <= roomForCard) return message;
  }
  return build(0);
}
