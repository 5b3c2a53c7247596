import { z } from 'zod';
import { changeTask } from '../../src/operations/change-task.ts';
import { loadTask, type Task } from '../../src/operations/load-task.ts';
import { authorise, Refusal } from '../../src/operations/refusal.ts';
import { daySchema, type ActivityFields } from '../../src/roadmap/activity-state.ts';
import { statuses } from '../../src/roadmap/status.ts';
import { nobody } from '../cards/task.ts';
import { defineCommand, everyScope } from '../command.ts';
import { readPress } from '../read-press.ts';
import { actorIn, answerTask, cardOf, carryOut, changeNote, mayIntend, ownCard, taskIntentSchema } from '../task-intent.ts';

const openSchema = z.looseObject({ activity: z.string().min(1).max(100), roadmap: z.string().min(1).optional() });
const pickSchema = z.looseObject({ activity: z.string().min(1).max(100), intent: taskIntentSchema });
const day = z.union([daySchema, z.literal('')]);
const saveSchema = z.looseObject({
  roadmap: z.string().min(1),
  activity: z.string().min(1).max(100),
  seen: z.int().min(0),
  shown: z.looseObject({ status: z.enum(statuses), owner: z.string(), due: day }),
  status: z.enum(statuses),
  owner: z.string(),
  // A client leaves an empty date out.
  due: day.nullish().transform((value) => value ?? ''),
});
type Saved = z.infer<typeof saveSchema>;

const otherVersion = 'This card is from another version of the app. Say “task” with its id instead.';

export default defineCommand({
  name: 'task',
  usage: 'task <id or words>',
  rank: 28,
  description: 'Shows a task with its status, owner and due date, to change right there.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['task', 'show task', 'open task', 'find task', 'activity', 'show activity', 'open activity', 'find activity'],
  takesWords: true,
  async run(turn, _words, written) {
    await mayIntend(turn, 'show');
    if (written === '') throw new Refusal(400, 'Which task? Say “task” with its id or some words of its title, such as “task RMI_001” or “task legacy authentication”.');
    await answerTask(turn, written, { kind: 'show' });
  },
  presses: {
    async 'open-task'(turn, data) {
      const pressed = readPress(openSchema, data, otherVersion);
      const { activity, roadmap = turn.conversation.roadmapId } = pressed;
      const task = await loadTask(turn.house, await actorIn(turn, roadmap), roadmap, activity);
      await turn.answer(await cardOf(turn, task, null));
      return `The card of “${task.activity.title}” is below.`;
    },
    /** The view of whoever looks at a card, or wants to change it: Teams asks by itself for some, the others press. */
    async 'refresh-task'(turn, data) {
      const pressed = readPress(openSchema, data, otherVersion);
      const { activity, roadmap = turn.conversation.roadmapId } = pressed;
      const actor = await actorIn(turn, roadmap);
      return ownCard(turn, actor, await loadTask(turn.house, actor, roadmap, activity), null);
    },
    async 'pick-task'(turn, data) {
      const pressed = readPress(pickSchema, data, otherVersion);
      const { activity, intent } = pressed;
      await mayIntend(turn, intent.kind);
      const card = await carryOut(turn, activity, intent);
      await turn.replaceCard(card);
      return card;
    },
    async 'save-task'(turn, data) {
      const pressed = readPress(saveSchema, data, otherVersion);
      const { roadmap, activity, seen } = pressed;
      const actor = await actorIn(turn, roadmap);
      authorise(actor, 'change-roadmap');
      const now = await loadTask(turn.house, actor, roadmap, activity);
      const set = changesIn(pressed, now);
      if (Object.keys(set).length === 0) return ownCard(turn, actor, now, { text: 'Nothing was changed.' });
      const changed = await changeTask(turn.house, actor, roadmap, { activity, set, seen });
      const note = changeNote(turn, actor, changed, set);
      // Whoever else looks at this card sees it as it is now.
      await turn.replaceCard(await cardOf(turn, changed.task, note));
      return ownCard(turn, actor, changed.task, note);
    },
  },
});

/** Only what was changed on the card: a field that was left alone must not undo what somebody else did meanwhile. */
function changesIn({ shown, status, owner, due }: Saved, { people, state }: Task): Partial<ActivityFields> {
  return {
    ...(status === shown.status ? {} : { status }),
    ...(owner === shown.owner ? {} : { owner: owner === nobody ? null : ownerOf(owner, people, state.owner) }),
    ...(due === shown.due ? {} : { due: due === '' ? null : due }),
  };
}

function ownerOf(id: string, people: Task['people'], current: Task['state']['owner']): NonNullable<Task['state']['owner']> {
  const person = people.find((each) => each.id === id) ?? (current?.id === id ? current : undefined);
  if (!person) throw new Refusal(422, 'Whoever you chose has left this conversation. Choose somebody else.');
  return person;
}
