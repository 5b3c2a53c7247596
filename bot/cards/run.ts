import type { Summary } from '../../src/operations/load-summary.ts';
import type { CardMessage } from './card-message.ts';
import { failedRunCard } from './failed-run.ts';
import { progressCard } from './progress.ts';
import { summaryCard } from './summary.ts';

/** The card that shows a run as it is now: going, finished, or ended badly. */
export function runCard(summary: Summary, options: { readonly roadmapUrl: string; readonly joined?: boolean }): CardMessage {
  switch (summary.run.state) {
    case 'queued':
    case 'running': return progressCard(summary.run, options);
    case 'finished': return summaryCard(summary, options);
    case 'failed':
    case 'cancelled': return failedRunCard(summary.run, options);
  }
}
