import type { IContainer, IExecuteAction } from '@microsoft/teams.cards';
import type { Outcome } from '../../src/assessment/run.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { FailedChecks, FailedChecksQuery } from '../../src/operations/load-failed-checks.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { capitalised, counted, dayInWords, heading, line, note, plain } from './text.ts';

const perPage = 8;

/** Which page of which list: carried by the buttons. */
export interface FailedChecksPage extends FailedChecksQuery {
  readonly page: number;
}

/**
 * The checks that fail now, eight at a time; each opens its detail. Titles only: guests of a channel see its cards.
 * @param options.page from 0; one behind the last shows the last, since a list can have become shorter
 */
export function failedChecksCard({ query, failed, known, latest }: FailedChecks, { page, roadmapUrl }: { readonly page: number; readonly roadmapUrl: string }): CardMessage {
  const pages = Math.max(1, Math.ceil(failed.length / perPage));
  const shownPage = Math.min(Math.max(page, 0), pages - 1);
  const shown = failed.slice(shownPage * perPage, (shownPage + 1) * perPage);
  const scope = scopeInWords(query);
  const title = failed.length === 0 ? `No failed checks${scope}` : `${counted(failed.length, 'failed check')}${scope}`;
  return cardMessage({
    text: `${title}. ${shown.slice(0, 3).map((outcome) => outcome.title).join('; ')}`,
    body: [
      heading(title),
      ...(latest ? [plain({ strong: sourceLabel(latest.source) }), note(`Newest verdicts, up to ${dayInWords(latest.startedAt)}`)] : []),
      ...(failed.length === 0 ? [line(nothingSentence(known))] : [note('What should be true, and is not. Choose one to see why it matters and how to mend it.')]),
      ...shown.map((outcome) => failureRow(outcome, { ...query, page: shownPage })),
      ...(pages > 1 ? [note(`Page ${shownPage + 1} of ${pages}`)] : []),
    ],
    actions: [
      ...(shownPage > 0 ? [turnPage('Previous', { ...query, page: shownPage - 1 })] : []),
      ...(shownPage < pages - 1 ? [turnPage('Next', { ...query, page: shownPage + 1 })] : []),
      openRoadmap(roadmapUrl),
    ],
  });
}

function failureRow({ reference, title, risk, pillars }: Outcome, back: FailedChecksPage): IContainer {
  const marks = [`${capitalised(risk)} risk`, pillars.map((pillar) => pillarNames[pillar]).join(', '), ...(reference === null ? [] : [`check ${reference}`])];
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [{ ...plain({ strong: title }), spacing: 'None' }, { ...note(marks.join(' · ')), spacing: 'None' }],
    ...(reference === null ? {} : { selectAction: { type: 'Action.Execute', title: `Show check ${reference}`, verb: 'show-check', data: { reference, back: { ...back, pillars: back.pillars && [...back.pillars] } } } }),
  };
}

function turnPage(title: 'Previous' | 'Next', { pillars, risk, page }: FailedChecksPage): IExecuteAction {
  return { type: 'Action.Execute', title, verb: 'show-failed', data: { pillars: pillars && [...pillars], risk, page } };
}

function scopeInWords({ pillars, risk }: FailedChecksQuery): string {
  const inPillars = pillars === null ? '' : ` in ${pillars.map((pillar) => pillarNames[pillar]).join(', ')}`;
  return `${inPillars}${risk === null ? '' : ` with ${risk} risk`}`;
}

function nothingSentence(known: number): string {
  if (known === 0) return 'No assessment has judged such a check yet. Say “run assessment” to find out.';
  return `None of the ${counted(known, 'check')} here fails.`;
}
