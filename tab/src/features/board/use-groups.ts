import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import type { Member } from '../../../../src/api/roadmap.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useRemembered } from '../../roadmap/use-remembered.ts';
import { groupByOwner, groupByStatus, type Group, type Grouping } from './groups.ts';
import { strings } from './strings.ts';

const unknown: readonly Member[] = [];
const noGroups: readonly Group[] = [];
const parseFlag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** The columns of a board by status or owner, and what one can decide about those of people. */
export function useGroups(grouping: Grouping, shown: readonly CatalogActivity[]) {
  const { api, roadmap: { me }, states } = useOpenRoadmap();
  const [everybody, setEverybody] = useRemembered('board-everybody', false, parseFlag);
  const members = useQuery({
    queryKey: queryKeys.members, queryFn: ({ signal }) => api.members(signal), staleTime: 5 * 60_000, enabled: grouping === 'owner',
  });
  const roster = members.data?.members ?? unknown;
  const { groups, idle } = useMemo(() => {
    if (grouping === 'lane') return { groups: noGroups, idle: 0 };
    if (grouping === 'status') return { groups: groupByStatus(shown, states), idle: 0 };
    return groupByOwner(shown, { states, me: me.person, roster, everybody, nobody: strings.unassigned });
  }, [everybody, grouping, me.person, roster, shown, states]);
  return {
    groups,
    /** People of a large roster who own nothing that is shown. */
    idle,
    everybody,
    setEverybody,
    /** Asks again for a roster that could not be had; null unless that is so. */
    askAgain: grouping === 'owner' && members.isError ? () => void members.refetch() : null,
  };
}
