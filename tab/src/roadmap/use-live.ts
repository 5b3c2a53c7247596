import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
import { connecting, keepUpToDate, type Connection } from './live-connection.ts';
import { queryKeys } from './query-keys.ts';
import { isGoing } from '../shared/run-states.ts';
import { withChanges, withComment, withRun, type Roadmap } from './roadmap-model.ts';
import { strings } from './strings.ts';

/** How long a card shows who has just changed it. */
const highlightMs = 4000;
/** What several people change at once is said in one sentence. */
const announceMs = 1200;
/** Viewers, runs and comments are not in the history: while events do not flow they are read with the roadmap. */
const refreshMs = 10_000;

/** What a run that ended changes. */
const ofRuns = [queryKeys.roadmap, queryKeys.runs, queryKeys.allRuns, queryKeys.allEvidence] as const;

export interface LiveParts {
  readonly api: ApiClient;
  readonly session: string;
  readonly isReady: boolean;
  readonly isMine: (changeId: string) => boolean;
  readonly titleOf: (activity: string) => string;
}

/** Keeps the open roadmap up to date, shows whose edit has just arrived, and says it to screen readers. */
export function useLive(parts: LiveParts): { readonly connection: Connection; readonly recentEdits: ReadonlyMap<string, Person> } {
  const { api, session, isReady } = parts;
  const client = useQueryClient();
  const announce = useAnnounce();
  const { notify } = useNotices();
  const [connection, setConnection] = useState(connecting);
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
    const refresh = (names: readonly (readonly string[])[]): void => {
      for (const queryKey of names) void client.invalidateQueries({ queryKey });
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
            refresh(ofRuns);
            if (event.run.state === 'finished')
              announce(strings.assessmentFinished(event.run.score.percent === null ? null : formatPercent(event.run.score.percent)));
          }
          return;
        case 'bye':
          return;
      }
    };
    let isFirst = true;
    let isBroken = false;
    void keepUpToDate(
      {
        network: globalThis,
        open: async (after, signal) => {
          const known = client.getQueryData<Roadmap>(queryKeys.roadmap);
          const stream = await api.events({ after, comments: known?.comments.sequence ?? 0, session }, signal);
          // The stream makes up for changes and comments. What became of a run meanwhile it does not say.
          if (isBroken || (!isFirst && known?.latestRun && isGoing(known.latestRun))) refresh(ofRuns);
          [isFirst, isBroken] = [false, false];
          return stream;
        },
        changesAfter: (after, signal) => api.changesAfter(after, signal) },
      {
        sequence,
        onEvent,
        onConnection: (next) => {
          isBroken ||= next.status !== 'live';
          setConnection(next);
        },
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
    if (connection.status !== 'polling') return undefined;
    const refresh = (): void => {
      for (const queryKey of [...ofRuns, queryKeys.allComments]) void client.invalidateQueries({ queryKey });
    };
    const timer = setInterval(refresh, refreshMs);
    return () => clearInterval(timer);
  }, [client, connection.status]);

  return { connection, recentEdits };
}

/** Who has just changed what: each change is shown for a while, and goes as one. */
function useRecentEdits() {
  const [recent, setRecent] = useState<readonly Change[]>([]);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const highlight = useCallback((change: Change) => {
    setRecent((before) => [...before, change]);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setRecent((before) => before.filter((other) => other !== change));
    }, highlightMs);
    timers.current.add(timer);
  }, []);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const recentEdits = useMemo<ReadonlyMap<string, Person>>(
    () => new Map(recent.flatMap(({ by, edits }) => edits.map(({ activity }) => [activity, by] as const))), [recent]);
  return { recentEdits, highlight };
}
