/** The thirteen public states of an activity, in the order in which people choose them. */
export const statuses = [
  'not-reviewed', 'not-started', 'in-planning', 'planned', 'in-progress', 'blocked', 'follow-up', 'completed',
  'first-party-other', 'third-party', 'ms-roadmap', 'will-not-pursue', 'not-applicable',
] as const;
export type Status = (typeof statuses)[number];

export const statusNames: Readonly<Record<Status, string>> = {
  'not-reviewed': 'Not reviewed',
  'not-started': 'Not started',
  'in-planning': 'In planning',
  planned: 'Planned',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  'follow-up': 'Follow up',
  completed: 'Completed',
  'first-party-other': 'First party other',
  'third-party': 'Third party',
  'ms-roadmap': 'Microsoft roadmap',
  'will-not-pursue': 'Will not pursue',
  'not-applicable': 'Not applicable',
};

/** Nothing is left to do here: done, done by another product, or decided against. */
const closedStatuses: ReadonlySet<Status> = new Set(['completed', 'first-party-other', 'third-party', 'will-not-pursue', 'not-applicable']);
export const isClosed = (status: Status): boolean => closedStatuses.has(status);
