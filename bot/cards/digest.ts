import type { CardElement, IMention } from '@microsoft/teams.cards';
import type { DigestItem } from '../../src/digest/digest.ts';
import type { RoadmapDigest } from '../../src/operations/make-digest.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { itemLine } from './digest-item.ts';
import { sourceLabel } from './source-label.ts';
import { counted, dayInWords, heading, line, moreInRoadmap, note, plain, subheading, unmarked } from './text.ts';

export interface DigestCardOptions {
  readonly roadmapUrl: string;
  /** True in channels and group chats: whoever has something to do is mentioned. */
  readonly mentionOwners: boolean;
}

/** What a conversation hears about its roadmap once a week, or when somebody asks. */
export function digestCard(digest: RoadmapDigest, { roadmapUrl, mentionOwners }: DigestCardOptions): CardMessage {
  return fitting((mostItems) => {
    const owners = ownersLine(digest, { most: Math.max(mostItems * 2, 2), mentionOwners });
    return cardMessage({
      text: digestText(digest),
      body: [
        heading('Zero Trust digest'),
        note(dayInWords(digest.today)),
        ...(digest.source?.kind === 'sample' ? [plain({ strong: sourceLabel(digest.source) })] : []),
        ...(digest.isEmpty ? [line('Nothing is due, blocked or regressed.')] : []),
        ...(digest.scoreDelta === null ? [] : [line(scoreSentence(digest.scoreDelta))]),
        ...section('Overdue', digest.overdue, mostItems),
        ...section('Due in 30 days', digest.due30, mostItems),
        ...section('Due in 60 days', digest.due60, Math.ceil(mostItems / 2)),
        ...section('Due in 90 days', digest.due90, Math.ceil(mostItems / 2)),
        ...section('Blocked', digest.blocked, mostItems),
        ...section('Regressed: completed, but a check fails again', digest.regressed, mostItems),
        ...section('Completed since last time', digest.completed, mostItems),
        ...owners.lines,
      ],
      actions: [openRoadmap(roadmapUrl)],
      mentions: owners.mentions,
    });
  });
}

function section(title: string, items: readonly DigestItem[], most: number): CardElement[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, most);
  return [subheading(`${title} (${items.length})`), ...shown.map((item) => itemLine(item, { withOwner: true })), ...moreInRoadmap(items.length, shown.length)];
}

function scoreSentence(delta: number): string {
  if (delta === 0) return 'The score is unchanged.';
  return `The score went ${delta > 0 ? 'up' : 'down'} by ${counted(Math.abs(delta), 'point')}.`;
}

/** Who has something to do now, each mentioned once. */
function ownersLine(digest: RoadmapDigest, { most, mentionOwners }: { readonly most: number; readonly mentionOwners: boolean }): { lines: CardElement[]; mentions: IMention[] } {
  const busy = digest.byOwner.flatMap(({ owner, overdue, due30 }) => (owner && overdue + due30 > 0 ? [{ owner, overdue, due30 }] : []));
  if (!mentionOwners || busy.length === 0) return { lines: [], mentions: [] };
  const names = new Set<string>();
  const called = busy.slice(0, most).map(({ owner, overdue, due30 }) => {
    const name = uniqueName(unmarked(owner.name) || 'Owner', names);
    const text = `<at>${name}</at>`;
    const work = [...(overdue > 0 ? [`${overdue} overdue`] : []), ...(due30 > 0 ? [`${due30} due in 30 days`] : [])].join(', ');
    const mention: IMention = { type: 'mention', text, mentioned: { id: owner.id, name } };
    return { line: line(`${text}: ${work}`), mention };
  });
  return {
    lines: [subheading('Over to you'), ...called.map((each) => each.line), ...moreInRoadmap(busy.length, called.length)],
    mentions: called.map(({ mention }) => mention),
  };
}

/** Teams finds a mention by its text: namesakes need a number. */
function uniqueName(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name} ${number}`;
  taken.add(candidate);
  return candidate;
}

function digestText(digest: RoadmapDigest): string {
  if (digest.isEmpty) return 'Zero Trust digest: nothing is due, blocked or regressed.';
  const parts = [
    `${digest.overdue.length} overdue`, `${digest.due30.length} due in 30 days`, `${digest.blocked.length} blocked`,
    `${digest.regressed.length} regressed`, `${digest.completed.length} completed`,
  ];
  return `Zero Trust digest: ${parts.join(', ')}.`;
}
