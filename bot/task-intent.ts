import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dayIn } from '../src/digest/calendar-day.ts';
import { activityFieldsSchema, daySchema, type ActivityFields } from '../src/roadmap/activity-state.ts';
import type { Conflict } from '../src/roadmap/apply.ts';
import { statusNames } from '../src/roadmap/status.ts';
import { acceptRisk } from '../src/operations/accept-risk.ts';
import { mayAcceptRisk } from '../src/operations/acceptable-risk.ts';
import { addComment } from '../src/operations/add-comment.ts';
import { changeTask, type ChangedTask } from '../src/operations/change-task.ts';
import type { Actor } from '../src/operations/house.ts';
import { isAllowed } from '../src/access/rules.ts';
import { identify, membershipOf } from '../src/operations/identify.ts';
import { loadTask, type Task } from '../src/operations/load-task.ts';
import { authorise, Refusal } from '../src/operations/refusal.ts';
import type { CardMessage } from './cards/card-message.ts';
import { pickTaskCard } from './cards/pick-task.ts';
import { mostRefreshed, taskCard, type TaskNote, type TaskView } from './cards/task.ts';
import { dayInWords } from './cards/text.ts';
import type { Turn } from './command.ts';
import { findByWords } from './find-by-words.ts';

/** What shall happen to a task, once it is known which one: a picker carries it from the sentence to the choice. */
export const taskIntentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show') }),
  z.strictObject({ kind: z.literal('set'), set: activityFieldsSchema.pick({ status: true, owner: true, due: true }).partial().strict() }),
  z.strictObject({ kind: z.literal('accept-risk'), until: daySchema, reason: z.string().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('comment'), text: z.string().min(1).max(4000), mentions: z.array(z.string()).max(20) }),
]);
export type TaskIntent = z.infer<typeof taskIntentSchema>;

/** Bytes of an intent that fit six times into a card. */
const mostCarried = 2500;

const ruleOf = { show: 'read-roadmap', set: 'change-roadmap', comment: 'comment' } as const satisfies Record<Exclude<TaskIntent['kind'], 'accept-risk'>, Parameters<typeof authorise>[1]>;

/** Who may not do something is told so before anything else. */
export async function mayIntend(turn: Turn, kind: TaskIntent['kind']): Promise<Actor> {
  const actor = await turn.actor();
  if (kind === 'accept-risk') await mayAcceptRisk(turn.house, actor, turn.conversation.roadmapId);
  else authorise(actor, ruleOf[kind]);
  return actor;
}

/**
 * Answers a sentence about a task: with its card, or with the question which one is meant.
 * @throws {Refusal} 404 when none is like the words
 */
export async function answerTask(turn: Turn, words: string, intent: TaskIntent): Promise<void> {
  const found = findByWords(words, turn.house.catalog.activities, ({ id, title, aliases, workshopIds }) => ({ title, names: [id, ...aliases, ...workshopIds] }));
  switch (found.kind) {
    case 'none': throw new Refusal(404, `I know no task like “${words.slice(0, 100)}”. Use its id, such as RMI_001, or some words of its title; the roadmap shows both.`);
    case 'several': {
      // Every choice carries the intent.
      if (Buffer.byteLength(JSON.stringify(intent)) > mostCarried) throw new Refusal(422, `Several tasks fit “${words.slice(0, 100)}”: ${found.items.map(({ id, title }) => `${id} ${title}`).join('; ')}. Say it again with the id of the one you mean.`);
      await turn.answer(pickTaskCard(found.items, intent));
      return;
    }
    // A change to a task that was only guessed is asked back.
    case 'one': await turn.answer(intent.kind === 'show' || found.certain ? await carryOut(turn, found.item.id, intent) : pickTaskCard([found.item], intent));
  }
}

/**
 * Who presses, in the roadmap that a card belongs to. In a personal chat that can be another conversation's.
 * @throws {Refusal} 403 where others would read a roadmap that is not theirs, and for somebody who is no member there
 */
export async function actorIn(turn: Turn, roadmapId: string): Promise<Actor> {
  const actor = await turn.actor();
  if (roadmapId === turn.conversation.roadmapId) return actor;
  if (turn.conversation.kind !== 'personal') throw new Refusal(403, 'This card belongs to another conversation. Ask for the task here again.');
  return identify(turn.house, { roadmapId, personId: actor.person.id });
}

