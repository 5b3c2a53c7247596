import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { openException } from '../../../src/roadmap/accepted-risk.ts';
import type { ActivityStates } from '../../../src/roadmap/apply.ts';
import { ownActivityId } from '../../../src/roadmap/own-activity.ts';
import { daysBetween } from '../shared/dates.ts';
import { useHour } from '../shared/use-today.ts';
import { queryKeys } from './query-keys.ts';

/**
 * Asks for the score again when somebody has accepted a risk or taken that back, and every hour around the day that one ends: it leaves out
 * the checks of accepted risks.
 * @param confirmed what the server knows; undefined before the first answer
 */
export function useFreshStanding(confirmed: ActivityStates | undefined): void {
  const client = useQueryClient();
  const hour = useHour();
  const accepted = useMemo(() => confirmed && acceptedOf(confirmed, hour), [confirmed, hour]);
  const known = useRef(accepted);
  useEffect(() => {
    const before = known.current;
    known.current = accepted;
    if (before === undefined || before === accepted) return;
    for (const queryKey of [queryKeys.roadmap, queryKeys.overview]) void client.invalidateQueries({ queryKey });
  }, [accepted, client]);
}

/** Changes with what is accepted. When the day of the team ends the server alone knows: within a day of it this changes every hour. */
function acceptedOf(states: ActivityStates, hour: string): string {
  const day = hour.slice(0, 10);
  return [...states.values()].flatMap((state) => {
    const exception = openException(state);
    if (exception === null || (state.own === null && ownActivityId.test(state.id))) return [];
    if (Math.abs(daysBetween(day, exception.until)) <= 1) return `${state.id} ${hour}`;
    return exception.until > day ? state.id : [];
  }).sort().join(' ');
}
