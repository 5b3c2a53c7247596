import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from '../../shared/location.ts';
import { parseOutcomeFilter, printOutcomeFilter, type OutcomeFilter } from './filter-outcomes.ts';

/** The filter that the address names. The object stays the same while the filter does. */
export function useOutcomeFilter() {
  const search = useSearch();
  const printed = new URLSearchParams(Object.entries(printOutcomeFilter(parseOutcomeFilter(search))).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))).toString();
  const filter = useMemo(() => parseOutcomeFilter(printed), [printed]);
  const setFilter = useCallback((next: OutcomeFilter) => navigate(printOutcomeFilter(next), { replace: true }), []);
  return { filter, setFilter };
}
