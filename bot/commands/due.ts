import { Refusal } from '../../src/operations/refusal.ts';
import { defineCommand, everyScope } from '../command.ts';
import { refusePassed, saidOn } from '../day-to-come.ts';
import { answerTask, mayIntend } from '../task-intent.ts';
import { dueSentence } from '../task-sentences.ts';

export default defineCommand({
  name: 'due',
  usage: 'due <task> <date>',
  rank: 40,
  description: 'Sets the day by which a task is to be done, in plain words: next Friday, 31/12, in 3 weeks.',
  scopes: everyScope,
  phrases: ['due', 'set due date of', 'set due date for', 'due date', 'due date of', 'due date for', 'set due', 'set deadline of', 'set deadline for', 'deadline'],
  takesWords: true,
  async run(turn, _words, written) {
    await mayIntend(turn, 'set');
    const on = saidOn(turn);
    const said = dueSentence(written, on);
    if (!said) throw new Refusal(400, `Which task, and by when? Say for example “due RMI_001 next Friday”, “due RMI_001 31/12”, “due RMI_001 in 3 weeks” or “due RMI_001 never”.`);
    if (said.day !== null) refusePassed(said.day, on.today);
    await answerTask(turn, said.task, { kind: 'set', set: { due: said.day } });
  },
});
