import { licenseNames, pillarNames } from '../catalog/catalog.ts';
import { fieldNames, type ActivityState } from '../roadmap/activity-state.ts';
import { statusNames } from '../roadmap/status.ts';
import { evidenceInWords } from './evidence-words.ts';
import type { ContentActivity } from './roadmap-content.ts';

/** One column of a table of activities: in the plain CSV and in the workbook. */
export interface ActivityColumn {
  readonly title: string;
  /** In characters, where a table has widths. */
  readonly width: number;
  /** How the text is to be read: a day is `yyyy-MM-dd`, a moment ISO 8601; empty is none. */
  readonly kind: 'text' | 'day' | 'moment';
  readonly of: (activity: ContentActivity) => string;
}

const level = { low: 'Low', medium: 'Medium', high: 'High' } as const;
export const horizonNames = { first: 'First', then: 'Then', next: 'Next' } as const;

export const activityColumns: readonly ActivityColumn[] = [
  { title: 'Id', width: 14, kind: 'text', of: ({ activity }) => activity.id },
  { title: 'Activity', width: 52, kind: 'text', of: ({ activity }) => activity.title },
  { title: 'Pillar', width: 18, kind: 'text', of: ({ activity }) => pillarNames[activity.pillar] },
  { title: 'Area', width: 28, kind: 'text', of: ({ area }) => area },
  { title: 'Lane', width: 24, kind: 'text', of: ({ lane }) => lane ?? '' },
  { title: 'Horizon', width: 10, kind: 'text', of: ({ activity }) => horizonNames[activity.horizon] },
  { title: 'Status', width: 18, kind: 'text', of: ({ state }) => statusNames[state.status] },
  { title: 'Owner', width: 20, kind: 'text', of: ({ state }) => state.owner?.name ?? '' },
  { title: 'Due', width: 12, kind: 'day', of: ({ state }) => state.due ?? '' },
  { title: 'Evidence', width: 13, kind: 'text', of: ({ evidence }) => evidenceInWords(evidence) },
  { title: 'Effort', width: 9, kind: 'text', of: ({ activity: { effort } }) => (effort === null ? '' : level[effort]) },
  { title: 'User impact', width: 12, kind: 'text', of: ({ activity: { userImpact } }) => (userImpact === null ? '' : level[userImpact]) },
  { title: 'Licences', width: 30, kind: 'text', of: ({ activity: { licenses } }) => licenses.map((id) => licenseNames[id]).join('; ') },
  { title: 'Risk accepted until', width: 18, kind: 'day', of: ({ state }) => state.exception?.until ?? '' },
  { title: 'Risk accepted by', width: 20, kind: 'text', of: ({ state }) => state.exception?.approver.name ?? '' },
  { title: 'Reason', width: 30, kind: 'text', of: ({ state }) => state.exception?.reason ?? '' },
  { title: 'Ticket', width: 20, kind: 'text', of: ({ state }) => state.ticket },
  { title: 'Cost', width: 14, kind: 'text', of: ({ state }) => state.cost },
  { title: 'Notes', width: 50, kind: 'text', of: ({ state }) => state.notes },
  { title: 'Changed', width: 17, kind: 'moment', of: ({ state }) => lastStamp(state)?.at ?? '' },
  { title: 'Changed by', width: 20, kind: 'text', of: ({ state }) => lastStamp(state)?.by.name ?? '' },
];

/** Who set any of the fields last. */
function lastStamp({ stamps }: ActivityState): ActivityState['stamps'][keyof ActivityState['stamps']] {
  return fieldNames.map((field) => stamps[field]).reduce((last, stamp) => (stamp && stamp.sequence > (last?.sequence ?? 0) ? stamp : last), undefined);
}
