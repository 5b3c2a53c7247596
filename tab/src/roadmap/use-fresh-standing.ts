import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { isAccepted } from '../../../src/roadmap/accepted-risk.ts';
import type { ActivityStates } from '../../../src/roadmap/apply.ts';
import { ownActivityId } from '../../../src/roadmap/own-activity.ts';
import { useToday } from '../shared/use-today.ts';
import { queryKeys } from './query-keys.ts';

/**
 * Asks for the score again when somebody has accepted a risk or taken that back, and when one ends with the day: it leaves out the checks of accepted risks.
 * @param confirmed what the server knows; undefined before the first answer
 */
export function useFreshStanding(confirmed: ActivityStates | undefined): void {
  const client = useQueryClient();
  const today = useToday();
  const accepted = useMemo(() => confirmed && acceptedOf(confirmed, today), [confirmed, today]);
  const known = useRef(accepted);
  useEffect(() => {
    const before = known.current;
    known.current = accepted;
    if (before === undefined || before === accepted) return;
    for (const queryKey of [queryKeys.roadmap, queryKeys.overview]) void client.invalidateQueries({ queryKey });
  }, [accepted, client]);
}

function acceptedOf(states: ActivityStates, today: string): string {
  return [...states.values()].filter((state) => (state.own !== null || !ownActivityId.test(state.id)) && isAccepted(state, today)).map(({ id }) => id).sort().join(' ');
}
