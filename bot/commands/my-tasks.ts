import { loadMyTasks } from '../../src/operations/load-my-tasks.ts';
import { myTasksCard } from '../cards/my-tasks.ts';
import { defineCommand, everyScope } from '../command.ts';

export default defineCommand({
  name: 'my tasks',
  usage: 'my tasks',
  rank: 26,
  description: 'Lists your open tasks, overdue first; in personal chat those of all your conversations.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['my tasks', 'show my tasks', 'list my tasks', 'my activities', 'show my activities', 'my work', 'my to do', 'my todo', 'my todos', 'what do i have to do', 'what should i do', 'what is mine', 'what are my tasks'],
  takesWords: false,
  async run(turn) {
    const { house, conversation, roadmapUrl } = turn;
    const actor = await turn.actor();
    const tasks = await loadMyTasks(house, actor, conversation.roadmapId, { everywhere: conversation.kind === 'personal', timeZone: conversation.digest.timeZone });
    await turn.answer(myTasksCard(actor.person.name, tasks, { roadmapUrl }));
  },
});
