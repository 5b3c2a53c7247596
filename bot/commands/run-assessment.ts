import { z } from 'zod';
import { runView } from '../../src/api/run-view.ts';
import { pillarIds, type PillarId } from '../../src/catalog/catalog.ts';
import { refuseUncheckedPillars } from '../../src/operations/checked-pillars.ts';
import { loadSummary } from '../../src/operations/load-summary.ts';
import { followRun, startAssessment } from '../../src/operations/start-assessment.ts';
import { progressCard } from '../cards/progress.ts';
import { runCard } from '../cards/run.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { readPress } from '../read-press.ts';
import { MessageGone, type PostedAt } from '../notify.ts';
import { pillarsIn } from '../pillar-words.ts';

const pressSchema = z.looseObject({ pillars: z.array(z.enum(pillarIds)).min(1).nullable() });

export default defineCommand({
  name: 'run assessment',
  usage: 'run assessment [pillar…]',
  rank: 10,
  description: 'Checks the tenant, all pillars or the ones you name, and posts the result here.',
  scopes: everyScope,
  phrases: [
    'run assessment', 'start assessment', 'begin assessment', 'do assessment', 'run new assessment', 'start new assessment', 'run another assessment',
    'run zero trust assessment', 'start zero trust assessment', 'rerun assessment', 're run assessment', 'repeat assessment', 'run assessments', 'run checks', 'run all checks', 'assess', 'reassess',
  ],
  takesWords: true,
  async run(turn, words) {
    await assess(turn, pillarsIn(words));
  },
  presses: {
    async 'run-assessment'(turn, data) {
      const pressed = readPress(pressSchema, data, 'This card is from another version of the app. Say “run assessment” instead.');
      const { joined } = await assess(turn, pressed.pillars);
      return joined ? 'An assessment is already going. A new card follows it.' : 'The assessment has started. A new card shows how it goes.';
    },
  },
});

/** Starts or joins a run and posts the card that follows it. */
async function assess(turn: Turn, pillars: readonly PillarId[] | null): Promise<{ joined: boolean }> {
  const { house, roadmapUrl } = turn;
  refuseUncheckedPillars(house, pillars);
  const actor = await turn.actor();
  const { run, joined } = await startAssessment(house, actor, { pillars });
  const posted = await turn.answer(progressCard(runView(run), { roadmapUrl, joined }));
  await follow(turn, run.id, posted);
  return { joined };
}

/** From here on the worker edits the card; a run that was faster than the card is shown at once. */
async function follow({ house, notifier, conversation, roadmapUrl }: Turn, runId: string, posted: PostedAt): Promise<void> {
  const run = await followRun(house, runId, { conversationId: conversation.conversationId, ...posted });
  if (run.state === 'queued' || run.state === 'running') return;
  try {
    await notifier.update(conversation, posted, runCard(await loadSummary(house, run), { roadmapUrl }));
  } catch (error) {
    // Whoever deleted the card does not want it.
    if (!(error instanceof MessageGone)) throw error;
  }
}
