import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunView } from '../../../src/api/assessment.ts';
import type { LiveEvent } from '../../../src/api/roadmap.ts';
import type { Change } from '../../../src/roadmap/change.ts';
import type { CommentNews } from '../../../src/roadmap/comment.ts';
import type { ApiClient } from '../shared/api-client.ts';
import { localDay } from '../shared/dates.ts';
import { formatPercent } from '../shared/plural.ts';
import { useNotices } from '../shared/ui/notices.tsx';
import { useAnnounce } from '../shared/ui/announcer.tsx';
import type { Person } from '../shared/ui/person-avatar.tsx';
import { describeChanges } from './describe-change.ts';
import { keepUpToDate, type LiveStatus } from './live-connection.ts';
import { queryKeys } from './query-keys.ts';
import { withChanges, withComment, withRun, type Roadmap } from './roadmap-model.ts';
import { strings } from './strings.ts';

/** How long a card shows who has just changed it. */
const highlightMs = 4000;
/** What several people change at once is said in one sentence. */
const announceMs = 1200;
/** Viewers, runs and comments are not in the history: while events do not flow they are read with the roadmap. */
const refreshMs = 10_000;

export interface LiveParts {
  readonly api: ApiClient;
  readonly session: string;
  readonly isReady: boolean;
  readonly isMine: (changeId: string) => boolean;
  readonly titleOf: (activity: string) => string;
}

/** Keeps the open roadmap up to date, shows whose edit has just arrived, and says it to screen readers. */
export function useLive(parts: LiveParts): { readonly liveStatus: LiveStatus; readonly recentEdits: ReadonlyMap<string, Person> } {
  const { api, session, isReady } = parts;
  const client = useQueryClient();
  const announce = useAnnounce();
  const { notify } = useNotices();
  const [liveStatus, setLiveStatus] = useState<LiveStatus>('connecting');
  const { recentEdits, highlight } = useRecentEdits();
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });

  useEffect(() => {
    if (!isReady) return undefined;
    const end = new AbortController();
    const update = (change: (roadmap: Roadmap) => Roadmap): void => {
      client.setQueryData<Roadmap>(queryKeys.roadmap, (roadmap) => roadmap && change(roadmap));
    };
    let unsaid: Change[] = [];
    let saying: ReturnType<typeof setTimeout> | undefined;
    const say = (): void => {
      saying = undefined;
      const sentence = describeChanges(unsaid, latest.current.titleOf, localDay(new Date()));
      unsaid = [];
      if (sentence !== null) announce(sentence);
    };
    const greet = (change: Change): void => {
      if (latest.current.isMine(change.changeId)) return;
      highlight(change);
      unsaid.push(change);
      saying ??= setTimeout(say, announceMs);
      for (const { activity } of change.edits) void client.invalidateQueries({ queryKey: queryKeys.history(activity) });
    };
    const hear = (news: CommentNews): void => {
      const roadmap = client.getQueryData<Roadmap>(queryKeys.roadmap);
      if (!roadmap || news.sequence <= roadmap.comments.sequence) return;
      update((before) => withComment(before, news));
      const { comment } = news;
      void client.invalidateQueries({ queryKey: queryKeys.comments(comment.activity) });
      const me = roadmap.me.person.id;
      if (comment.by.id === me || comment.deleted) return;
      const title = latest.current.titleOf(comment.activity);
      if (comment.mentions.some(({ id }) => id === me)) notify({ key: `mention ${comment.activity}`, intent: 'info', text: strings.mentionedYou(comment.by.name, title) });
      else announce(strings.commented(comment.by.name, title));
    };
    const sequence = (): number => client.getQueryData<Roadmap>(queryKeys.roadmap)?.sequence ?? 0;
    const follow = (run: RunView): boolean => {
      const roadmap = client.getQueryData<Roadmap>(queryKeys.roadmap);
      if (!roadmap) return false;
      const news = withRun(roadmap, run);
      update(() => news.roadmap);
      return news.hasEnded;
    };
    const onEvent = (event: LiveEvent): void => {
      switch (event.type) {
        case 'change':
          if (event.change.sequence > sequence()) greet(event.change);
          // The stream gives every change in order, so nothing is missing below this one.
          update((roadmap) => withChanges(roadmap, [event.change], event.change.sequence));
          return;
        case 'comment':
          hear(event);
          return;
        case 'viewers':
          update((roadmap) => ({ ...roadmap, viewers: event.viewers }));
          return;
        case 'run':
          if (follow(event.run)) {
            for (const queryKey of [queryKeys.roadmap, queryKeys.runs, queryKeys.allRuns, queryKeys.allEvidence])
              void client.invalidateQueries({ queryKey });
            if (event.run.state === 'finished')
              announce(strings.assessmentFinished(event.run.score.percent === null ? null : formatPercent(event.run.score.percent)));
          }
          return;
        case 'bye':
          return;
      }
    };
    void keepUpToDate(
      {
        network: globalThis,
        open: (after, signal) => api.events({ after, comments: client.getQueryData<Roadmap>(queryKeys.roadmap)?.comments.sequence ?? 0, session }, signal),
        changesAfter: (after, signal) => api.changesAfter(after, signal) },
      {
        sequence,
        onEvent,
        onStatus: setLiveStatus,
        onCaughtUp: (changes, upTo) => {
          for (const change of changes) if (change.sequence > sequence()) greet(change);
          update((roadmap) => withChanges(roadmap, changes, upTo));
        },
      },
      end.signal,
    );
    return () => {
      clearTimeout(saying);
      end.abort();
    };
  }, [announce, api, client, highlight, isReady, notify, session]);

  useEffect(() => {
    if (liveStatus !== 'polling') return undefined;
    const refresh = (): void => {
      for (const queryKey of [queryKeys.roadmap, queryKeys.allComments]) void client.invalidateQueries({ queryKey });
    };
    const timer = setInterval(refresh, refreshMs);
    return () => clearInterval(timer);
  }, [client, liveStatus]);

  return { liveStatus, recentEdits };
}

function useRecentEdits() {
  const [recentEdits, setRecentEdits] = useState<ReadonlyMap<string, Person>>(new Map());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const highlight = useCallback(({ by, edits }: Change) => {
    setRecentEdits((recent) => new Map([...recent, ...edits.map(({ activity }) => [activity, by] as const)]));
    for (const { activity } of edits) {
      clearTimeout(timers.current.get(activity));
      timers.current.set(
        activity,
        setTimeout(() => setRecentEdits((recent) => new Map([...recent].filter(([id]) => id !== activity))), highlightMs),
      );
    }
  }, []);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);
  return { recentEdits, highlight };
}
