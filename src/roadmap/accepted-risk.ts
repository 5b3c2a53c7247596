import type { ActivityState, Exception } from './activity-state.ts';
import type { ActivityStates } from './apply.ts';
import type { Status } from './status.ts';

/** What is done, or is nothing here to do, leaves no risk to accept. Deciding against an activity does. */
const withoutRisk: ReadonlySet<Status> = new Set(['completed', 'first-party-other', 'third-party', 'not-applicable']);

/** Whether an activity in this status has a risk that could be accepted. */
export const leavesRisk = (status: Status): boolean => !withoutRisk.has(status);

/** The exception of an activity that still has a risk, whether or not its day has passed. */
export function openException(state: ActivityState | undefined): Exception | null {
  return state && leavesRisk(state.status) ? state.exception : null;
}

/** @param today calendar day, `yyyy-MM-dd`; an exception holds to the end of its last day */
export function isAccepted(state: ActivityState | undefined, today: string): boolean {
  const exception = openException(state);
  return exception !== null && exception.until >= today;
}

/** The numbers of all checks that prove an activity whose risk is accepted today: a score leaves them out. */
export function acceptedChecks(activities: readonly { readonly id: string; readonly checks: readonly number[] }[], states: ActivityStates, today: string): ReadonlySet<number> {
  return new Set(activities.filter(({ id }) => isAccepted(states.get(id), today)).flatMap(({ checks }) => checks));
}
