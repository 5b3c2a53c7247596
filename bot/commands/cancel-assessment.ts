import { z } from 'zod';
import { cancelAssessment } from '../../src/operations/cancel-assessment.ts';
import { runView } from '../../src/api/run-view.ts';
import { failedRunCard } from '../cards/failed-run.ts';
import { defineCommand, everyScope } from '../command.ts';
import { readPress } from '../read-press.ts';

const pressSchema = z.looseObject({ run: z.string().min(1) });

export default defineCommand({
  name: 'cancel assessment',
  usage: 'cancel assessment',
  rank: 60,
  description: 'Stops the assessment that is running; what it has found so far stays.',
  scopes: everyScope,
  phrases: ['cancel assessment', 'stop assessment', 'abort assessment', 'cancel run', 'stop run', 'end assessment', 'cancel checks', 'stop checks'],
  takesWords: false,
  async run(turn) {
    const run = await cancelAssessment(turn.house, await turn.actor(), null);
    await turn.answer(failedRunCard(runView(run), { roadmapUrl: turn.roadmapUrl }));
  },
  presses: {
    async 'cancel-assessment'(turn, data) {
      const pressed = readPress(pressSchema, data, 'This card is from another version of the app. Say “cancel assessment” instead.');
      const run = await cancelAssessment(turn.house, await turn.actor(), pressed.run);
      return failedRunCard(runView(run), { roadmapUrl: turn.roadmapUrl });
    },
  },
});
