import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { pillarIds, pillarNames } from '../../src/catalog/catalog.ts';
import { authorise, Refusal } from '../../src/operations/refusal.ts';
import { countTouched, resetPillar } from '../../src/operations/reset-pillar.ts';
import { undoReset } from '../../src/operations/undo-reset.ts';
import { resetDoneCard, resetQuestionCard, resetUndoneCard } from '../cards/reset.ts';
import { defineCommand, everyScope } from '../command.ts';
import { readPress } from '../read-press.ts';
import { pillarsIn } from '../pillar-words.ts';

const resetPress = z.looseObject({ pillar: z.enum(pillarIds), changeId: z.string().min(8).max(64) });
const undoPress = z.looseObject({ sequence: z.int().min(1) });

export default defineCommand({
  name: 'reset',
  usage: 'reset <pillar>',
  rank: 95,
  description: 'Sets every activity of a pillar back to the beginning, after you confirm it on a card.',
  scopes: everyScope,
  phrases: ['reset', 'reset pillar', 'start over with', 'start again with', 'clear pillar'],
  takesWords: true,
  async run(turn, words) {
    authorise(await turn.actor(), 'reset-pillar');
    const pillars = pillarsIn(words);
    const [pillar, ...others] = pillars ?? [];
    if (!pillar || others.length > 0) throw new Refusal(400, `One pillar at a time can be reset. Say for example “reset ${pillarNames[pillar ?? 'identity']}”.`);
    const { house, conversation: { roadmapId }, roadmapUrl } = turn;
    await turn.answer(resetQuestionCard({ pillar, touched: await countTouched(house, roadmapId, pillar), changeId: randomUUID() }, { roadmapUrl }));
  },
  presses: {
    async 'reset-pillar'(turn, data) {
      const { house, conversation: { roadmapId, digest: { timeZone } }, roadmapUrl } = turn;
      const actor = await turn.actor();
      authorise(actor, 'reset-pillar');
      const pressed = readPress(resetPress, data, 'This card is from another version of the app. Say “reset” and the name of the pillar instead.');
      const { pillar, changeId } = pressed;
      // Whoever presses has read the name on the button.
      const reset = await resetPillar(house, actor, roadmapId, { pillar, changeId, confirmation: pillarNames[pillar] });
      const card = reset ? resetDoneCard(reset, { roadmapUrl, timeZone }) : resetQuestionCard({ pillar, touched: 0, changeId }, { roadmapUrl });
      await turn.replaceCard(card);
      return card;
    },

    async 'undo-reset'(turn, data) {
      const { house, conversation: { roadmapId }, roadmapUrl } = turn;
      const actor = await turn.actor();
      authorise(actor, 'reset-pillar');
      const pressed = readPress(undoPress, data, 'This card is from another version of the app. Undo the reset in the settings of the roadmap instead.');
      const card = resetUndoneCard(await undoReset(house, actor, roadmapId, pressed.sequence), { by: actor.person.name, roadmapUrl });
      await turn.replaceCard(card);
      return card;
    },
  },
});
