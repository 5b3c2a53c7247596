import type { IContainer } from '@microsoft/teams.cards';
import { pillarNames, type Activity } from '../../src/catalog/catalog.ts';
import type { NextSteps } from '../../src/operations/load-next-steps.ts';
import type { NextStep } from '../../src/roadmap/next-steps.ts';
import { statusNames } from '../../src/roadmap/status.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { capitalised, counted, dayInWords, heading, line, moreInRoadmap, note, plain, unmarked } from './text.ts';

const mostSteps = 8;

/** What to do next, each with its reason; each opens its task card. */
export function nextStepsCard({ steps, isAssessed }: NextSteps, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const titles = new Map(steps.map(({ activity }) => [activity.id, activity.title]));
  return fitting((mostItems) => {
    const shown = steps.slice(0, Math.min(mostItems, mostSteps));
    return cardMessage({
      text: steps.length === 0 ? `Next steps: ${nothing(isAssessed)}` : `Next steps: ${steps.slice(0, 3).map(({ activity }, index) => `${index + 1}. ${activity.title}`).join('; ')}`,
      body: [
        heading('Next steps'),
        ...(steps.length === 0 ? [line(nothing(isAssessed))] : [note('Grave risks first, then little effort; what others wait for comes before them. Choose one to open it.')]),
        ...shown.map((step, index) => stepRow(step, index + 1, titles)),
        ...moreInRoadmap(steps.length, shown.length),
      ],
      actions: [openRoadmap(roadmapUrl)],
    });
  });
}

function nothing(isAssessed: boolean): string {
  return isAssessed ? 'No failed check waits for an activity of this roadmap.' : 'No assessment has finished yet, so nothing is known to fail. Say “run assessment” first.';
}

function stepRow(step: NextStep<Activity>, number: number, titles: ReadonlyMap<string, string>): IContainer {
  const { activity, state } = step;
  const marks = [pillarNames[activity.pillar], statusNames[state.status], state.owner ? unmarked(state.owner.name) : 'no owner', ...(state.due === null ? [] : [`due ${dayInWords(state.due)}`])];
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      { ...plain({ strong: `${number}. ` }, { strong: activity.title }), spacing: 'None' },
      { ...plain(reasonOf(step, titles)), spacing: 'None' },
      { ...note(marks.join(' · ')), spacing: 'None' },
    ],
    selectAction: { type: 'Action.Execute', title: `Open ${activity.title}`, verb: 'open-task', data: { activity: activity.id } },
  };
}

function reasonOf({ activity, failed, gravest, regressed, opensWayFor }: NextStep<Activity>, titles: ReadonlyMap<string, string>): string {
  const [first, ...others] = opensWayFor;
  const parts = [
    ...(gravest === null ? [] : [`${counted(failed, 'check fails', 'checks fail')}, ${gravest} risk`]),
    ...(activity.effort === null ? [] : [`${activity.effort} effort`]),
    ...(regressed ? ['was completed, but a check fails again'] : []),
    ...(first === undefined ? [] : [`needed before “${titles.get(first) ?? first}”${others.length > 0 ? ` and ${others.length} more` : ''}`]),
  ];
  return capitalised(parts.join(' · '));
}
