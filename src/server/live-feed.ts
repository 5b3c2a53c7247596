/** One entry of a numbered log. */
interface Numbered {
  readonly sequence: number;
}

interface Follower<Item> {
  readonly send: (item: Item) => void;
  /** Newest entry that this window has. */
  sequence: number;
  catchingUp: boolean;
  /** Something came while it was catching up: it may have missed it. */
  isBehind: boolean;
}

/** Reads everything after a number, oldest first; `sequence` is where to go on from. */
export type ReadAfter<Item> = (sequence: number) => Promise<{ readonly sequence: number; readonly items: readonly Item[] }>;

/**
 * A numbered log of a roadmap and the windows that follow it: each gets every entry once and in order, whether this replica
 * wrote it or another.
 */
export class LiveFeed<Item extends Numbered> {
  readonly #read: ReadAfter<Item>;
  readonly #onError: (error: unknown) => void;
  readonly #followers = new Set<Follower<Item>>();
  #sequence: number;

  /** @param sequence the newest entry that nobody needs any more */
  constructor(read: ReadAfter<Item>, sequence: number, onError: (error: unknown) => void) {
    this.#read = read;
    this.#sequence = sequence;
    this.#onError = onError;
  }

  /**
   * @param after the newest entry that the window has: everything later is sent first
   * @returns how to stop
   */
  async follow(after: number, send: (item: Item) => void): Promise<() => void> {
    const follower: Follower<Item> = { send, sequence: after, catchingUp: false, isBehind: false };
    this.#followers.add(follower);
    const stop = () => void this.#followers.delete(follower);
    try {
      await this.#catchUp(follower);
      return stop;
    } catch (error) {
      stop();
      throw error;
    }
  }

  /** Entries that this replica has just written. */
  announce(items: readonly Item[]): void {
    for (const item of items) for (const follower of this.#followers) this.#deliver(follower, item);
    // A gap stays unseen here, so that the next poll reads it.
    for (const { sequence } of items) if (sequence === this.#sequence + 1) this.#sequence = sequence;
  }

  /** Looks for what other replicas wrote. */
  async poll(): Promise<void> {
    const { items, sequence } = await this.#read(this.#sequence);
    this.announce(items);
    // Entries may be gone that the log still counts.
    this.#sequence = Math.max(this.#sequence, sequence);
  }

  #deliver(follower: Follower<Item>, item: Item): void {
    if (item.sequence <= follower.sequence) return;
    if (item.sequence === follower.sequence + 1 && !follower.catchingUp) {
      follower.sequence = item.sequence;
      follower.send(item);
      return;
    }
    this.#catchUp(follower).catch(this.#onError);
  }

  async #catchUp(follower: Follower<Item>): Promise<void> {
    follower.isBehind = true;
    if (follower.catchingUp) return;
    follower.catchingUp = true;
    try {
      while (follower.isBehind) {
        follower.isBehind = false;
        const { items, sequence } = await this.#read(follower.sequence);
        for (const item of items) {
          if (item.sequence <= follower.sequence) continue;
          follower.sequence = item.sequence;
          follower.send(item);
        }
        follower.sequence = Math.max(follower.sequence, sequence);
      }
    } finally {
      follower.catchingUp = false;
    }
  }
}
