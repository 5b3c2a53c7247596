import { Refusal } from '../../src/operations/refusal.ts';
import { statuses, statusNames } from '../../src/roadmap/status.ts';
import { defineCommand, everyScope } from '../command.ts';
import { answerTask, mayIntend } from '../task-intent.ts';
import { setSentence } from '../task-sentences.ts';

export default defineCommand({
  name: 'set',
  usage: 'set <task> to <status>',
  rank: 38,
  description: 'Sets the status of a task, such as in progress, blocked or completed.',
  scopes: everyScope,
  phrases: ['set', 'mark', 'set status of', 'change status of', 'set task', 'mark task'],
  takesWords: true,
  async run(turn, _words, written) {
    await mayIntend(turn, 'set');
    const said = setSentence(written);
    if (!said) throw new Refusal(400, `Which task, and to what? Say for example “set RMI_001 to in progress”. A status is one of: ${statuses.map((status) => statusNames[status].toLowerCase()).join(', ')}.`);
    await answerTask(turn, said.task, { kind: 'set', set: { status: said.status } });
  },
});
