import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CommentRequest } from '../../../src/api/comments.ts';
import type { ApiClient } from '../shared/api-client.ts';
import { localStore } from '../shared/browser-store.ts';
import { useAnnounce } from '../shared/ui/announcer.tsx';
import { useNotices } from '../shared/ui/notices.tsx';
import { outboxOfComments, type Unsaid } from './outbox.ts';
import { queryKeys } from './query-keys.ts';
import type { Roadmap } from './roadmap-model.ts';
import type { SendQueue } from './send-queue.ts';
import { strings } from './strings.ts';

export interface Comments {
  /** Oldest first. */
  readonly waitingComments: readonly Unsaid[];
  /** Says something about an activity; it waits in the browser until the server has it. */
  readonly comment: (activity: string, comment: CommentRequest) => void;
  /** Takes a refused comment away, whose words go elsewhere or nowhere. */
  readonly dropComment: (id: string) => void;
}

/** Comments of this window, sent in turn with its edits. The id of a comment makes a repetition harmless. */
export function useComments(api: ApiClient, queue: SendQueue, isReady: boolean, titleOf: (activity: string) => string): Comments {
  const client = useQueryClient();
  const announce = useAnnounce();
  const { notify } = useNotices();
  const [waitingComments, setWaiting] = useState<readonly Unsaid[]>([]);
  const [mine] = useState(() => new Set<string>());
  const outbox = useCallback(() => {
    const roadmap = client.getQueryData<Roadmap>(queryKeys.roadmap);
    return roadmap && outboxOfComments(localStore, roadmap.me.person.id, roadmap.id);
  }, [client]);

  const dropComment = useCallback((id: string) => {
    outbox()?.drop(id);
    setWaiting((waiting) => waiting.filter(({ comment }) => comment.id !== id));
  }, [outbox]);
  const send = useCallback(({ activity, comment }: Omit<Unsaid, 'refusal'>) => {
    mine.add(comment.id);
    setWaiting((waiting) => [...waiting, { activity, comment, refusal: null }]);
    void queue.send(() => api.comment(activity, comment)).then(
      async () => {
        announce(strings.commentSaved);
        await client.invalidateQueries({ queryKey: queryKeys.comments(activity) });
        dropComment(comment.id);
      },
      (error: unknown) => {
        const refusal = error instanceof Error ? error.message : String(error);
        // The next page shows it as this one does, and does not send it behind its author's back.
        outbox()?.keep({ activity, comment, refusal });
        setWaiting((waiting) => waiting.map((each) => (each.comment.id === comment.id ? { ...each, refusal } : each)));
        notify({ key: `comment ${comment.id}`, intent: 'error', text: strings.commentRefused(titleOf(activity), refusal) });
      },
    );
  }, [announce, api, client, dropComment, mine, notify, outbox, queue, titleOf]);
  const comment = useCallback<Comments['comment']>((activity, said) => {
    outbox()?.keep({ activity, comment: said, refusal: null });
    send({ activity, comment: said });
  }, [outbox, send]);

  useEffect(() => {
    if (!isReady) return;
    // What an earlier page left is shown with the next drawing.
    queueMicrotask(() => {
      for (const unsaid of outbox()?.waiting() ?? []) {
        if (mine.has(unsaid.comment.id)) continue;
        if (unsaid.refusal === null) {
          send(unsaid);
        } else {
          mine.add(unsaid.comment.id);
          setWaiting((waiting) => [...waiting, unsaid]);
        }
      }
    });
  }, [isReady, mine, outbox, send]);

  return useMemo(() => ({ waitingComments, comment, dropComment }), [comment, dropComment, waitingComments]);
}
