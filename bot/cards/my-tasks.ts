import type { CardElement } from '@microsoft/teams.cards';
import type { RoadmapTasks } from '../../src/operations/load-my-tasks.ts';
import { statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { dueInWords } from './digest-item.ts';
import { counted, heading, line, moreInRoadmap, note, plain, unmarked } from './text.ts';

export interface MyTasksOptions {
  readonly roadmapUrl: string;
  /** It comes by itself, once a week. */
  readonly isWeekly?: boolean;
}

/** What one person has to do; each line opens its task card. */
export function myTasksCard(name: string, roadmaps: readonly RoadmapTasks[], { roadmapUrl, isWeekly = false }: MyTasksOptions): CardMessage {
  const all = roadmaps.flatMap(({ items }) => items);
  const late = all.filter(({ daysLate }) => daysLate !== null).length;
  const some = counted(all.length, 'open task');
  const title = all.length === 0 ? `${name} has no open tasks` : isWeekly ? `Your week: ${some}` : `${some} of ${name}`;
  return fitting((mostItems) => cardMessage({
    text: `${title}${late > 0 ? `, ${late} overdue` : ''}. ${all.slice(0, 3).map((item) => item.title).join('; ')}`,
    body: [
      heading(unmarked(title)),
      ...(all.length === 0 ? [line('Say “next steps” to see what helps most, and “assign” to take it.')] : [note(late > 0 ? `${late} overdue` : 'Nothing is overdue')]),
      ...roadmaps.flatMap((tasks) => group(tasks, mostItems * 2, roadmaps.length > 1)),
      ...(isWeekly ? [note('This comes once a week. Say “remind me” to choose when, or to switch it off.')] : []),
    ],
    actions: [openRoadmap(roadmapUrl)],
  }));
}

function group({ roadmapId, name, items }: RoadmapTasks, most: number, isNamed: boolean): CardElement[] {
  const shown = items.slice(0, most);
  return [
    ...(isNamed ? [{ ...plain({ strong: name }), spacing: 'Medium' as const }] : []),
    ...shown.map((item): CardElement => ({
      type: 'Container',
      spacing: 'Small',
      items: [plain({ strong: item.title }), { ...note([statusNames[item.status], dueInWords(item) ? `due ${dueInWords(item)}` : 'no due date'].join(' · ')), spacing: 'None' }],
      selectAction: { type: 'Action.Execute', title: `Open ${item.title}`, verb: 'open-task', data: { activity: item.id, roadmap: roadmapId } },
    })),
    ...moreInRoadmap(items.length, shown.length),
  ];
}
