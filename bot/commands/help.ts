import { helpCard } from '../cards/help.ts';
import { defineCommand, everyScope } from '../command.ts';

export default defineCommand({
  name: 'help',
  usage: 'help',
  rank: 99,
  description: 'Lists everything you can say here.',
  scopes: everyScope,
  phrases: ['help', 'help me', 'commands', 'show commands', 'list commands', 'what can you do', 'what can i do', 'what can i say', 'what do you do', 'how does this work', 'who are you', 'what are you'],
  takesWords: false,
  async run(turn) {
    await turn.answer(helpCard(turn.commands, { roadmapUrl: turn.roadmapUrl, needsMention: turn.conversation.kind !== 'personal' }));
  },
});