/** Does to a task what was meant, for whoever says or presses it now, and shows how it is. */
export async function carryOut(turn: Turn, activity: string, intent: TaskIntent): Promise<CardMessage> {
  const { house, conversation: { roadmapId, digest } } = turn;
  const actor = await turn.actor();
  switch (intent.kind) {
    case 'show': return cardOf(turn, await loadTask(house, actor, roadmapId, activity), null);
    case 'set': return changedCard(turn, actor, await changeTask(house, actor, roadmapId, { activity, set: intent.set, seen: null }), intent.set);
    case 'accept-risk': {
      const changed = await acceptRisk(house, actor, roadmapId, { activity, until: intent.until, reason: intent.reason, timeZone: digest.timeZone });
      return changedCard(turn, actor, changed, { exception: changed.task.state.exception });
    }
    case 'comment': {
      await addComment(house, actor, roadmapId, activity, { id: randomUUID(), text: intent.text, mentions: intent.mentions });
      return cardOf(turn, await loadTask(house, actor, roadmapId, activity), { text: `${actor.person.name} commented: “${intent.text}”` });
    }
  }
}

async function changedCard(turn: Turn, actor: Actor, changed: ChangedTask, set: Partial<ActivityFields>): Promise<CardMessage> {
  return cardOf(turn, changed.task, changeNote(turn, actor, changed, set));
}

/** What to say after a change: who did what, or why nothing was done. */
export function changeNote({ conversation }: Turn, actor: Actor, { conflicts }: ChangedTask, set: Partial<ActivityFields>): TaskNote {
  if (conflicts.length > 0) return { text: `${conflictSentence(conflicts)} Here it is as it is now: nothing of yours was saved.` };
  const owner = set.owner && set.owner.id !== actor.person.id && conversation.kind !== 'personal' ? set.owner : null;
  return { text: `${actor.person.name} ${changeInWords(set)}.`, ...(owner ? { mention: owner } : {}) };
}

/** The card for the conversation: in a personal chat the one reader's own, elsewhere the one that all of its readers see. */
export async function cardOf(turn: Place, task: Task, note: TaskNote | null): Promise<CardMessage> {
  const isShared = turn.conversation.kind !== 'personal';
  return viewOf(turn, task, note, isShared ? { kind: 'shared', refreshFor: await refreshedFor(turn, task) } : { kind: 'change' });
}

/** The card inside somebody's own message: Teams neither refreshes nor replaces it there, so that it carries its inputs. */
export function insertedCard(place: Place, task: Task): Promise<CardMessage> {
  return viewOf(place, task, null, { kind: 'change' });
}

/** The card as one person sees it: with inputs for whoever may change the task. */
export function ownCard(turn: Place, actor: Actor, task: Task, note: TaskNote | null): Promise<CardMessage> {
  // Who is mentioned is told by the card that everybody sees.
  return viewOf(turn, task, note && { text: note.text }, { kind: isAllowed(actor.role, 'change-roadmap') ? 'change' : 'look' });
}

type Place = Pick<Turn, 'house' | 'conversation' | 'links'>;

/** Teams ids of those who work on it: its owner, then the operators. */
async function refreshedFor({ house }: Place, { roadmapId, state }: Task): Promise<readonly string[]> {
  const { members } = await membershipOf(house, roadmapId);
  const isOwner = ({ id }: { readonly id: string }) => id === state.owner?.id;
  const first = [...members.filter(isOwner), ...members.filter((member) => member.operator && !isOwner(member))];
  return first.flatMap(({ guest, teamsId }) => (guest || teamsId === undefined ? [] : [teamsId])).slice(0, mostRefreshed);
}

async function viewOf({ house, conversation, links }: Place, task: Task, note: TaskNote | null, view: TaskView): Promise<CardMessage> {
  const home = task.roadmapId === conversation.roadmapId ? null : await house.storage.conversations.byRoadmap(house.tenantId, task.roadmapId);
  return taskCard(task, { roadmapUrl: links.roadmap(home ?? conversation, task.activity.id), note, today: dayIn(conversation.digest.timeZone, house.now()), view });
}

const fieldInWords: Readonly<Record<keyof ActivityFields, string>> = {
  status: 'the status', owner: 'the owner', due: 'the due date', notes: 'the notes', steps: 'the steps', exception: 'the accepted risk', ticket: 'the ticket', cost: 'the cost', own: 'what it is',
};

function conflictSentence(conflicts: readonly Conflict[]): string {
  const [first] = conflicts;
  const who = first?.theirs.stamps[first.field]?.by.name ?? 'Somebody';
  return `${who} changed ${conflicts.map(({ field }) => fieldInWords[field]).join(' and ')} after this card was posted.`;
}

function changeInWords({ status, owner, due, exception }: Partial<ActivityFields>): string {
  const parts = [
    ...(status === undefined ? [] : [`set the status to ${statusNames[status]}`]),
    ...(owner === undefined ? [] : [owner === null ? 'took the owner off' : `gave it to ${owner.name}`]),
    ...(due === undefined ? [] : [due === null ? 'took the due date off' : `made it due on ${dayInWords(due)}`]),
    ...(exception ? [`accepted the risk until ${dayInWords(exception.until)}`] : []),
  ];
  return parts.length === 0 ? 'changed nothing' : new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts);
}
