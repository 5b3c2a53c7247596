import { Refusal } from '../../src/operations/refusal.ts';
import { defineCommand, everyScope } from '../command.ts';
import { dayToCome } from '../day-to-come.ts';
import { answerTask, mayIntend } from '../task-intent.ts';
import { acceptRiskSentence } from '../task-sentences.ts';

export default defineCommand({
  name: 'accept risk',
  usage: 'accept risk <task> until <date> because <reason>',
  rank: 42,
  description: 'Lives without a task until a day, for a reason; you are the one who approves it.',
  scopes: everyScope,
  phrases: ['accept risk', 'accept risk of', 'accept risks of', 'accept risk for', 'make exception for', 'exception for'],
  takesWords: true,
  async run(turn, _words, written) {
    await mayIntend(turn, 'accept-risk');
    const said = acceptRiskSentence(written);
    if (!said) throw new Refusal(400, 'Which task, until when, and why? Say for example “accept risk RMI_001 until end of June because the app is replaced by then”.');
    await answerTask(turn, said.task, { kind: 'accept-risk', until: dayToCome(turn, said.date), reason: said.reason });
  },
});
