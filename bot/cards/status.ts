import type { CardElement } from '@microsoft/teams.cards';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { RoadmapStatus } from '../../src/operations/load-status.ts';
import { isClosed, statuses, statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap, runAssessment } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { counted, dayInWords, heading, line, note, percent, plain, subheading } from './text.ts';

/** Where a roadmap stands: the work, its evidence, the newest score. */
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
      line(`${activities.proven} proven · ${activities.contradicted} contradicted · ${activities.regressed} regressed`),
      subheading('Latest assessment'),
      ...(status.summary ? [plain({ strong: sourceLabel(status.summary.run.source) })] : []),
      line(scoreSentence(status)),
      ...pillarLines(status),
    ],
    actions: [openRoadmap(roadmapUrl), runAssessment('Run assessment', null)],
  });
}

function statusFacts(byStatus: RoadmapStatus['activities']['byStatus']): CardElement[] {
  const facts = statuses.filter((status) => byStatus[status] > 0).map((status) => ({ title: statusNames[status], value: String(byStatus[status]) }));
  return facts.length === 0 ? [] : [{ type: 'FactSet', facts, spacing: 'Small' }];
}

function scoreSentence({ summary }: RoadmapStatus): string {
  if (!summary) return 'No assessment has run yet.';
  const { run } = summary;
  return `Score ${percent(run.score.percent)} on ${dayInWords(run.startedAt)}: ${run.score.counts.failed} failed, ${run.score.counts.investigate} to investigate.`;
}

function pillarLines({ pillars }: RoadmapStatus): CardElement[] {
  if (pillars.length === 0) return [];
  return [subheading('Pillars'), note('Choose one to see its areas, failed checks and activities.'), ...pillars.map(pillarRow)];
}

function pillarRow({ pillar, total, closed, score }: RoadmapStatus['pillars'][number]): CardElement {
  const marks = [...(total > 0 ? [`${closed} of ${total} closed`] : []), ...(score === null ? [] : [`score ${percent(score)}`])];
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
