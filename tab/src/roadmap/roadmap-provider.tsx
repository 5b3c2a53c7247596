import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ApiClient } from '../shared/api-client.ts';
import { useParam } from '../shared/location.ts';
import { ErrorMessage } from '../shared/ui/state-message.tsx';
import { WholePage } from '../shared/ui/whole-page.tsx';
import { cannotAssess } from './assessing.ts';
import { queryKeys } from './query-keys.ts';
import { RoadmapContext, type OpenRoadmap } from './roadmap-context.ts';
import { fromView, shownStates, type Roadmap } from './roadmap-model.ts';
import { UndoProvider } from './undo/undo-provider.tsx';
import { useComments } from './use-comments.ts';
import { useEdits } from './use-edits.ts';
import { createPlan } from './with-own-activities.ts';
import { useFreshStanding } from './use-fresh-standing.ts';
import { useLive } from './use-live.ts';
import { usePresence } from './use-presence.ts';
import { useSendQueue } from './use-send-queue.ts';

export interface RoadmapProviderProps {
  readonly api: ApiClient;
  readonly children: ReactNode;
  readonly loading: ReactNode;
}

/** Loads the catalog and the roadmap, keeps them up to date, and hands them to the views. */
export function RoadmapProvider({ api, children, loading }: RoadmapProviderProps) {
  const client = useQueryClient();
  const [session] = useState(() => crypto.randomUUID());
  const catalog = useQuery({ queryKey: queryKeys.catalog, queryFn: ({ signal }) => api.catalog(signal), staleTime: Infinity });
  const roadmap = useQuery({
    queryKey: queryKeys.roadmap,
    queryFn: async ({ signal }) => {
      const view = await api.roadmap(signal);
      return fromView(view, client.getQueryData<Roadmap>(queryKeys.roadmap));
    },
    staleTime: Infinity,
    // Maps are replaced, never compared.
    structuralSharing: false,
  });
  const { data } = roadmap;
  const states = useMemo(() => (data ? shownStates(data) : new Map()), [data]);
  const [planOf] = useState(createPlan);
  const plan = useMemo(() => catalog.data && planOf(catalog.data, states), [catalog.data, planOf, states]);
  const titles = useMemo(() => new Map(plan?.activities.map(({ id, title }) => [id, title])), [plan]);
  const titleOf = useCallback((activity: string) => titles.get(activity) ?? activity, [titles]);
  const { queue, trouble } = useSendQueue();
  const { conflicts, edit, editTogether, resolve, undo, undoStep, isMine } = useEdits(api, queue, roadmap.isSuccess, titleOf);
  const comments = useComments(api, queue, roadmap.isSuccess, titleOf);
  const { connection, recentEdits } = useLive({ api, session, isReady: roadmap.isSuccess, isMine, titleOf });
  useFreshStanding(data?.confirmed);
  const activity = useParam('activity');
  usePresence(api, session, activity, data?.viewers);
  const refresh = useCallback(() => void client.invalidateQueries(), [client]);

  const open = useMemo<OpenRoadmap | null>(
    () =>
      plan && data
        ? {
            api,
            catalog: plan,
            titleOf,
            roadmap: data,
            states,
            recentEdits,
            conflicts,
            connection,
            sendTrouble: trouble,
            discardWaiting: queue.discard,
            ...comments,
            session,
            edit,
            editTogether,
            undo,
            undoStep,
            resolve,
            refresh,
            canEdit: data.me.role !== 'guest',
            canOperate: data.me.role === 'operator',
            cannotAssess: cannotAssess(data.me),
          }
        : null,
    [api, comments, conflicts, connection, data, edit, editTogether, plan, queue, recentEdits, refresh, resolve, session, states, titleOf, trouble, undo, undoStep],
  );

  const failed = [catalog, roadmap].find(({ isError, data: loaded }) => isError && loaded === undefined);
  if (failed?.error)
    return (
      <WholePage>
        <ErrorMessage error={failed.error} onRetry={() => void Promise.all([catalog.refetch(), roadmap.refetch()])} />
      </WholePage>
    );
  return open ? <RoadmapContext.Provider value={open}><UndoProvider>{children}</UndoProvider></RoadmapContext.Provider> : loading;
}
