import type { CardElement, IChoice, IExecuteAction, IMention } from '@microsoft/teams.cards';
import type { Person } from '../../src/assessment/run.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import { daysBetween } from '../../src/digest/calendar-day.ts';
import type { Task } from '../../src/operations/load-task.ts';
import { isClosed, statuses, statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { capitalised, counted, dayInWords, note, plain, plainHeading, shorten, unmarked } from './text.ts';

/** What happened just now; a new owner is told by a mention. */
export interface TaskNote {
  readonly text: string;
  readonly mention?: Person;
}
export interface TaskCardOptions {
  /** Opens the activity in the tab. */
  readonly roadmapUrl: string;
  readonly note: TaskNote | null;
  /** Calendar day in the conversation's zone, `yyyy-MM-dd`. */
  readonly today: string;
  /** What its reader can do; everything when left out, as in a personal chat. */
  readonly view?: TaskView;
}

/**
 * `change`: one person's own view, with inputs. `look`: one person's who may not change it. `shared`: what stands in a
 * conversation and shows the state; these people, by Teams id, get a view of their own at once, others with a button.
 */
export type TaskView = { readonly kind: 'change' } | { readonly kind: 'look' } | { readonly kind: 'shared'; readonly refreshFor: readonly string[] };

/** Input ids of the card: what a press of Save brings back. */
export const taskInputs = { status: 'status', owner: 'owner', due: 'due' } as const;
/** The choice for an activity that nobody owns. */
export const nobody = 'nobody';

/** Teams refuses to refresh a card by itself for more: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views */
export const mostRefreshed = 60;

/** Of a large roster, a card can offer only so many, a hundred with usual names; the current owner is always among them. */
const peoplePerItem = 10;
/** More choices than this are easier to type than to scroll through. */
const mostScrolled = 20;

/** One activity of the roadmap, with what a team decides about it, to change in place. */
export function taskCard(task: Task, { roadmapUrl, note: happened, today, view = { kind: 'change' } }: TaskCardOptions): CardMessage {
  const { activity } = task;
  const mention = happened?.mention ? mentionOf(happened.mention) : null;
  return fitting((mostItems) => cardMessage({
    text: `${happened ? `${happened.text} ` : ''}${activity.title}: ${stateInWords(task, today)}.`,
    body: [
      plainHeading(activity.title),
      note(`${activity.id} · ${pillarNames[activity.pillar]} · ${capitalised(activity.horizon)}`),
      // A comment may be longer than a title: it is cut by itself.
      ...(happened ? [{ type: 'RichTextBlock' as const, inlines: [{ type: 'TextRun' as const, text: shorten(happened.text, 500), weight: 'Bolder' as const }], spacing: 'Medium' as const }] : []),
      ...(mention ? [{ type: 'TextBlock' as const, text: `${mention.text}, this is yours now.`, wrap: true, spacing: 'Small' as const }] : []),
      plain(capitalised(stateInWords(task, today))),
      ...details(task),
      ...(view.kind === 'change' ? inputs(task, mostItems * peoplePerItem) : []),
    ],
    actions: [...buttons(task, view), openRoadmap(roadmapUrl)],
    ...(mention ? { mentions: [mention] } : {}),
    ...(view.kind === 'shared' && view.refreshFor.length > 0 ? { refresh: { action: ownView(task, 'Refresh'), userIds: view.refreshFor.slice(0, mostRefreshed) } } : {}),
  }));
}

function buttons(task: Task, { kind }: TaskView): IExecuteAction[] {
  const { activity, state, sequence, roadmapId } = task;
  switch (kind) {
    case 'look': return [];
    case 'shared': return [ownView(task, 'Change')];
    case 'change': return [{
      type: 'Action.Execute', title: 'Save', verb: 'save-task', style: 'positive',
      // What the card showed travels with the press: a field that was left alone is not set, and somebody else's change is noticed.
      data: { roadmap: roadmapId, activity: activity.id, seen: sequence, shown: { status: state.status, owner: state.owner?.id ?? nobody, due: state.due ?? '' } },
    }];
  }
}

/** Asks for the view of whoever looks or presses. */
function ownView({ activity, roadmapId }: Task, title: 'Change' | 'Refresh'): IExecuteAction {
  return { type: 'Action.Execute', title, verb: 'refresh-task', data: { activity: activity.id, roadmap: roadmapId } };
}

function stateInWords({ state }: Task, today: string): string {
  const late = state.due === null || isClosed(state.status) ? 0 : daysBetween(state.due, today);
  const due = state.due === null ? 'no due date' : `due ${dayInWords(state.due)}${late > 0 ? `, ${counted(late, 'day')} late` : ''}`;
  return [statusNames[state.status], state.owner?.name ?? 'no owner', due].join(' · ');
}

function details({ activity, state, stepsDone, evidence }: Task): CardElement[] {
  const steps = activity.guidance.doThis.length;
  const proof = evidence.regressed ? 'completed, but a check fails again' : { proven: 'proven by its checks', contradicted: 'a check fails', open: null }[evidence.state];
  return [
    note([`${stepsDone} of ${counted(steps, 'step')} done`, ...(proof ? [proof] : [])].join(' · ')),
    ...(state.exception ? [plain({ strong: 'Risk accepted ' }, `by ${state.exception.approver.name} until ${dayInWords(state.exception.until)}: ${shorten(state.exception.reason, 120)}`)] : []),
  ];
}

function inputs({ state, people }: Task, mostPeople: number): CardElement[] {
  const offered = people.slice(0, mostPeople);
  const owner = state.owner;
  const owners = owner && !offered.some(({ id }) => id === owner.id) ? [owner, ...offered] : offered;
  const choices: IChoice[] = [{ title: 'Nobody', value: nobody }, ...owners.map(({ id, name }) => ({ title: shorten(name, 60) || id, value: id }))];
  return [
    {
      type: 'Input.ChoiceSet', id: taskInputs.status, label: 'Status', style: 'compact', value: state.status, spacing: 'Medium', separator: true,
      choices: statuses.map((status) => ({ title: statusNames[status], value: status })),
    },
    { type: 'Input.ChoiceSet', id: taskInputs.owner, label: 'Owner', style: choices.length > mostScrolled ? 'filtered' : 'compact', value: owner?.id ?? nobody, choices },
    ...(people.length > offered.length ? [note('Somebody else: say “assign” with the task and mention them.')] : []),
    { type: 'Input.Date', id: taskInputs.due, label: 'Due', ...(state.due === null ? {} : { value: state.due }) },
  ];
}

function mentionOf({ id, name }: Person): IMention {
  const shown = unmarked(name) || 'Owner';
  return { type: 'mention', text: `<at>${shown}</at>`, mentioned: { id, name: shown } };
}
