import { z } from 'zod';
import { defaultReminderSettings, reminderSettingsSchema } from '../../src/digest/reminder-settings.ts';
import { answerReminder, type ReminderAnswer } from '../../src/operations/answer-reminder.ts';
import { loadNamedTasks } from '../../src/operations/load-reminder-tasks.ts';
import { loadReminders } from '../../src/operations/load-reminders.ts';
import { authorise, Refusal } from '../../src/operations/refusal.ts';
import { setReminders } from '../../src/operations/set-reminders.ts';
import { dayIn } from '../../src/digest/calendar-day.ts';
import { reminderCard, whyInput } from '../cards/reminder.ts';
import { remindersElsewhereCard } from '../cards/reminders-elsewhere.ts';
import { neverQuiet, reminderSettingsCard, zoneOfTeams } from '../cards/reminder-settings.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { readPress } from '../read-press.ts';
import { reminderWords } from '../reminder-words.ts';
import { actorIn } from '../task-intent.ts';

const onOrOff = z.enum(['true', 'false']).transform((value) => value === 'true');
const hour = z.coerce.number().int().min(0).max(23);
/** Inputs come back as texts. */
const settingsPress = z.looseObject({
  weekly: onOrOff,
  weekday: reminderSettingsSchema.shape.weekday,
  dueDates: onOrOff,
  time: z.string().regex(/^\d{1,2}:\d{2}$/),
  quietFrom: z.union([z.literal(neverQuiet), hour]),
  quietUntil: hour,
  timeZone: z.string(),
});

const answerPress = z.looseObject({
  do: z.enum(['done', 'in-progress', 'move', 'blocked']),
  task: z.int().min(0),
  seen: z.int().min(0),
  roadmaps: z.array(z.string().min(1)).min(1).max(20),
  tasks: z.array(z.tuple([z.int().min(0), z.string().min(1).max(100)])).min(1).max(20),
});

const otherVersion = 'This card is from another version of the app. Say “my tasks” to see what is yours.';
const cannotRead = 'I cannot read that. Say for example “remind me off”, “remind me at 8:30”, “remind me weekly on Friday”, “remind me quiet hours 18–8” or “remind me quiet hours off”.';

export default defineCommand({
  name: 'remind me',
  usage: 'remind me [on | off | at <time> | weekly on <day> | quiet hours <from>–<until>]',
  rank: 82,
  description: 'Chooses when you hear of your own tasks in your personal chat: weekly, before they are due, never at night.',
  scopes: everyScope,
  phrases: ['remind me', 'reminders', 'reminder', 'my reminders', 'show reminders', 'reminder settings', 'reminders settings', 'set reminders', 'set reminder', 'change reminders', 'stop reminding me', 'do not remind me'],
  takesWords: true,
  async run(turn, _words, written, phrase) {
    const actor = await turn.actor();
    authorise(actor, 'read-roadmap');
    if (turn.conversation.kind !== 'personal') {
      await turn.answer(remindersElsewhereCard(await loadReminders(turn.house, actor), { name: actor.person.name }));
      return;
    }
    const wanted = /^(?:stop|do not)/.test(phrase) ? { weekly: false, dueDates: false } : reminderWords(written);
    if (wanted === null) throw new Refusal(400, cannotRead);
    if (Object.keys(wanted).length === 0) {
      await turn.answer(reminderSettingsCard(await loadReminders(turn.house, actor)));
      return;
    }
    const { settings } = await loadReminders(turn.house, actor);
    const saved = await setReminders(turn.house, actor, { ...settings, ...wanted });
    await turn.answer(reminderSettingsCard(saved, { note: 'Saved.' }));
  },
  presses: {
    async 'save-reminder-settings'(turn, data) {
      const actor = await turn.actor();
      authorise(actor, 'read-roadmap');
      const pressed = readPress(settingsPress, data, 'These reminders cannot be saved. Say “remind me” for a new card, and choose a day, a time and a time zone.');
      const { time, quietFrom, quietUntil, timeZone, ...rest } = pressed;
      const [hours, minutes] = time.split(':').map(Number);
      const settings = reminderSettingsSchema.safeParse({
        weekly: rest.weekly, weekday: rest.weekday, dueDates: rest.dueDates, hour: hours ?? defaultReminderSettings.hour, minute: minutes ?? 0,
        quiet: quietFrom === neverQuiet ? null : { from: quietFrom, until: quietUntil }, timeZone: timeZone === zoneOfTeams ? null : timeZone,
      });
      if (!settings.success) throw new Refusal(400, `These reminders cannot be saved: ${settings.error.issues.map(({ message }) => message).join('; ')}.`);
      const card = reminderSettingsCard(await setReminders(turn.house, actor, settings.data), { note: 'Saved.' });
      await turn.replaceCard(card);
      return card;
    },
    async 'answer-reminder'(turn, data) {
      const pressed = readPress(answerPress, data, otherVersion);
      const { roadmaps, tasks, task, seen } = pressed;
      const names = tasks.map(([roadmap, activity]) => ({ roadmapId: roadmaps[roadmap] ?? '', activity }));
      const answered = names[task];
      if (!answered) throw new Refusal(400, otherVersion);
      const actor = await actorIn(turn, answered.roadmapId);
      const timeZone = await zoneOf(turn);
      const outcome = await answerReminder(turn.house, actor, answered.roadmapId, answered.activity, answerOf(pressed), { seen, today: dayIn(timeZone, turn.house.now()) });
      const note = outcome.outcome === 'saved' ? null : `${outcome.why} Here it is as it is now: nothing of yours was saved.`;
      // A press can name any roadmap: elsewhere than in a personal chat, others would read of it.
      const shown = names.filter(({ roadmapId }) => turn.conversation.kind === 'personal' || roadmapId === turn.conversation.roadmapId);
      const card = reminderCard(await loadNamedTasks(turn.house, actor.person.id, shown, timeZone), { roadmapUrl: turn.roadmapUrl, note });
      await turn.replaceCard(card);
      return card;
    },
  },
});

function answerOf(pressed: z.infer<typeof answerPress>): ReminderAnswer {
  if (pressed.do !== 'blocked') return { kind: pressed.do };
  const why = pressed[whyInput(pressed.task)];
  return { kind: 'blocked', why: typeof why === 'string' ? why : '' };
}

async function zoneOf(turn: Turn): Promise<string> {
  return (await loadReminders(turn.house, await turn.actor())).timeZone;
}
