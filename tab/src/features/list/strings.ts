import type { ColumnId } from './columns.ts';

const columnNames: Readonly<Record<ColumnId, string>> = {
  title: 'Activity', id: 'Id', pillar: 'Pillar', horizon: 'Horizon', status: 'Status', owner: 'Owner', due: 'Due', effort: 'Effort', impact: 'User impact', evidence: 'Evidence',
};

export const strings = {
  peopleMissing: (reason: string) => `The people of this conversation could not be loaded. ${reason}`,
  title: 'List',
  label: 'Activities',
  columnNames,
  columns: 'Columns',
  none: '–',
  horizonNames: { first: 'First', then: 'Then', next: 'Next' },
  levelNames: { low: 'Low', medium: 'Medium', high: 'High' },
  select: (title: string) => `Select ${title}`,
  selectAll: 'Select all shown',
  selected: { one: '# selected', other: '# selected' },
  activities: { one: '# activity', other: '# activities' },
  bulk: 'Change what is selected',
  clearSelection: 'Clear selection',
  setStatus: 'Set status',
  setOwner: 'Set owner',
  nobody: 'No owner',
  due: 'Due date',
  setDue: 'Set due date',
  removeDue: 'Remove due date',
  saidStatus: (activities: string, status: string) => `${activities} set to ${status}`,
  saidOwner: (activities: string, owner: string) => `${activities} given to ${owner}`,
  saidNoOwner: (activities: string) => `${activities} left without owner`,
  saidDue: (activities: string, day: string) => `${activities} due ${day}`,
  saidNoDue: (activities: string) => `${activities} left without due date`,
  late: (day: string) => `${day}, overdue`,
} as const;
