/**
 * Maps with at most `limit` calls under way, and yields each result when it is there, in any order. Nothing new starts while
 * nobody takes the results. Stops at the first failure, or when the caller stops iterating.
 */
export async function* concurrently<Item, Result>(items: readonly Item[], limit: number, map: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const settled: (() => Result)[] = [];
  let wake = () => {};
  const queue = items[Symbol.iterator]();
  let next = queue.next();
  let running = 0;
  const settle = (take: () => Result) => {
    running -= 1;
    settled.push(take);
    wake();
  };
  const start = (item: Item) => {
    running += 1;
    map(item).then(
      (result) => settle(() => result),
      (error: unknown) => settle(() => {
        throw error;
      }),
    );
  };
  while (!next.done || running > 0 || settled.length > 0) {
    while (!next.done && running + settled.length < limit) {
      start(next.value);
      next = queue.next();
    }
    const take = settled.shift();
    if (take) yield take();
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
