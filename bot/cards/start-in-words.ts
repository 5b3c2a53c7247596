import type { RunView } from '../../src/api/assessment.ts';

/** Who started a run, or whose schedule did. */
export function startInWords({ startedBy, scheduled }: Pick<RunView, 'startedBy' | 'scheduled'>): string {
  return scheduled ? `Started on the schedule that ${startedBy.name} set` : `Started by ${startedBy.name}`;
}
