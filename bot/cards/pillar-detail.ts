import type { CardElement, IContainer, IExecuteAction } from '@microsoft/teams.cards';
import type { Outcome } from '../../src/assessment/run.ts';
import { pillarNames, type PillarId } from '../../src/catalog/catalog.ts';
import type { PillarActivity, PillarDetail } from '../../src/operations/load-pillar.ts';
import { isClosed, statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { dueInWords } from './digest-item.ts';
import { sourceLabel } from './source-label.ts';
import { acceptedWords, capitalised, counted, dayInWords, heading, line, note, percent, plain, subheading, unmarked } from './text.ts';

const perPage = 8;
const mostAreas = 12;

/** A line of the list: a failed check, or an activity. */
type Row = { readonly group: string; readonly check: Outcome } | { readonly group: string; readonly activity: PillarActivity };

/**
 * One pillar: its score, its areas, then failed checks and activities by status, eight at a time; each opens its own card.
 * Titles and numbers only: guests of a channel see its cards.
 * @param options.page from 0; one behind the last shows the last, since a list can have become shorter
 */
export function pillarDetailCard(detail: PillarDetail, { roadmapUrl, page }: { readonly roadmapUrl: string; readonly page: number }): CardMessage {
  const { pillar, latest, failed, activities } = detail;
  const rows = rowsOf(detail);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const shownPage = Math.min(Math.max(page, 0), pages - 1);
  const closed = activities.filter(({ status }) => isClosed(status)).length;
  const work = `${closed} of ${counted(activities.length, 'activity', 'activities')} closed`;
  return cardMessage({
    text: `${pillarNames[pillar]}: ${scoreSentence(detail)} ${work}. ${counted(failed.length, 'check fails', 'checks fail')}.`,
    body: [
      heading(pillarNames[pillar]),
      ...(latest ? [plain({ strong: sourceLabel(latest.source) })] : []),
      line(`**${scoreSentence(detail)}** ${work}.`),
      ...(shownPage === 0 ? overviewOf(detail) : []),
      ...rowElements(rows.slice(shownPage * perPage, (shownPage + 1) * perPage), pillar),
      ...(pages > 1 ? [note(`Page ${shownPage + 1} of ${pages}`)] : []),
    ],
    actions: [
      ...(shownPage > 0 ? [turnPage('Previous', pillar, shownPage - 1)] : []),
      ...(shownPage < pages - 1 ? [turnPage('Next', pillar, shownPage + 1)] : []),
      { type: 'Action.Execute', title: 'All pillars', verb: 'show-status', data: {} },
      openRoadmap(roadmapUrl),
    ],
  });
}

function scoreSentence({ score }: PillarDetail): string {
  return score?.percent == null ? 'No score yet.' : `Score ${percent(score.percent)}.`;
}

function overviewOf({ score, latest, areas }: PillarDetail): CardElement[] {
  const { counts, accepted = 0 } = score ?? {};
  const shown = areas.slice(0, mostAreas);
  return [
    ...(counts && latest ? [note(`${[`${counts.passed} passed`, `${counts.failed} failed`, `${counts.investigate} to investigate`, ...acceptedWords(accepted)].join(' · ')}, by the newest verdicts up to ${dayInWords(latest.startedAt)}`)] : [note('No assessment has judged a check of this pillar yet.')]),
    ...(shown.length === 0 ? [] : [
      subheading('Areas'),
      { type: 'FactSet' as const, spacing: 'Small' as const, facts: shown.map(({ name, total, closed }) => ({ title: unmarked(name), value: `${closed} of ${total} closed` })) },
    ]),
    ...(areas.length > shown.length ? [note(`and ${counted(areas.length - shown.length, 'more area')} in the roadmap`)] : []),
  ];
}

function rowsOf({ failed, activities }: PillarDetail): Row[] {
  const inStatus = (status: PillarActivity['status']) => activities.filter((activity) => activity.status === status).length;
  return [
    ...failed.map((check) => ({ group: `Failed checks (${failed.length})`, check })),
    ...activities.map((activity) => ({ group: `${statusNames[activity.status]} (${inStatus(activity.status)})`, activity })),
  ];
}

/** Rows under the name of their group, which stands again at the top of a page. */
function rowElements(rows: readonly Row[], pillar: PillarId): CardElement[] {
  return rows.flatMap((row, index) => [
    ...(row.group === rows[index - 1]?.group ? [] : [subheading(row.group)]),
    'check' in row ? checkRow(row.check, pillar) : activityRow(row.activity),
  ]);
}

function checkRow({ reference, title, risk }: Outcome, pillar: PillarId): IContainer {
  return {
    type: 'Container',
    spacing: 'Small',
    items: [{ ...plain({ strong: `${capitalised(risk)} risk: ` }, title), spacing: 'None' }],
    ...(reference === null ? {} : { selectAction: { type: 'Action.Execute', title: `Show check ${reference}`, verb: 'show-check', data: { reference, back: { pillars: [pillar], risk: null, page: 0 } } } }),
  };
}

function activityRow({ id, title, owner, due, daysLate }: PillarActivity): IContainer {
  const day = dueInWords({ due, daysLate });
  return {
    type: 'Container',
    spacing: 'Small',
    items: [
      { ...plain(title), spacing: 'None' },
      ...(owner || day ? [{ ...note([...(owner ? [unmarked(owner.name)] : []), ...(day ? [`due ${day}`] : [])].join(' · ')), spacing: 'None' as const }] : []),
    ],
    selectAction: { type: 'Action.Execute', title: `Open ${title}`, verb: 'open-task', data: { activity: id } },
  };
}

function turnPage(title: 'Previous' | 'Next', pillar: PillarId, page: number): IExecuteAction {
  return { type: 'Action.Execute', title, verb: 'show-pillar', data: { pillar, page } };
}
