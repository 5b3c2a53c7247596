import type { CardElement, IColumn } from '@microsoft/teams.cards';
import type { Outcome } from '../../src/assessment/run.ts';
import type { DigestItem } from '../../src/digest/digest.ts';
import { reviewWithinDays, type ExceptionItem } from '../../src/digest/exception-items.ts';
import type { RoadmapDigest } from '../../src/operations/make-digest.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { itemLine } from './digest-item.ts';
import { Mentions, ownerList } from './digest-owners.ts';
import { endInWords } from './exception-words.ts';
import { sourceLabel } from './source-label.ts';
import { capitalised, counted, dayInWords, heading, line, moreInRoadmap, note, plain, shorten, subheading } from './text.ts';

export interface DigestCardOptions {
  readonly roadmapUrl: string;
  /** True in channels and group chats: whoever has something overdue, or due within a week, is mentioned. */
  readonly mentionOwners: boolean;
}

/** What a conversation hears about its roadmap when its digest is due, or when somebody asks. */
export function digestCard(digest: RoadmapDigest, { roadmapUrl, mentionOwners }: DigestCardOptions): CardMessage {
  return fitting((mostItems) => {
    const mentions = mentionOwners ? new Mentions() : null;
    const owners = { mostOwners: Math.max(mostItems, 1), mostItems: Math.min(mostItems, 3), mentions };
    return cardMessage({
      text: digestText(digest),
      body: [
        heading('Zero Trust digest'),
        note(`${dayInWords(digest.today)} · since ${dayInWords(digest.since)}`),
        ...(digest.source?.kind === 'sample' ? [plain({ strong: sourceLabel(digest.source) })] : []),
        ...(digest.isEmpty ? [line('Nothing is due, blocked or regressed.')] : []),
        ...(digest.scoreDelta === null ? [] : [line(scoreSentence(digest.scoreDelta))]),
        ...praise(digest),
        ...figures(digest),
        ...section('Overdue', digest.overdue, () => ownerList(digest.overdue, owners)),
        ...section('Due in 7 days', digest.due7, () => ownerList(digest.due7, owners)),
        ...section('Blocked', digest.blocked, () => items(digest.blocked, mostItems)),
        ...section('Checks that fail again', digest.regressedChecks, () => checks(digest.regressedChecks, mostItems)),
        ...section('Completed, but a check fails', digest.regressed, () => items(digest.regressed, mostItems)),
        ...section('Accepted risks that end', digest.exceptions, () => exceptions(digest.exceptions, mostItems)),
        ...section('Due in 30 days', digest.due30, () => items(digest.due30, Math.ceil(mostItems / 2))),
      ],
      actions: [...(needsReview(digest) ? [{ type: 'Action.Execute' as const, title: 'Review exceptions', verb: 'review-exceptions', data: {} }] : []), openRoadmap(roadmapUrl)],
      mentions: mentions?.entities ?? [],
    });
  });
}

const needsReview = (digest: RoadmapDigest): boolean => digest.exceptions.some(({ daysLeft }) => daysLeft <= reviewWithinDays);

function section(title: string, list: readonly unknown[], content: () => readonly CardElement[]): CardElement[] {
  return list.length === 0 ? [] : [subheading(`${title} (${list.length})`), ...content()];
}

function items(list: readonly DigestItem[], most: number): CardElement[] {
  const shown = list.slice(0, most);
  return [...shown.map((item) => itemLine(item, { withOwner: true })), ...moreInRoadmap(list.length, shown.length)];
}

function checks(list: readonly Outcome[], most: number): CardElement[] {
  const shown = list.slice(0, most);
  return [...shown.map(({ title, risk }) => plain({ strong: `${capitalised(risk)} risk: ` }, title)), ...moreInRoadmap(list.length, shown.length)];
}

function exceptions(list: readonly ExceptionItem[], most: number): CardElement[] {
  const shown = list.slice(0, most);
  return [...shown.map((item) => plain({ strong: item.title }, ` (${endInWords(item)}; accepted by ${item.approver.name})`)), ...moreInRoadmap(list.length, shown.length)];
}

/** What is ahead, in numbers: only the next days are named one by one. */
function figures({ overdue, due7, due30, due60, due90 }: RoadmapDigest): CardElement[] {
  const ahead = [overdue, due7, due30, due60, due90];
  if (ahead.every(({ length }) => length === 0)) return [];
  const labels = ['overdue', 'in 7 days', 'in 30 days', 'in 60 days', 'in 90 days'];
  return [{ type: 'ColumnSet', spacing: 'Medium', columns: ahead.map(({ length }, index) => figure(length, labels[index] ?? '', { isLate: index === 0 && length > 0 })) }];
}

function figure(count: number, label: string, { isLate }: { readonly isLate: boolean }): IColumn {
  return {
    type: 'Column',
    width: 'stretch',
    items: [
      { type: 'TextBlock', text: new Intl.NumberFormat('en').format(count), size: 'ExtraLarge', weight: 'Bolder', horizontalAlignment: 'Center', spacing: 'None', ...(isLate ? { color: 'Attention' } : {}) },
      { type: 'TextBlock', text: label, size: 'Small', isSubtle: true, wrap: true, horizontalAlignment: 'Center', spacing: 'None' },
    ],
  };
}

const mostPraised = 3;
const longestName = 40;
const mostCompletedNamed = 3;
const longestTitle = 100;

/** One line for what was done, and for whom to thank. */
function praise({ completed, praised }: RoadmapDigest): CardElement[] {
  if (completed.length === 0) return [];
  const names = praised.slice(0, mostPraised).map(({ name }) => shorten(name, longestName));
  const others = praised.length - names.length;
  const thanked = names.length === 0 ? [] : [new Intl.ListFormat('en-GB', { type: 'conjunction' }).format([...names, ...(others > 0 ? [counted(others, 'other')] : [])])];
  const titles = completed.slice(0, mostCompletedNamed).map(({ title }) => `“${shorten(title, longestTitle)}”`);
  const rest = completed.length - titles.length;
  // Every title is a run of its own: each is cut by itself.
  const done = new Intl.ListFormat('en-GB', { type: 'conjunction' }).formatToParts([...titles, ...(rest > 0 ? [`${rest} more`] : [])]).map(({ value }) => value);
  return [plain({ strong: `${['Well done', ...thanked].join(', ')}: ` }, `${counted(completed.length, 'activity', 'activities')} completed, `, ...done, '.')];
}

function scoreSentence(delta: number): string {
  if (delta === 0) return 'The score is unchanged.';
  return `The score went **${delta > 0 ? 'up' : 'down'} by ${counted(Math.abs(delta), 'point')}**.`;
}

function digestText(digest: RoadmapDigest): string {
  if (digest.isEmpty) return 'Zero Trust digest: nothing is due, blocked or regressed.';
  const { overdue, due7, due30, blocked, regressedChecks, regressed, exceptions: ending, completed } = digest;
  const parts = [
    `${overdue.length} overdue`, `${due7.length} due in 7 days`, `${due30.length} in 30 days`, `${blocked.length} blocked`, `${counted(regressedChecks.length, 'check fails', 'checks fail')} again`,
    `${regressed.length} regressed`, counted(ending.length, 'accepted risk ends', 'accepted risks end'), `${completed.length} completed`,
  ];
  return `Zero Trust digest: ${parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'the score changed'}.`;
}
