import { Refusal } from '../../src/operations/refusal.ts';
import { defineCommand, everyScope } from '../command.ts';
import { answerTask, mayIntend } from '../task-intent.ts';
import { commentSentence } from '../task-sentences.ts';

export default defineCommand({
  name: 'comment',
  usage: 'comment <task> <text>',
  rank: 44,
  description: 'Adds a comment to a task; everybody who has the roadmap open sees it.',
  scopes: everyScope,
  phrases: ['comment', 'comment on', 'add comment', 'add comment to', 'note'],
  takesWords: true,
  async run(turn, _words, written) {
    await mayIntend(turn, 'comment');
    const ids = new Set(turn.house.catalog.activities.flatMap(({ id, aliases }) => [id, ...aliases]).map((id) => id.toLowerCase()));
    const said = commentSentence(written, (words) => ids.has(words.toLowerCase()));
    if (!said) throw new Refusal(400, 'On which task, and what? Say for example “comment RMI_001 the pilot starts on Monday”, or with words of its title and a colon: “comment legacy authentication: the pilot starts on Monday”.');
    const mentioned = await turn.mentioned();
    await answerTask(turn, said.task, { kind: 'comment', text: said.text, mentions: mentioned === null ? [] : [mentioned] });
  },
});
