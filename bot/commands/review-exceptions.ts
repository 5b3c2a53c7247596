import { z } from 'zod';
import type { Actor } from '../../src/operations/house.ts';
import { endException, extendException, loadExceptionReview, type Reviewed } from '../../src/operations/review-exceptions.ts';
import { daySchema } from '../../src/roadmap/activity-state.ts';
import type { CardMessage } from '../cards/card-message.ts';
import { exceptionReviewCard } from '../cards/exception-review.ts';
import { dayInWords, shorten } from '../cards/text.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { readPress } from '../read-press.ts';

const page = z.int().min(0).max(1000);
/** Without a page it is the button of a digest. */
const reviewSchema = z.looseObject({ page: page.optional() });
const seenSchema = z.looseObject({ activity: z.string().min(1).max(100), until: daySchema, page });
type Seen = z.infer<typeof seenSchema>;

const otherVersion = 'This card is from another version of the app. Say “review exceptions” for a new one.';

export default defineCommand({
  name: 'review exceptions',
  usage: 'review exceptions',
  rank: 46,
  description: 'Lists the accepted risks that end within two weeks or have ended, to extend or to end them.',
  scopes: everyScope,
  phrases: [
    'review exceptions', 'review exception', 'review accepted risks', 'review risks', 'exceptions', 'show exceptions', 'list exceptions', 'accepted risks', 'show accepted risks', 'which exceptions expire', 'which exceptions end',
    'what exceptions expire', 'expiring exceptions', 'expired exceptions',
  ],
  takesWords: false,
  async run(turn) {
    await turn.answer(await reviewCard(turn, await turn.actor(), { page: 0 }));
  },
  presses: {
    async 'review-exceptions'(turn, data) {
      const pressed = readPress(reviewSchema, data, otherVersion);
      const card = await reviewCard(turn, await turn.actor(), { page: pressed.page ?? 0 });
      if (pressed.page !== undefined) return card;
      // The digest stays what it was.
      await turn.answer(card);
      return 'The accepted risks to review are below.';
    },
    async 'extend-exception'(turn, data) {
      const { seen, actor } = await pressedBy(turn, data);
      return decided(turn, actor, seen, await extendException(turn.house, actor, turn.conversation.roadmapId, seen, turn.conversation.digest.timeZone));
    },
    async 'end-exception'(turn, data) {
      const { seen, actor } = await pressedBy(turn, data);
      return decided(turn, actor, seen, await endException(turn.house, actor, turn.conversation.roadmapId, seen));
    },
  },
});

async function pressedBy(turn: Turn, data: unknown): Promise<{ readonly seen: Seen; readonly actor: Actor }> {
  return { seen: readPress(seenSchema, data, otherVersion), actor: await turn.actor() };
}

/** The card after a decision, for everybody who sees it. */
async function decided(turn: Turn, actor: Actor, seen: Seen, reviewed: Reviewed): Promise<CardMessage> {
  const card = await reviewCard(turn, actor, { page: seen.page, note: inWords(reviewed, actor) });
  await turn.replaceCard(card);
  return card;
}

async function reviewCard({ house, conversation: { roadmapId, digest }, roadmapUrl }: Turn, actor: Actor, options: { readonly page: number; readonly note?: string }): Promise<CardMessage> {
  return exceptionReviewCard(await loadExceptionReview(house, actor, roadmapId, digest.timeZone), { ...options, roadmapUrl });
}

const longestTitle = 70;

function inWords(reviewed: Reviewed, { person }: Actor): string {
  switch (reviewed.kind) {
    case 'extended': return `${shorten(person.name, 40)} extended “${shorten(reviewed.title, longestTitle)}” to ${dayInWords(reviewed.until)}.`;
    case 'ended': return `${shorten(person.name, 40)} ended the accepted risk of “${shorten(reviewed.title, longestTitle)}”.`;
    case 'stale': return 'Somebody changed this exception after the card was posted. Here it is as it is now: nothing of yours was done.';
  }
}
