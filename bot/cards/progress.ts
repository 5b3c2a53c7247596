import type { IProgressBar } from '@microsoft/teams.cards';
import type { RunView } from '../../src/api/assessment.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import { cancelAssessment, openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { startInWords } from './start-in-words.ts';
import { counted, heading, line, note, plain } from './text.ts';

/** A run that is queued or going. `joined`: it was already going when this card was asked for. */
export function progressCard(run: RunView, { roadmapUrl, joined = false }: { readonly roadmapUrl: string; readonly joined?: boolean }): CardMessage {
  const { done, total, pillar } = run.progress;
  const share = total === 0 ? 0 : Math.floor((100 * Math.min(done, total)) / total);
  const title = run.state === 'queued' ? 'Assessment is about to start' : 'Assessment is running';
  const figures = `${share} % · ${done} of ${counted(total, 'check')} done`;
  return cardMessage({
    text: `${title}: ${figures}. ${sourceLabel(run.source)}. ${startInWords(run)}.`,
    body: [
      heading(title),
      plain({ strong: sourceLabel(run.source) }),
      progressBar(share),
      line(figures),
      ...(pillar === null ? [] : [line(`Looking at ${pillarNames[pillar]}`)]),
      plain(startInWords(run)),
      ...(joined ? [note('An assessment was already going, so this card follows it.')] : []),
    ],
    actions: [openRoadmap(roadmapUrl), cancelAssessment(run.id)],
  });
}

const barLength = 20;

/** Clients without progress bars show one of characters; the figures under it say the same. */
function progressBar(share: number): IProgressBar {
  const filled = Math.round((barLength * share) / 100);
  return {
    type: 'ProgressBar',
    value: share,
    max: 100,
    color: 'Accent',
    fallback: { type: 'TextBlock', text: '█'.repeat(filled) + '░'.repeat(barLength - filled), color: 'Accent', wrap: false, spacing: 'Small' },
  };
}
