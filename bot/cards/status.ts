import type { CardElement } from '@microsoft/teams.cards';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { RoadmapStatus } from '../../src/operations/load-status.ts';
import { isClosed, statuses, statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap, runAssessment } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { acceptedWords, counted, dayInWords, heading, line, note, percent, plain, subheading } from './text.ts';

/** Where a roadmap stands: the work, its evidence, the score. */
export function statusCard(status: RoadmapStatus, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const { activities, overdue } = status;
  const closed = statuses.filter(isClosed).reduce((sum, name) => sum + activities.byStatus[name], 0);
  const work = `${closed} of ${counted(activities.total, 'activity', 'activities')} closed`;
  const late = overdue === 0 ? 'Nothing is overdue' : `${counted(overdue, 'activity is', 'activities are')} overdue`;
  return cardMessage({
    text: `Roadmap status: ${work}. ${late}. ${scoreSentence(status)}`,
    body: [
      heading('Roadmap status'),
      line(`${work} · ${late}`),
      ...statusFacts(activities.byStatus),
      subheading('Evidence'),
      line(`${activities.proven} proven · ${activities.contradicted} with failed checks · ${activities.regressed} regressed`),
      subheading('Assessment'),
      ...sourceLines(status),
      line(scoreSentence(status)),
      ...pillarLines(status),
    ],
    actions: [openRoadmap(roadmapUrl), runAssessment('Run assessment', null)],
  });
}

const mostSources = 3;

function statusFacts(byStatus: RoadmapStatus['activities']['byStatus']): CardElement[] {
  const facts = statuses.filter((status) => byStatus[status] > 0).map((status) => ({ title: statusNames[status], value: String(byStatus[status]) }));
  return facts.length === 0 ? [] : [{ type: 'FactSet', facts, spacing: 'Small' }];
}

/** One line for each source: what is invented or imported never passes for the tenant itself. */
function sourceLines({ standing }: RoadmapStatus): CardElement[] {
  const labels = new Set(standing?.runs.map(({ source }) => sourceLabel(source)));
  return [...labels].slice(0, mostSources).map((label) => plain({ strong: label }));
}

function scoreSentence({ standing }: RoadmapStatus): string {
  const [last, ...earlier] = standing?.runs ?? [];
  if (!standing || !last) return 'No assessment has run yet.';
  const day = dayInWords(last.startedAt);
  const when = earlier.length === 0 ? `on ${day}` : `by the newest verdict of every check, from ${earlier.length + 1} assessments up to ${day}`;
  const { counts, accepted } = standing;
  const found = [`${counts.failed} failed`, `${counts.investigate} to investigate`, ...acceptedWords(accepted)];
  return `Score ${percent(standing.percent)} ${when}: ${found.join(', ')}.`;
}

function pillarLines({ pillars, standing }: RoadmapStatus): CardElement[] {
  if (pillars.length === 0) return [];
  const last = standing?.runs[0]?.startedAt ?? null;
  return [subheading('Pillars'), note('Choose one to see its areas, failed checks and activities.'), ...pillars.map((pillar) => pillarRow(pillar, last))];
}

/** @param last when the last run looked: a pillar that it left out says from when its score is */
function pillarRow({ pillar, total, closed, score, assessedAt }: RoadmapStatus['pillars'][number], last: string | null): CardElement {
  const of = assessedAt === null || assessedAt === last ? '' : ` of ${dayInWords(assessedAt)}`;
  const marks = [...(total > 0 ? [`${closed} of ${total} closed`] : []), ...(score === null ? [] : [`score ${percent(score)}${of}`])];
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 2, items: [{ type: 'TextBlock', text: pillarNames[pillar], weight: 'Bolder', wrap: true }] },
      { type: 'Column', width: 3, items: [{ type: 'TextBlock', text: marks.join(' · '), wrap: true }] },
    ],
    selectAction: { type: 'Action.Execute', title: `Show ${pillarNames[pillar]}`, verb: 'show-pillar', data: { pillar, page: 0 } },
  };
}
