import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { fieldNames } from '../../../src/roadmap/activity-state.ts';
import type { ChangeRequest, Edit } from '../../../src/roadmap/change.ts';
import { ApiError, type ApiClient } from '../shared/api-client.ts';
import { plural } from '../shared/plural.ts';
import { useNotices } from '../shared/ui/notices.tsx';
import { queryKeys } from './query-keys.ts';
import type { OpenRoadmap } from './roadmap-context.ts';
import type { FieldConflict, Roadmap } from './roadmap-model.ts';
import { strings } from './strings.ts';
import { submitAll, type Submission, type TogetherOutcome } from './submit.ts';
import { confirm, editsToUndo, remember } from './undo/undo-history.ts';
import { useUndoHistory } from './undo/use-undo-history.ts';

/** A fault of the server is not tried for ever; a missing answer is, as long as the page is open. */
const mostFaults = 5;
const noAnswer: ReadonlySet<number> = new Set([0, 503]);
const longestPauseMs = 8000;

export type Edits = Pick<OpenRoadmap, 'conflicts' | 'edit' | 'editTogether' | 'resolve' | 'undo' | 'undoStep'> & {
  /** Whether a change was made by this window. */
  readonly isMine: (changeId: string) => boolean;
};

/** Edits of this window: shown at once, sent one after the other, taken back with the reason when the server refuses. */
export function useEdits(api: ApiClient, titleOf: (activity: string) => string): Edits {
  const client = useQueryClient();
  const { notify } = useNotices();
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([]);
  const [mine] = useState(() => new Set<string>());
  const { history, note, takeLast } = useUndoHistory();

  const { mutateAsync } = useMutation({
    // One after the other, so that a later edit of a field never overtakes an earlier one.
    scope: { id: 'edits' },
    mutationFn: (request: ChangeRequest) => api.change(request),
    // The change id makes a repetition harmless.
    retry: (failures, error) => error instanceof ApiError && (noAnswer.has(error.status) || (error.isTransient && failures < mostFaults)),
    retryDelay: (failures) => Math.min(500 * 2 ** failures, longestPauseMs),
  });

  /** @param said what the person did; null for what cannot be taken back, such as taking back */
  const send = useCallback(
    (edits: readonly Edit[], said: string | null): Promise<TogetherOutcome> => {
      const step = said === null ? null : { id: crypto.randomUUID(), said };
      setConflicts((known) => known.filter((conflict) => !edits.some(({ activity, set }) => activity === conflict.activity && set[conflict.field] !== undefined)));
      const submission: Submission = {
        current: () => client.getQueryData<Roadmap>(queryKeys.roadmap),
        update: (change) => client.setQueryData<Roadmap>(queryKeys.roadmap, (roadmap) => roadmap && change(roadmap)),
        ask: (request) => {
          mine.add(request.changeId);
          return mutateAsync(request);
        },
        onAsk: (request, shown) => step && note((known) => remember(known, step, request, shown)),
        onAnswer: (changeId, change) => note((known) => confirm(known, changeId, change)),
        onConflicts: (fresh) =>
          setConflicts((known) => [...known.filter((conflict) => !fresh.some((other) => isSameField(conflict, other))), ...fresh]),
        onSaved: (activity) => void client.invalidateQueries({ queryKey: queryKeys.history(activity) }),
        onLost: (lost, reason) => {
          const [first] = lost;
          if (!first) return;
          const field = strings.fieldNames[fieldOf(first)];
          const text = lost.length === 1 ? strings.notSaved(field, titleOf(first.activity), reason) : strings.severalNotSaved(plural(lost.length, strings.activities), reason);
          notify({ key: `not-saved ${first.activity} ${field}`, intent: 'error', text });
        },
      };
      return submitAll(edits, submission);
    },
    [client, mine, mutateAsync, note, notify, titleOf],
  );

  const edit = useCallback<OpenRoadmap['edit']>(
    (activity, set, seen) => void send([{ activity, set, seen }], strings.undoableEdit(strings.fieldNames[fieldOf({ set })], titleOf(activity))),
    [send, titleOf],
  );

  const resolve = useCallback<OpenRoadmap['resolve']>(
    (conflict, keep) => {
      setConflicts((known) => known.filter((other) => !isSameField(conflict, other)));
      if (keep === 'mine') edit(conflict.activity, { [conflict.field]: conflict.mine }, conflict.sequence);
    },
    [edit],
  );

  const undo = useCallback<OpenRoadmap['undo']>(async () => {
    const roadmap = client.getQueryData<Roadmap>(queryKeys.roadmap);
    const step = roadmap && takeLast();
    if (!step) return null;
    return { said: step.said, outcome: await send(editsToUndo(step, roadmap.sequence), null) };
  }, [client, send, takeLast]);

  const undoStep = history.at(-1) ?? null;
  return useMemo(
    () => ({ conflicts, edit, editTogether: send, resolve, undo, undoStep, isMine: (changeId: string) => mine.has(changeId) }),
    [conflicts, edit, mine, resolve, send, undo, undoStep],
  );
}

const fieldOf = ({ set }: Pick<Edit, 'set'>) => fieldNames.find((name) => set[name] !== undefined) ?? 'notes';
const isSameField = (a: FieldConflict, b: FieldConflict): boolean => a.activity === b.activity && a.field === b.field;
