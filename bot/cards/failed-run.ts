import type { RunView } from '../../src/api/assessment.ts';
import { openRoadmap, runAssessment } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { counted, heading, line, note, plain, shorten } from './text.ts';

const longestReason = 800;

/** A run that ended before its end: why, and what to do. */
export function failedRunCard(run: RunView, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const title = run.state === 'cancelled' ? 'The assessment was cancelled' : 'The assessment failed';
  const reason = shorten(run.failure ?? (run.state === 'cancelled' ? 'Nothing was changed. Run it again when you are ready.' : 'It ended without a reason. Run it again.'), longestReason);
  const { done, total } = run.progress;
  return cardMessage({
    text: `${title}. ${reason}`,
    body: [
      heading(title),
      plain({ strong: sourceLabel(run.source) }),
      // A reason may be longer than a title: it is cut by itself.
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: reason }], spacing: 'Small' },
      ...(done > 0 && run.state !== 'cancelled' ? [note(`${done} of ${counted(total, 'check')} had been judged.`)] : []),
      line('The last finished assessment still stands in the roadmap.'),
    ],
    actions: [runAssessment('Run again', run.pillars), openRoadmap(roadmapUrl)],
  });
}
