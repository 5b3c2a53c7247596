import { verdictNames } from '../../src/assessment/verdict.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { CheckDetail } from '../../src/operations/load-check.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { capitalised, dayInWords, heading, line, note, plain } from './text.ts';

/** A check to show to others: its number, title and newest verdict. What was found stays where it can be read by those who may. */
export function checkLinkCard({ reference, title, pillars, risk, latest }: CheckDetail, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const verdict = latest ? verdictNames[latest.verdict] : 'Not judged yet';
  return cardMessage({
    text: `Check ${reference}: ${title}. ${verdict}.`,
    body: [
      heading(`Check ${reference}`),
      plain({ strong: title }),
      note([pillars.map((pillar) => pillarNames[pillar]).join(', '), `${capitalised(risk)} risk`].join(' · ')),
      line(latest ? `**${verdict}** on ${dayInWords(latest.run.startedAt)}` : 'No assessment has judged it yet.'),
      ...(latest ? [plain(sourceLabel(latest.run.source))] : []),
    ],
    actions: [openRoadmap(roadmapUrl)],
  });
}
