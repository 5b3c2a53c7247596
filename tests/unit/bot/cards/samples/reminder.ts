import { reminderCard } from '../../../../../bot/cards/reminder.ts';
import type { ReminderTask } from '../../../../../src/operations/load-reminder-tasks.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const today = '2026-03-04';
const task = (index: number, change: Partial<ReminderTask> = {}): ReminderTask => ({
  roadmapId: '19:general@thread.tacv2', roadmapName: 'General', activity: `RMI_${index}`, title: `Block legacy authentication ${index}`, status: 'planned', due: today, owner: nadia, seen: 3, ...change,
});
const list = (...tasks: ReminderTask[]) => ({ personId: nadia.id, today, tasks });

export default {
  'due today': () => reminderCard(list(task(1)), { roadmapUrl, note: null }),
  'several, soon': () => reminderCard(list(task(1), task(2, { due: '2026-03-07', status: 'in-progress' }), task(3, { due: '2026-03-07', status: 'blocked' })), { roadmapUrl, note: null }),
  'late': () => reminderCard(list(task(1, { due: '2026-03-03' })), { roadmapUrl, note: null }),
  'all done': () => reminderCard(list(task(1, { status: 'completed' })), { roadmapUrl, note: null }),
  'stale': () => reminderCard(list(task(1, { owner: { id: 'x', name: 'Tomasz Zielinski' } })), { roadmapUrl, note: 'Tomasz Zielinski has this task now. Here it is as it is now: nothing of yours was saved.' }),
  'of nobody': () => reminderCard(list(), { roadmapUrl, note: null }),
  '880 activities': () => reminderCard(list(...Array.from({ length: 880 }, (_, index) => task(index))), { roadmapUrl, note: null }),
  ...wild((text) => reminderCard(list(...Array.from({ length: 12 }, (_, index) => task(index, { title: text, roadmapName: text, roadmapId: `19:${index}@thread.tacv2`, ...(index % 3 === 0 && { owner: { id: 'x', name: text } }) }))), { roadmapUrl, note: `${text} changed it.` })),
} satisfies CardSamples;
