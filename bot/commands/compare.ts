import { compareAssessments } from '../../src/operations/compare-assessments.ts';
import { Refusal } from '../../src/operations/refusal.ts';
import { comparisonCard } from '../cards/comparison.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { saidOn } from '../day-to-come.ts';
import { plainDate } from '../plain-date.ts';

export default defineCommand({
  name: 'compare',
  usage: 'compare [with <date>]',
  rank: 36,
  description: 'Compares the newest assessment with the one before, or with the last one up to a date.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['compare', 'compare assessments', 'compare assessment', 'compare runs', 'comparison', 'show comparison', 'what changed', 'what has changed', 'what changed since', 'changes since', 'trend', 'show trend'],
  takesWords: true,
  async run(turn, _words, written) {
    const { house, conversation, roadmapUrl } = turn;
    const actor = await turn.actor();
    await turn.answer(comparisonCard(await compareAssessments(house, actor, dayNamed(turn, written), conversation.digest.timeZone), { roadmapUrl }));
  },
});

const openings = /^(?:with|to|since|against|from|the|assessment|run|last|previous|one|before|time|of|on|and)(?:\s+|$)/i;

/** `with 3 March` → the day; null when none is named. */
function dayNamed(turn: Turn, written: string): string | null {
  let said = written;
  for (let shorter = said.replace(openings, ''); shorter !== said; shorter = said.replace(openings, '')) said = shorter;
  if (said === '') return null;
  const day = pastDay(said, saidOn(turn));
  if (day === null) throw new Refusal(400, `I cannot read “${said.slice(0, 60)}” as a day. Try “compare with 3 March” or “compare with 2026-03-03”.`);
  return day;
}

/** A day without a year lies behind: nobody compares with a run to come. */
function pastDay(said: string, on: { readonly today: string; readonly locale: string }): string | null {
  const day = plainDate(said, on);
  if (day === null || day <= on.today) return day;
  const yearBefore = `${Number(on.today.slice(0, 4)) - 1}${on.today.slice(4)}`;
  const earlier = plainDate(said, { ...on, today: yearBefore });
  return earlier !== null && earlier <= on.today ? earlier : day;
}
