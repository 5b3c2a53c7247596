import type { CardElement } from '@microsoft/teams.cards';
import type { Person } from '../../src/assessment/run.ts';
import type { Decision, Minutes } from '../../src/roadmap/minutes.ts';
import { statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { counted, dayInWords, heading, moreInRoadmap, plain, plainNote, shorten, subheading } from './text.ts';

export interface MinutesOptions {
  /** What the workshop was about: `Identity › Operations`. */
  readonly about: string;
  readonly by: Person;
  readonly at: string;
  readonly timeZone: string;
  readonly roadmapUrl: string;
}

const longestNote = 300;
/** Lists shrink together: there are more decisions than anything else. */
const decisionsPerItem = 3;

/** What a workshop decided: who does what by when, what stayed open, what was left. */
export function minutesCard({ decisions, openQuestions, skipped, notReached }: Minutes, { about, by, at, timeZone, roadmapUrl }: MinutesOptions): CardMessage {
  const open = new Set(openQuestions.map(({ id }) => id));
  const settled = decisions.filter(({ id }) => !open.has(id));
  const figures = [
    ...(settled.length > 0 ? [counted(settled.length, 'decision')] : []),
    ...(openQuestions.length > 0 ? [counted(openQuestions.length, 'open question')] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
    ...(notReached > 0 ? [`${notReached} not reached`] : []),
  ].join(' · ');
  return fitting((mostItems) => {
    const most = mostItems * decisionsPerItem;
    return cardMessage({
      text: `Minutes of ${about}: ${figures}`,
      body: [
        heading('Minutes'),
        plain({ strong: about }),
        plainNote(`${dayInWords(at, timeZone)} · written down by ${shorten(by.name, 60)}`),
        plain(figures),
        ...section('Decisions', settled, most),
        ...section('Open questions', openQuestions, most),
        ...(skipped.length === 0 ? [] : [subheading('Skipped'), ...skipped.slice(0, most).map(({ title }) => plain(title)), ...moreInRoadmap(skipped.length, most)]),
      ],
      actions: [openRoadmap(roadmapUrl)],
    });
  });
}

function section(title: string, decisions: readonly Decision[], most: number): CardElement[] {
  if (decisions.length === 0) return [];
  return [
    subheading(title),
    ...decisions.slice(0, most).flatMap((decision): CardElement[] => [
      { ...plain({ strong: decision.title }), spacing: 'Medium' },
      plainNote(stateInWords(decision)),
      ...(decision.note === null ? [] : [{ type: 'RichTextBlock' as const, inlines: [{ type: 'TextRun' as const, text: shorten(decision.note, longestNote) }], spacing: 'Small' as const }]),
    ]),
    ...moreInRoadmap(decisions.length, most),
  ];
}

function stateInWords({ state: { status, owner, due } }: Decision): string {
  return [statusNames[status], owner ? shorten(owner.name, 60) : 'no owner', due === null ? 'no due date' : `by ${dayInWords(due)}`].join(' · ');
}
