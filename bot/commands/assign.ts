import { Refusal } from '../../src/operations/refusal.ts';
import { defineCommand, everyScope } from '../command.ts';
import { dayToCome } from '../day-to-come.ts';
import { personInWords } from '../person-in-words.ts';
import { answerTask, mayIntend } from '../task-intent.ts';
import { assignSentence } from '../task-sentences.ts';

export default defineCommand({
  name: 'assign',
  usage: 'assign <task> to @someone [by <date>]',
  rank: 32,
  description: 'Gives a task to somebody, with a due date if you like.',
  scopes: everyScope,
  phrases: ['assign', 'assign task', 'give task', 'reassign', 'hand over'],
  takesWords: true,
  async run(turn, _words, written) {
    await mayIntend(turn, 'set');
    const said = assignSentence(written);
    if (!said) throw new Refusal(400, 'Which task, and to whom? Say for example “assign RMI_001 to @Amara by next Friday”, “assign RMI_001 to me” or “assign RMI_001 to nobody”.');
    if (/\s(?:and|or|&)\s|@.*@/i.test(said.who)) throw new Refusal(422, 'A task has one owner. Say it with one name; others can be mentioned in a comment.');
    const due = said.date === null ? {} : { due: dayToCome(turn, said.date) };
    await answerTask(turn, said.task, { kind: 'set', set: { owner: await personInWords(turn, said.who), ...due } });
  },
});
