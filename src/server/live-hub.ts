import { runView } from '../api/run-view.ts';
import type { LiveEvent, Viewer } from '../api/roadmap.ts';
import type { Change } from '../roadmap/change.ts';
import type { Live, RoadmapKey } from '../operations/house.ts';
import type { Storage } from '../store/storage.ts';

/** How often other replicas' changes are looked for, while anybody has the roadmap open. */
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

interface Subscriber extends Stream {
  /** Newest change that this window has. */
  sequence: number;
  catchingUp: boolean;
}

interface Topic {
  readonly key: RoadmapKey;
  readonly subscribers: Set<Subscriber>;
  sequence: number;
  viewers: string;
}

/**
 * Live events of the roadmaps that are open on this replica. Own changes go out at once; those of other replicas are read
 * from the history after the last sequence seen. Holds nothing that is not in storage.
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
    this.#every(pollChangesMs, () => this.#pollChanges());
    this.#every(pollRunsMs, () => this.#pollRun());
    this.#every(pollViewersMs, () => Promise.all([...this.#topics.values()].map((topic) => this.#pollViewers(topic))));
  }

  /** Ends every stream with a word that makes clients come back elsewhere. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const topic of this.#topics.values()) for (const subscriber of topic.subscribers) subscriber.send({ type: 'bye' });
    this.#topics.clear();
  }

  /**
   * @param after the newest change that the window has: everything later is sent first
   * @returns how to end the subscription
   */
  async subscribe(key: RoadmapKey, stream: Stream, after: number): Promise<() => void> {
    const topic = this.#topicOf(key, after);
    const subscriber: Subscriber = { session: stream.session, send: (event) => stream.send(event), sequence: after, catchingUp: false };
    topic.subscribers.add(subscriber);
    await this.#catchUp(topic, subscriber);
    return () => {
      topic.subscribers.delete(subscriber);
      if (topic.subscribers.size === 0) this.#topics.delete(nameOf(key));
    };
  }

  changed(key: RoadmapKey, change: Change): void {
    const topic = this.#topics.get(nameOf(key));
    if (topic) this.#announce(topic, [change]);
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

  #topicOf(key: RoadmapKey, sequence: number): Topic {
    const name = nameOf(key);
    const topic = this.#topics.get(name) ?? { key, subscribers: new Set(), sequence, viewers: '' };
    this.#topics.set(name, topic);
    return topic;
  }

  async #pollChanges(): Promise<void> {
    await Promise.all([...this.#topics.values()].map(async (topic) => {
      const { changes } = await this.#storage.roadmaps.changesAfter(topic.key, topic.sequence);
      this.#announce(topic, changes);
    }));
  }

  #announce(topic: Topic, changes: readonly Change[]): void {
    for (const change of changes) {
      for (const subscriber of topic.subscribers) this.#deliver(topic, subscriber, change);
    }
    // A gap stays unseen here, so that the next poll reads it.
    for (const change of changes) if (change.sequence === topic.sequence + 1) topic.sequence = change.sequence;
  }

  #deliver(topic: Topic, subscriber: Subscriber, change: Change): void {
    if (change.sequence <= subscriber.sequence) return;
    if (change.sequence === subscriber.sequence + 1 && !subscriber.catchingUp) {
      subscriber.sequence = change.sequence;
      subscriber.send({ type: 'change', change });
      return;
    }
    this.#catchUp(topic, subscriber).catch(this.#onError);
  }

  async #catchUp(topic: Topic, subscriber: Subscriber): Promise<void> {
    if (subscriber.catchingUp) return;
    subscriber.catchingUp = true;
    try {
      const { changes, sequence } = await this.#storage.roadmaps.changesAfter(topic.key, subscriber.sequence);
      for (const change of changes) {
        if (change.sequence <= subscriber.sequence) continue;
        subscriber.sequence = change.sequence;
        subscriber.send({ type: 'change', change });
      }
      topic.sequence = Math.max(topic.sequence, Math.min(sequence, subscriber.sequence));
    } finally {
      subscriber.catchingUp = false;
    }
  }

  async #pollViewers(topic: Topic): Promise<void> {
    const viewers = await this.#storage.roadmaps.viewers(topic.key, new Date());
    const seen = JSON.stringify(viewers);
    if (seen === topic.viewers) return;
    topic.viewers = seen;
    for (const subscriber of topic.subscribers) subscriber.send({ type: 'viewers', viewers });
  }

  async #pollRun(): Promise<void> {
    if (this.#topics.size === 0) return;
    const [newest] = await this.#storage.assessments.list(this.#tenantId, 1);
    if (!newest) return;
    const run = runView(newest);
    const seen = JSON.stringify([run.id, run.state, run.progress]);
    if (seen === this.#run) return;
    this.#run = seen;
    for (const topic of this.#topics.values()) for (const subscriber of topic.subscribers) subscriber.send({ type: 'run', run });
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
