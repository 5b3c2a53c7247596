import { z } from 'zod';
import { risks, type Risk } from '../../src/assessment/verdict.ts';
import { pillarIds } from '../../src/catalog/catalog.ts';
import { loadFailedChecks, type FailedChecksQuery } from '../../src/operations/load-failed-checks.ts';
import { failedChecksCard } from '../cards/failed-checks.ts';
import { defineCommand, everyScope } from '../command.ts';
import { readPress } from '../read-press.ts';
import { pillarsIn } from '../pillar-words.ts';

const pressSchema = z.looseObject({ pillars: z.array(z.enum(pillarIds)).min(1).nullable(), risk: z.enum(risks).nullable(), page: z.int().min(0).max(1000) });

export default defineCommand({
  name: 'show failed',
  usage: 'show failed [pillar] [high, medium or low risk]',
  rank: 22,
  description: 'Lists the checks that fail, the gravest first; all, or of a pillar or a risk.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: [
    'show failed', 'show failed checks', 'list failed', 'list failed checks', 'failed', 'failed checks', 'failures', 'show failures', 'list failures', 'what failed', 'what fails', 'what is failing', 'which checks fail',
    'which checks failed', 'show failing', 'show failing checks', 'failing checks',
  ],
  takesWords: true,
  async run(turn, words) {
    const query = queryIn(words);
    await turn.answer(failedChecksCard(await loadFailedChecks(turn.house, await turn.actor(), query), { page: 0, roadmapUrl: turn.roadmapUrl }));
  },
  presses: {
    async 'show-failed'(turn, data) {
      const { pillars, risk, page } = readPress(pressSchema, data, 'This card is from another version of the app. Say “show failed” instead.');
      return failedChecksCard(await loadFailedChecks(turn.house, await turn.actor(), { pillars, risk }), { page, roadmapUrl: turn.roadmapUrl });
    },
  },
});

const riskWords: ReadonlyMap<string, Risk> = new Map([['high', 'high'], ['grave', 'high'], ['critical', 'high'], ['medium', 'medium'], ['low', 'low']]);
const fillers: ReadonlySet<string> = new Set(['risk', 'risks', 'check', 'checks']);

/** `identity high risk` → the pillar and the risk, in any order. */
function queryIn(words: readonly string[]): FailedChecksQuery {
  const named = words.flatMap((word) => riskWords.get(word) ?? []);
  return { pillars: pillarsIn(words.filter((word) => !riskWords.has(word) && !fillers.has(word))), risk: named[0] ?? null };
}
