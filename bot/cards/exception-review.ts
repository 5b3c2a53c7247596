import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { ExceptionReview, ReviewItem } from '../../src/operations/review-exceptions.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { endInWords } from './exception-words.ts';
import { capitalised, counted, dayInWords, heading, line, note, plain } from './text.ts';

const perPage = 5;

export interface ExceptionReviewOptions {
  readonly roadmapUrl: string;
  /** From 0; one behind the last shows the last, since a list can have become shorter. */
  readonly page: number;
  /** What happened just now. */
  readonly note?: string;
}

/** Accepted risks that ask for a decision, five at a time. Their reasons stand in the tab: guests of a channel see its cards. */
export function exceptionReviewCard({ items, later, policy }: ExceptionReview, { roadmapUrl, page, note: happened }: ExceptionReviewOptions): CardMessage {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const shownPage = Math.min(Math.max(page, 0), pages - 1);
  const shown = items.slice(shownPage * perPage, (shownPage + 1) * perPage);
  const title = items.length === 0 ? 'No accepted risk needs a review' : `${counted(items.length, 'accepted risk needs', 'accepted risks need')} a review`;
  return cardMessage({
    text: `${happened ? `${happened} ` : ''}${title}. ${shown.slice(0, 3).map((item) => item.title).join('; ')}`,
    body: [
      heading(title),
      ...(happened ? [plain({ strong: happened })] : []),
      ...(items.length === 0 ? [line('None has ended, and none ends within two weeks.')] : [note('Extend what is still right, end what is not: then the activity is open again.')]),
      ...shown.map((item) => itemRow(item, shownPage)),
      ...(pages > 1 ? [note(`Page ${shownPage + 1} of ${pages}`)] : []),
      ...(later > 0 ? [note(`${counted(later, 'other risk is', 'other risks are')} accepted for longer.`)] : []),
      note(`Here a risk is accepted for ${counted(policy.longestDays, 'day')} at most.`),
    ],
    actions: [
      ...(shownPage > 0 ? [turnPage('Previous', shownPage - 1)] : []),
      ...(shownPage < pages - 1 ? [turnPage('Next', shownPage + 1)] : []),
      openRoadmap(roadmapUrl),
    ],
  });
}

function itemRow(item: ReviewItem, page: number): CardElement {
  const { id, title, pillar, approver, until, extendableTo, isFullExtension } = item;
  const seen = { activity: id, until, page };
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      { ...plain({ strong: title }), spacing: 'None' },
      { ...plain(`${capitalised(endInWords(item))} · accepted by ${approver.name}`), spacing: 'None' },
      { ...note([pillarNames[pillar], id].join(' · ')), spacing: 'None' },
      {
        type: 'ActionSet',
        spacing: 'Small',
        actions: [
          ...(extendableTo === null ? [] : [{
            type: 'Action.Execute' as const, title: isFullExtension ? 'Extend by 90 days' : `Extend to ${dayInWords(extendableTo)}`, tooltip: `Extend to ${dayInWords(extendableTo)}`, verb: 'extend-exception', data: seen,
          }]),
          { type: 'Action.Execute', title: 'End it', tooltip: 'Accept this risk no longer', verb: 'end-exception', data: seen },
          { type: 'Action.Execute', title: 'Open', tooltip: 'Show the activity', verb: 'open-task', data: { activity: id } },
        ],
      },
    ],
  };
}

function turnPage(title: 'Previous' | 'Next', page: number): IExecuteAction {
  return { type: 'Action.Execute', title, verb: 'review-exceptions', data: { page } };
}
