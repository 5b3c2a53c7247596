import { answeredCard } from '../cards/confirm.ts';
import { helpCard } from '../cards/help.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { pressedSentence, sayOnce } from '../say.ts';

export default defineCommand({
  name: 'help',
  usage: 'help',
  rank: 99,
  description: 'Lists everything you can say here.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['help', 'help me', 'commands', 'show commands', 'list commands', 'what can you do', 'what can i do', 'what can i say', 'what do you do', 'how does this work', 'who are you', 'what are you'],
  takesWords: false,
  async run(turn) {
    await turn.answer(helpFor(turn));
  },
  presses: {
    /** Below the card that it is asked from: that one says what went wrong. */
    async 'show-help'(turn) {
      await turn.answer(helpFor(turn));
      return 'Everything that you can say is below.';
    },
    /** Says what a card offers: a suggestion, or what free wording was read as. */
    async 'say'(turn, data) {
      const { said, by } = await pressedSentence(turn, data);
      await sayOnce(turn, said);
      const card = answeredCard(said, by, 'done');
      await turn.replaceCard(card);
      return card;
    },
    async 'leave'(turn, data) {
      const { said, by } = await pressedSentence(turn, data);
      const card = answeredCard(said, by, 'left');
      await turn.replaceCard(card);
      return card;
    },
  },
});

function helpFor({ commands, roadmapUrl, conversation }: Turn) {
  return helpCard(commands, { roadmapUrl, needsMention: conversation.kind !== 'personal' });
}
