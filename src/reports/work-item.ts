import { pillarNames } from '../catalog/catalog.ts';
import { statusNames } from '../roadmap/status.ts';
import { horizonNames } from './activity-columns.ts';
import { plainText } from './inline-markdown.ts';
import type { ContentActivity } from './roadmap-content.ts';

/** What a work item of another tool says: paragraphs, then the steps of the guidance. */
export interface WorkItemText {
  readonly facts: readonly string[];
  readonly why: string;
  readonly steps: readonly string[];
  readonly notes: string;
}

export function workItemText({ activity, area, lane, state, isOwn }: ContentActivity): WorkItemText {
  return {
    facts: [
      `Zero Trust activity ${activity.id}`,
      [pillarNames[activity.pillar], area, ...(lane === null ? [] : [lane]), horizonNames[activity.horizon]].join(' › '),
      `Status in the roadmap: ${statusNames[state.status]}`,
      ...(state.owner ? [`Owner: ${state.owner.name}`] : []),
      ...(state.due ? [`Due: ${state.due}`] : []),
      ...(state.ticket === '' ? [] : [`Ticket: ${state.ticket}`]),
    ],
    why: isOwn ? activity.guidance.whyItMatters : plainText(activity.guidance.whyItMatters),
    steps: activity.guidance.doThis.map(plainText),
    notes: state.notes,
  };
}
