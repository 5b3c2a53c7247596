import { randomUUID } from 'node:crypto';
import type { ActivityFields } from '../roadmap/activity-state.ts';
import { isClosed, statusNames } from '../roadmap/status.ts';
import { addComment } from './add-comment.ts';
import { changeTask } from './change-task.ts';
import type { Actor, House } from './house.ts';
import { loadTask } from './load-task.ts';
import { authorise, Refusal } from './refusal.ts';

/** What somebody does about a task that they were reminded of. */
export type ReminderAnswer =
  | { readonly kind: 'done' | 'in-progress' | 'move' }
  /** `why` becomes a comment. */
  | { readonly kind: 'blocked'; readonly why: string };

const dayMs = 24 * 60 * 60 * 1000;

/** What became of it: a reason, when nothing was saved because the task is no longer as the reminder showed it. */
export type Answered = { readonly outcome: 'saved' } | { readonly outcome: 'stale'; readonly why: string };

/**
 * Does what the owner of a task answers to a reminder.
 * @param options.seen number of the change that the reminder had seen last @param options.today `yyyy-MM-dd`
 * @throws {Refusal} 403 for whoever may not change the roadmap, 404 for an unknown activity, 422 without a reason for being blocked
 */
export async function answerReminder(
  house: House, actor: Actor, roadmapId: string, activity: string, answer: ReminderAnswer, { seen, today }: { readonly seen: number; readonly today: string },
): Promise<Answered> {
  authorise(actor, 'change-roadmap');
  if (answer.kind === 'blocked' && answer.why.trim() === '') throw new Refusal(422, 'Say in a few words what blocks it: your colleagues read it as a comment.');
  const { state } = await loadTask(house, actor, roadmapId, activity);
  if (state.owner?.id !== actor.person.id) return { outcome: 'stale', why: state.owner ? `${state.owner.name} has this task now.` : 'Nobody has this task any more.' };
  if (isClosed(state.status)) return { outcome: 'stale', why: `It is ${statusNames[state.status].toLowerCase()} already.` };
  const { conflicts } = await changeTask(house, actor, roadmapId, { activity, set: changeFor(answer, state.due, today), seen });
  const [conflict] = conflicts;
  if (conflict) return { outcome: 'stale', why: `${conflict.theirs.stamps[conflict.field]?.by.name ?? 'Somebody'} changed it after this reminder came.` };
  if (answer.kind === 'blocked') await addComment(house, actor, roadmapId, activity, { id: randomUUID(), text: answer.why.trim(), mentions: [] });
  return { outcome: 'saved' };
}

function changeFor(answer: ReminderAnswer, due: string | null, today: string): Partial<ActivityFields> {
  switch (answer.kind) {
    case 'done': return { status: 'completed' };
    case 'in-progress': return { status: 'in-progress' };
    case 'blocked': return { status: 'blocked' };
    // A week from today, where the day has passed: a task that is moved is not late.
    case 'move': return { due: weekAfter(due !== null && due > today ? due : today) };
  }
}

const weekAfter = (day: string): string => new Date(Date.parse(day) + 7 * dayMs).toISOString().slice(0, 10);
