import type { RunView } from '../../src/api/assessment.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { counted, dayInWords, heading, line, note, percent, plain } from './text.ts';

/** An assessment to show to others: when, of what, and its figures. */
export function runLinkCard(run: RunView, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const title = `Assessment of ${dayInWords(run.startedAt)}`;
  const scope = run.pillars === null ? 'All pillars' : run.pillars.map((pillar) => pillarNames[pillar]).join(', ');
  const outcome = outcomeInWords(run);
  return cardMessage({
    text: `${title}: ${outcome}`,
    body: [heading(title), plain({ strong: sourceLabel(run.source) }), note(scope), line(outcome)],
    actions: [openRoadmap(roadmapUrl)],
  });
}

function outcomeInWords({ state, score: { percent: score, counts } }: RunView): string {
  switch (state) {
    case 'queued':
    case 'running': return 'It is still going.';
    case 'failed': return 'It ended before it was finished.';
    case 'cancelled': return 'It was cancelled before it was finished.';
    case 'finished': return `Score ${percent(score)}: ${counted(counts.passed, 'check')} passed, ${counts.failed} failed, ${counts.investigate} to investigate.`;
  }
}
