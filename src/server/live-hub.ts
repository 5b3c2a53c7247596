import { runView } from '../api/run-view.ts';
import type { LiveEvent, Viewer } from '../api/roadmap.ts';
import type { Change } from '../roadmap/change.ts';
import type { CommentNews } from '../roadmap/comment.ts';
import type { Live, RoadmapKey } from '../operations/house.ts';
import type { Storage } from '../store/storage.ts';
import { LiveFeed } from './live-feed.ts';

/** How often other replicas' changes and comments are looked for, while anybody has the roadmap open. */
const pollChangesMs = 500;
const pollRunsMs = 1000;
const pollViewersMs = 5000;
/** How long a window counts as open after its last sign of life: three heartbeats. */
export const viewerLifeMs = 45_000;

/** One open window. */
export interface Stream {
  readonly session: string;
  send(event: LiveEvent): void;
}

/** What a window has already. */
export interface Known {
  /** Its newest change. */
  readonly change: number;
  /** Its newest news of comments; null takes those from now on. */
  readonly comment: number | null;
}

interface Topic {
  readonly key: RoadmapKey;
  readonly streams: Set<Stream>;
  readonly changes: LiveFeed<Change>;
  readonly comments: LiveFeed<CommentNews>;
  viewers: string;
}

/**
 * Live events of the roadmaps that are open on this replica. Own changes and comments go out at once; those of other replicas
 * are read from storage after the last sequence seen. Holds nothing that is not in storage.
 */
export class LiveHub implements Live {
  readonly #storage: Storage;
  readonly #tenantId: string;
  readonly #onError: (error: unknown) => void;
  readonly #topics = new Map<string, Topic>();
  readonly #timers: NodeJS.Timeout[] = [];
  #run = '';

  constructor(storage: Storage, tenantId: string, onError: (error: unknown) => void) {
    this.#storage = storage;
    this.#tenantId = tenantId;
    this.#onError = onError;
  }

  start(): void {
    this.#every(pollChangesMs, () => Promise.all([...this.#topics.values()].flatMap(({ changes, comments }) => [changes.poll(), comments.poll()])));
    this.#every(pollRunsMs, () => this.#pollRun());
    this.#every(pollViewersMs, () => Promise.all([...this.#topics.values()].map((topic) => this.#pollViewers(topic))));
  }

  /** Ends every stream with a word that makes clients come back elsewhere. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { streams } of this.#topics.values()) for (const stream of streams) stream.send({ type: 'bye' });
    this.#topics.clear();
  }

  /**
   * @param known what the window has: everything later is sent first
   * @returns how to end the subscription
   */
  async subscribe(key: RoadmapKey, stream: Stream, known: Known): Promise<() => void> {
    const comment = known.comment ?? (await this.#storage.comments.counts(key)).sequence;
    const topic = this.#topicOf(key, { change: known.change, comment });
    topic.streams.add(stream);
    const stops: (() => void)[] = [];
    const unsubscribe = (): void => {
      for (const stop of stops) stop();
      topic.streams.delete(stream);
      if (topic.streams.size === 0) this.#topics.delete(nameOf(key));
    };
    try {
      stops.push(await topic.changes.follow(known.change, (change) => stream.send({ type: 'change', change })));
      stops.push(await topic.comments.follow(comment, (news) => stream.send({ type: 'comment', ...news })));
      return unsubscribe;
    } catch (error) {
      unsubscribe();
      throw error;
    }
  }

  changed(key: RoadmapKey, change: Change): void {
    this.#topics.get(nameOf(key))?.changes.announce([change]);
  }

  commented(key: RoadmapKey, news: CommentNews): void {
    this.#topics.get(nameOf(key))?.comments.announce([news]);
  }

  /** Notes what a window looks at, or that it is still open. */
  async viewing(key: RoadmapKey, viewer: Viewer, now: Date): Promise<void> {
    await this.#storage.roadmaps.setViewer(key, viewer, new Date(now.getTime() + viewerLifeMs));
    const topic = this.#topics.get(nameOf(key));
    if (topic) await this.#pollViewers(topic);
  }

  async left(key: RoadmapKey, session: string): Promise<void> {
    await this.#storage.roadmaps.removeViewer(key, session);
    const topic = this.#topics.get(nameOf(key));
    if (topic) await this.#pollViewers(topic);
  }

  #topicOf(key: RoadmapKey, known: { readonly change: number; readonly comment: number }): Topic {
    const { roadmaps, comments } = this.#storage;
    const open = this.#topics.get(nameOf(key));
    if (open) return open;
    const readChanges = async (after: number) => {
      const { sequence, changes } = await roadmaps.changesAfter(key, after);
      return { sequence, items: changes };
    };
    const topic: Topic = {
      key,
      streams: new Set(),
      changes: new LiveFeed(readChanges, known.change, this.#onError),
      comments: new LiveFeed((after) => comments.after(key, after), known.comment, this.#onError),
      viewers: '',
    };
    this.#topics.set(nameOf(key), topic);
    return topic;
  }

  async #pollViewers(topic: Topic): Promise<void> {
    const viewers = await this.#storage.roadmaps.viewers(topic.key, new Date());
    const seen = JSON.stringify(viewers);
    if (seen === topic.viewers) return;
    topic.viewers = seen;
    for (const stream of topic.streams) stream.send({ type: 'viewers', viewers });
  }

  async #pollRun(): Promise<void> {
    if (this.#topics.size === 0) return;
    const [newest] = await this.#storage.assessments.list(this.#tenantId, 1);
    if (!newest) return;
    const run = runView(newest);
    const seen = JSON.stringify([run.id, run.state, run.progress]);
    if (seen === this.#run) return;
    this.#run = seen;
    for (const { streams } of this.#topics.values()) for (const stream of streams) stream.send({ type: 'run', run });
  }

  /** Repeats work that never overlaps itself. */
  #every(ms: number, work: () => Promise<unknown>): void {
    let busy = false;
    this.#timers.push(setInterval(() => {
      if (busy) return;
      busy = true;
      work().catch(this.#onError).finally(() => { busy = false; });
    }, ms));
  }
}

const nameOf = ({ tenantId, roadmapId }: RoadmapKey): string => `${tenantId}|${roadmapId}`;
