import type { Action, CardElement } from '@microsoft/teams.cards';
import { daysBetween } from '../../src/digest/calendar-day.ts';
import type { ReminderList, ReminderTask } from '../../src/operations/load-reminder-tasks.ts';
import { isClosed, statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { capitalised, counted, dayInWords, heading, note, plain, shorten, unmarked } from './text.ts';

export interface ReminderCardOptions {
  readonly roadmapUrl: string;
  /** What happened just now, such as why nothing was saved. */
  readonly note: string | null;
}

/** What a button brings back, besides what it does: which task, what was known of it, and all that the card shows. */
export interface ReminderPress {
  readonly task: number;
  readonly seen: number;
  /** Roadmaps once, since their ids are long. */
  readonly roadmaps: readonly string[];
  /** Index of the roadmap, and id of the activity. */
  readonly tasks: readonly (readonly [number, string])[];
}

/** Id of the input that says what blocks a task: one for each task of the card. */
export const whyInput = (task: number): string => `why${task}`;
const mostReasonCharacters = 1000;

/** Tasks that are due, to answer in place. Several of one person come as one message. */
export function reminderCard(list: ReminderList, { roadmapUrl, note: happened }: ReminderCardOptions): CardMessage {
  const title = titleOf(list);
  const areSeveralRoadmaps = new Set(list.tasks.map(({ roadmapId }) => roadmapId)).size > 1;
  return fitting((mostItems) => {
    const shown = list.tasks.slice(0, Math.max(mostItems, 1));
    const left = list.tasks.length - shown.length;
    return cardMessage({
      text: [...(happened ? [happened] : []), `${title}.`, shown.slice(0, 3).map((task) => `${task.title} (${stateInWords(task, list)})`).join('; ')].join(' '),
      body: [
        heading(title),
        ...(happened ? [plain({ strong: happened })] : []),
        ...shown.flatMap((task, index) => taskElements(task, { list, shown, index, isPlaceNamed: areSeveralRoadmaps })),
        ...(left > 0 ? [note(`and ${left} more: say “my tasks” to see all`)] : []),
        note('Say “remind me” to choose when this comes, or to switch it off.'),
      ],
      actions: [openRoadmap(roadmapUrl)],
    });
  });
}

function titleOf({ tasks, today, personId }: ReminderList): string {
  const open = tasks.filter((task) => isOpen(task, personId));
  if (open.length === 0) return 'All of this is done or moved on';
  const days = [...new Set(open.map(({ due }) => due))];
  const [day] = days;
  return days.length === 1 ? `${counted(open.length, 'task')} of yours ${open.length === 1 ? 'is' : 'are'} ${dueInWords(day ?? null, today)}` : `${counted(open.length, 'task')} of yours are due soon`;
}

interface Place {
  readonly list: ReminderList;
  readonly shown: readonly ReminderTask[];
  readonly index: number;
  readonly isPlaceNamed: boolean;
}

function taskElements(task: ReminderTask, { list, shown, index, isPlaceNamed }: Place): CardElement[] {
  const actions = isOpen(task, list.personId) ? buttons(task, shown, index) : [];
  return [
    { ...plain({ strong: task.title }), spacing: 'Medium', separator: true },
    { ...note([capitalised(stateInWords(task, list)), ...(isPlaceNamed ? [unmarked(task.roadmapName)] : [])].join(' · ')), spacing: 'None' },
    ...(actions.length > 0 ? [{ type: 'ActionSet' as const, spacing: 'Small' as const, actions }] : []),
  ];
}

function buttons(task: ReminderTask, shown: readonly ReminderTask[], index: number): Action[] {
  const roadmaps = [...new Set(shown.map(({ roadmapId }) => roadmapId))];
  const press: ReminderPress = { task: index, seen: task.seen, roadmaps, tasks: shown.map(({ roadmapId, activity }) => [roadmaps.indexOf(roadmapId), activity] as const) };
  const button = (title: string, what: string): Action => ({ type: 'Action.Execute', title, verb: 'answer-reminder', tooltip: `${title}: ${shorten(task.title, 60)}`, data: { ...press, do: what } });
  return [
    { ...button('Done', 'done'), style: 'positive' },
    ...(task.status === 'in-progress' ? [] : [button('In progress', 'in-progress')]),
    button('Move by a week', 'move'),
    ...(task.status === 'blocked' ? [] : [blockedButton(task, index, press)]),
  ];
}

/** The reason is asked for when somebody says that it is blocked, and stays with the other inputs of that part of the card. */
function blockedButton(task: ReminderTask, index: number, press: ReminderPress): Action {
  return {
    type: 'Action.ShowCard', title: 'Blocked…', tooltip: `Blocked: ${shorten(task.title, 60)}`,
    card: {
      type: 'AdaptiveCard', version: '1.5',
      body: [{ type: 'Input.Text', id: whyInput(index), label: 'What blocks it?', isMultiline: true, maxLength: mostReasonCharacters, isRequired: true, errorMessage: 'Say in a few words what blocks it.' }],
      actions: [{ type: 'Action.Execute', title: 'It is blocked', verb: 'answer-reminder', data: { ...press, do: 'blocked' } }],
    },
  };
}

const isOpen = ({ status, owner }: ReminderTask, personId: string): boolean => !isClosed(status) && owner?.id === personId;

function stateInWords({ status, due, owner }: ReminderTask, { today, personId }: ReminderList): string {
  const whose = owner?.id === personId ? [] : [owner ? `${unmarked(owner.name)} has it now` : 'nobody has it any more'];
  return [statusNames[status], ...(isClosed(status) ? [] : [dueInWords(due, today)]), ...whose].join(' · ');
}

/** `due today`, `due in 3 days, on 25 November 2026`. */
function dueInWords(due: string | null, today: string): string {
  if (due === null) return 'no due date';
  const days = daysBetween(today, due);
  if (days === 0) return 'due today';
  return days > 0 ? `due in ${counted(days, 'day')}, on ${dayInWords(due)}` : `${counted(-days, 'day')} late, due on ${dayInWords(due)}`;
}
