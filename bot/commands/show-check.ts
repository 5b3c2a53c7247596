import { z } from 'zod';
import { risks } from '../../src/assessment/verdict.ts';
import { pillarIds } from '../../src/catalog/catalog.ts';
import { listChecks, loadCheck } from '../../src/operations/load-check.ts';
import { Refusal } from '../../src/operations/refusal.ts';
import { checkDetailCard } from '../cards/check-detail.ts';
import type { CardMessage } from '../cards/card-message.ts';
import type { FailedChecksPage } from '../cards/failed-checks.ts';
import { pickCheckCard } from '../cards/pick-check.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { readPress } from '../read-press.ts';
import { findByWords } from '../find-by-words.ts';

const backSchema = z.looseObject({ pillars: z.array(z.enum(pillarIds)).min(1).nullable(), risk: z.enum(risks).nullable(), page: z.int().min(0).max(1000) });
const pressSchema = z.looseObject({ reference: z.int(), back: backSchema.nullish() });

export default defineCommand({
  name: 'show check',
  usage: 'show check <number or words>',
  rank: 34,
  description: 'Explains a check: its verdict, why it matters and how to mend it. Evidence in personal chat.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['show check', 'check', 'explain check', 'open check', 'what is check', 'details of check', 'show details of check'],
  takesWords: true,
  async run(turn, _words, written) {
    const checks = await listChecks(turn.house, await turn.actor());
    if (written === '') throw new Refusal(400, 'Which check? Say “show check” with its number or some words of its title, such as “show check 21786” or “show check legacy authentication”.');
    const found = findByWords(written, checks, ({ reference, title }) => ({ title, names: [String(reference)] }));
    switch (found.kind) {
      case 'none': throw new Refusal(404, `I know no check like “${written.slice(0, 100)}”. Say “show failed” for the checks that fail, or use a check’s number.`);
      case 'several': await turn.answer(pickCheckCard(found.items)); return;
      case 'one': await turn.answer(await detail(turn, found.item.reference, null));
    }
  },
  presses: {
    async 'show-check'(turn, data) {
      const pressed = readPress(pressSchema, data, 'This card is from another version of the app. Say “show check” with the number instead.');
      return detail(turn, pressed.reference, pressed.back ?? null);
    },
  },
});

/** Rows of evidence only where nobody else reads along: guests of a channel see its cards. */
async function detail(turn: Turn, reference: number, back: FailedChecksPage | null): Promise<CardMessage> {
  const showsEvidence = turn.conversation.kind === 'personal';
  const check = await loadCheck(turn.house, await turn.actor(), reference, { withEvidence: showsEvidence });
  return checkDetailCard(check, { roadmapUrl: turn.roadmapUrl, showsEvidence, back });
}
