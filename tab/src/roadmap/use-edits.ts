import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { fieldNames } from '../../../src/roadmap/activity-state.ts';
import type { Edit } from '../../../src/roadmap/change.ts';
import { ownActivityId } from '../../../src/roadmap/own-activity.ts';
import type { ApiClient } from '../shared/api-client.ts';
import { localStore } from '../shared/browser-store.ts';
import { plural } from '../shared/plural.ts';
import { useNotices } from '../shared/ui/notices.tsx';
import { outboxOfChanges } from './outbox.ts';
import { queryKeys } from './query-keys.ts';
import type { OpenRoadmap } from './roadmap-context.ts';
import { fieldConflictSchema, type FieldConflict, type Roadmap } from './roadmap-model.ts';
import type { SendQueue } from './send-queue.ts';
import { strings } from './strings.ts';
import { submitAgain, submitAll, type Submission, type TogetherOutcome } from './submit.ts';
import { confirm, editsToUndo, remember } from './undo/undo-history.ts';
import { useUndoHistory } from './undo/use-undo-history.ts';
import { useWindowList } from './use-window-list.ts';

export type Edits = Pick<OpenRoadmap, 'conflicts' | 'edit' | 'editTogether' | 'resolve' | 'undo' | 'undoStep'> & {
  /** Whether a change was made by this window. */
  readonly isMine: (changeId: string) => boolean;
};

/**
 * Edits of this window: shown at once, sent one after the other, taken back with the reason when the server refuses.
 * What the server has not answered waits in the browser, and is sent by the next page.
 * @param queue hands them on, one after the other, so that a later edit of a field never overtakes an earlier one; the change id makes
 * a repetition harmless
 * @param isReady whether the roadmap is there
 */
export function useEdits(api: ApiClient, queue: SendQueue, isReady: boolean, titleOf: (activity: string) => string): Edits {
  const client = useQueryClient();
  const { notify } = useNotices();
  const open = isReady ? client.getQueryData<Roadmap>(queryKeys.roadmap) : undefined;
  const place = open ? `${open.me.person.id} ${open.id}` : null;
  // A question that is not answered is asked again by a reloaded page: until then what one has written is nowhere else.
  const { items: conflicts, note: noteConflicts } = useWindowList(place === null ? null : `zero-trust-roadmap.conflicts.${place}`, fieldConflictSchema);
  const [mine] = useState(() => new Set<string>());
  const { history, note, takeLast } = useUndoHistory(place);

  /** @param said what the person did; null for what cannot be taken back, such as taking back */
  const submissionOf = useCallback(
    (said: string | null): Submission => {
      const step = said === null ? null : { id: crypto.randomUUID(), said };
      const current = () => client.getQueryData<Roadmap>(queryKeys.roadmap);
      const outbox = () => {
        const roadmap = current();
        return roadmap && outboxOfChanges(localStore, roadmap.me.person.id, roadmap.id);
      };
      return {
        current,
        update: (change) => client.setQueryData<Roadmap>(queryKeys.roadmap, (roadmap) => roadmap && change(roadmap)),
        ask: (request) => queue.send(() => api.change(request)),
        onAsk: (request, shown) => {
          mine.add(request.changeId);
          outbox()?.keep({ request, said });
          if (step) note((known) => remember(known, step, request, shown));
        },
        onAnswer: (changeId, change) => {
          outbox()?.drop(changeId);
          note((known) => confirm(known, changeId, change));
        },
        onConflicts: (fresh) =>
          noteConflicts((known) => [...known.filter((conflict) => !fresh.some((other) => isSameField(conflict, other))), ...fresh]),
        onSaved: (activity) => {
          void askAnew(client, queryKeys.history(activity));
          // Of one that has just been made the server knew nothing when its pane opened.
          if (ownActivityId.test(activity)) void askAnew(client, queryKeys.evidence(activity));
        },
        onLost: (lost, reason) => {
          const [first] = lost;
          if (!first) return;
          const field = strings.fieldNames[fieldOf(first)];
          const text = lost.length === 1 ? strings.notSaved(field, titleOf(first.activity), reason) : strings.severalNotSaved(plural(lost.length, strings.activities), reason);
          notify({ key: `not-saved ${first.activity} ${field}`, intent: 'error', text });
        },
      };
    },
    [api, client, mine, note, notify, queue, noteConflicts, titleOf],
  );
  const send = useCallback(
    (edits: readonly Edit[], said: string | null): Promise<TogetherOutcome> => {
      noteConflicts((known) => known.filter((conflict) => !edits.some(({ activity, set }) => activity === conflict.activity && set[conflict.field] !== undefined)));
      return submitAll(edits, submissionOf(said));
    },
    [noteConflicts, submissionOf],
  );

  useEffect(() => {
    const roadmap = isReady ? client.getQueryData<Roadmap>(queryKeys.roadmap) : undefined;
    if (!roadmap) return;
    const left = outboxOfChanges(localStore, roadmap.me.person.id, roadmap.id).waiting().filter(({ request }) => !mine.has(request.changeId));
    if (left.length === 0) return;
    void Promise.all(left.map(({ request, said }) => submitAgain(request, submissionOf(said)))).then((outcomes) => {
      const saved = outcomes.filter(({ contested, lost }) => contested.length + lost.length === 0).length;
      if (saved > 0) notify({ key: 'sent-later', intent: 'success', text: plural(saved, strings.sentLater) });
    });
  }, [client, isReady, mine, notify, submissionOf]);

  const edit = useCallback<OpenRoadmap['edit']>(
    (activity, set, seen) => void send([{ activity, set, seen }], strings.undoableEdit(strings.fieldNames[fieldOf({ set })], titleOf(activity))),
    [send, titleOf],
  );

  const resolve = useCallback<OpenRoadmap['resolve']>(
    (settled, keep) => {
      noteConflicts((known) => known.filter((other) => !settled.some((conflict) => isSameField(conflict, other))));
      const [first] = settled;
      if (keep === 'theirs' || !first) return;
      const edits = settled.map(({ activity, field, mine: value, sequence }) => ({ activity, set: { [field]: value }, seen: sequence }));
      const what = settled.length === 1 ? titleOf(first.activity) : plural(settled.length, strings.activities);
      void send(edits, strings.undoableEdit(strings.fieldNames[first.field], what));
    },
    [send, noteConflicts, titleOf],
  );

  const undo = useCallback<OpenRoadmap['undo']>(() => {
    const roadmap = client.getQueryData<Roadmap>(queryKeys.roadmap);
    const step = roadmap && takeLast();
    if (!step) return null;
    const edits = editsToUndo(step, roadmap.sequence);
    return { said: step.said, edits: edits.length, outcome: send(edits, null) };
  }, [client, send, takeLast]);

  const undoStep = history.at(-1) ?? null;
  return useMemo(
    () => ({ conflicts, edit, editTogether: send, resolve, undo, undoStep, isMine: (changeId: string) => mine.has(changeId) }),
    [conflicts, edit, mine, resolve, send, undo, undoStep],
  );
}

/** Also where a first answer is still on its way: it would be older than what was saved, and an invalidation alone waits for it. */
async function askAnew(client: QueryClient, queryKey: readonly string[]): Promise<void> {
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
}

const fieldOf = ({ set }: Pick<Edit, 'set'>) => fieldNames.find((name) => set[name] !== undefined) ?? 'notes';
const isSameField = (a: FieldConflict, b: FieldConflict): boolean => a.activity === b.activity && a.field === b.field;
