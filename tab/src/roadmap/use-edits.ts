import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ChangeConflict } from '../../../src/api/roadmap.ts';
import { fieldNames } from '../../../src/roadmap/activity-state.ts';
import type { ChangeRequest, Edit } from '../../../src/roadmap/change.ts';
import { ApiError, ChangeRefused, type ApiClient } from '../shared/api-client.ts';
import { useNotices } from '../shared/ui/notices.tsx';
import { queryKeys } from './query-keys.ts';
import type { OpenRoadmap } from './roadmap-context.ts';
import {
  fieldConflicts,
  localConflicts,
  uncontested,
  withChange,
  withoutRequest,
  withRefusal,
  withRequest,
  type FieldConflict,
  type Roadmap,
} from './roadmap-model.ts';
import { strings } from './strings.ts';

/** A fault of the server is not tried for ever; a missing answer is, as long as the page is open. */
const mostFaults = 5;
const noAnswer: ReadonlySet<number> = new Set([0, 503]);
const longestPauseMs = 8000;

export type Edits = Pick<OpenRoadmap, 'conflicts' | 'edit' | 'resolve'> & {
  /** Whether a change was made by this window. */
  readonly isMine: (changeId: string) => boolean;
};

/** Edits of this window: shown at once, sent one after the other, taken back with the reason when the server refuses. */
export function useEdits(api: ApiClient, titleOf: (activity: string) => string): Edits {
  const client = useQueryClient();
  const { notify } = useNotices();
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([]);
  const [mine] = useState(() => new Set<string>());

  const { mutateAsync } = useMutation({
    // One after the other, so that a later edit of a field never overtakes an earlier one.
    scope: { id: 'edits' },
    mutationFn: (request: ChangeRequest) => api.change(request),
    // The change id makes a repetition harmless.
    retry: (failures, error) => error instanceof ApiError && (noAnswer.has(error.status) || (error.isTransient && failures < mostFaults)),
    retryDelay: (failures) => Math.min(500 * 2 ** failures, longestPauseMs),
  });

  const send = useCallback(
    (edits: ChangeRequest['edits']) =>
      submit(edits, {
        current: () => client.getQueryData<Roadmap>(queryKeys.roadmap),
        update: (change) => client.setQueryData<Roadmap>(queryKeys.roadmap, (roadmap) => roadmap && change(roadmap)),
        ask: (request) => {
          mine.add(request.changeId);
          return mutateAsync(request);
        },
        onConflicts: (fresh) =>
          setConflicts((known) => [...known.filter((conflict) => !fresh.some((other) => isSameField(conflict, other))), ...fresh]),
        onSaved: (activity) => void client.invalidateQueries({ queryKey: queryKeys.history(activity) }),
        onLost: ({ activity, set }, reason) => {
          const field = strings.fieldNames[fieldNames.find((name) => set[name] !== undefined) ?? 'notes'];
          notify({ key: `not-saved ${activity} ${field}`, intent: 'error', text: strings.notSaved(field, titleOf(activity), reason) });
        },
      }),
    [client, mine, mutateAsync, notify, titleOf],
  );

  const edit = useCallback<OpenRoadmap['edit']>(
    (activity, set, seen) => {
      setConflicts((known) => known.filter((conflict) => conflict.activity !== activity || set[conflict.field] === undefined));
      send([{ activity, set, seen }]);
    },
    [send],
  );

  const resolve = useCallback<OpenRoadmap['resolve']>(
    (conflict, keep) => {
      setConflicts((known) => known.filter((other) => !isSameField(conflict, other)));
      if (keep === 'mine') send([{ activity: conflict.activity, set: { [conflict.field]: conflict.mine }, seen: conflict.sequence }]);
    },
    [send],
  );

  return useMemo(() => ({ conflicts, edit, resolve, isMine: (changeId: string) => mine.has(changeId) }), [conflicts, edit, mine, resolve]);
}

interface Submission {
  readonly current: () => Roadmap | undefined;
  readonly update: (change: (roadmap: Roadmap) => Roadmap) => void;
  readonly ask: (request: ChangeRequest) => Promise<Awaited<ReturnType<ApiClient['change']>>>;
  readonly onConflicts: (conflicts: readonly FieldConflict[]) => void;
  readonly onSaved: (activity: string) => void;
  /** The server refused for another reason, or never answered. */
  readonly onLost: (edit: Edit, reason: string) => void;
}

/** Shows edits at once and asks the server; what nobody contradicts of a refused change is sent again by itself. */
function submit(edits: ChangeRequest['edits'], submission: Submission): void {
  const { current, update, ask, onConflicts, onSaved, onLost } = submission;
  const roadmap = current();
  if (!roadmap) return;
  const request: ChangeRequest = { changeId: crypto.randomUUID(), edits };
  const refuse = (conflicts: ChangeConflict['conflicts'], sequence: number): void => {
    onConflicts(fieldConflicts(request, conflicts, sequence));
    const rest = uncontested(request, conflicts);
    if (rest.length > 0) submit(rest, submission);
  };
  const known = localConflicts(roadmap, request);
  if (known.length > 0) {
    refuse(known, roadmap.sequence);
    return;
  }
  update((before) => withRequest(before, request));
  ask(request).then(
    ({ change }) => {
      update((before) => (change ? withChange(before, change) : withoutRequest(before, request.changeId)));
      for (const { activity } of edits) onSaved(activity);
    },
    (error: unknown) => {
      if (error instanceof ChangeRefused) {
        update((before) => withRefusal(before, request.changeId, error.conflict));
        refuse(error.conflict.conflicts, error.conflict.sequence);
        return;
      }
      update((before) => withoutRequest(before, request.changeId));
      for (const edit of edits) onLost(edit, error instanceof Error ? error.message : String(error));
    },
  );
}

const isSameField = (a: FieldConflict, b: FieldConflict): boolean => a.activity === b.activity && a.field === b.field;
