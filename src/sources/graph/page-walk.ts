/** Yields pages until the last; `isWanted` is asked before each further one. */
export type Chain<Page> = (isWanted: () => boolean) => AsyncGenerator<Page>;

/** How many pages of a chain may wait for the reader. */
const mostAhead = 2;

/**
 * Walks several chains at the same time, at most `width`, and takes a page of each in turn: the order depends on the chains
 * only, not on which answer was quicker. The next pages are fetched while the reader is busy with the last one.
 */
export async function* walkSideBySide<Page>(chains: readonly Chain<Page>[], width: number): AsyncGenerator<Page> {
  let wanted = true;
  const waiting = [...chains];
  const running: AheadReader<Page>[] = [];
  const fill = () => {
    while (running.length < width) {
      const chain = waiting.shift();
      if (!chain) return;
      running.push(new AheadReader(chain(() => wanted)));
    }
  };
  try {
    fill();
    while (running.length > 0) {
      for (const reader of [...running]) {
        const { done, value } = await reader.next();
        if (done === true) running.splice(running.indexOf(reader), 1);
        else yield value;
      }
      fill();
    }
  } finally {
    wanted = false;
  }
}

/** Asks for pages before they are wanted. */
class AheadReader<Page> {
  private readonly pages: AsyncGenerator<Page>;
  private readonly asked: Promise<IteratorResult<Page, unknown>>[] = [];

  constructor(pages: AsyncGenerator<Page>) {
    this.pages = pages;
    for (let ahead = 0; ahead < mostAhead; ahead += 1) this.ask();
  }

  /** The next page; a generator puts calls that come early in a row by itself. */
  async next(): Promise<IteratorResult<Page, unknown>> {
    const result = await (this.asked.shift() ?? this.pages.next());
    if (result.done !== true) this.ask();
    return result;
  }

  private ask(): void {
    const next = this.pages.next();
    // Whoever takes it sees the failure; when the walk ends before, nobody needs to.
    next.catch(() => undefined);
    this.asked.push(next);
  }
}
