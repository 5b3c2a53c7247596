import { expect, it } from 'vitest';
import { walkSideBySide, type Chain } from '../../../../src/sources/graph/page-walk.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A chain of named pages that counts what was asked of it. */
function chainOf(name: string, length: number, asked: string[], page: (index: number) => Promise<void> = turn): Chain<string> {
  return async function* (isWanted) {
    for (let index = 1; index <= length && isWanted(); index += 1) {
      asked.push(`${name}${index}`);
      await page(index);
      yield `${name}${index}`;
    }
  };
}
async function all(walk: AsyncIterable<string>): Promise<string[]> {
  const pages: string[] = [];
  for await (const page of walk) pages.push(page);
  return pages;
}

it('takes pages in turn, in the same order whichever chain is quicker', async () => {
  const expected = ['a1', 'b1', 'a2', 'b2', 'b3', 'c1', 'c2'];
  expect(await all(walkSideBySide([chainOf('a', 2, []), chainOf('b', 3, []), chainOf('c', 2, [])], 2))).toEqual(expected);
  const slow = () => turn().then(turn).then(turn).then(turn);
  expect(await all(walkSideBySide([chainOf('a', 2, [], slow), chainOf('b', 3, []), chainOf('c', 2, [])], 2))).toEqual(expected);
});

it('asks for the next page while the reader is busy with one, and not for all', async () => {
  const asked: string[] = [];
  const walk = walkSideBySide([chainOf('a', 9, asked)], 8);
  await walk.next();
  for (let turns = 0; turns < 50; turns += 1) await turn();
  expect(asked).toEqual(['a1', 'a2', 'a3']);
  await walk.return(undefined);
});

it('runs no more chains than it may', async () => {
  let running = 0;
  let most = 0;
  const page = async () => {
    running += 1;
    most = Math.max(most, running);
    await turn();
    running -= 1;
  };
  const chains = Array.from({ length: 10 }, (_, index) => chainOf(String(index), 3, [], page));
  expect(await all(walkSideBySide(chains, 4))).toHaveLength(30);
  expect(most).toBe(4);
});

it('asks for nothing more when the reader leaves', async () => {
  const asked: string[] = [];
  for await (const page of walkSideBySide([chainOf('a', 100, asked), chainOf('b', 100, asked)], 2)) if (page === 'a2') break;
  const before = asked.length;
  for (let turns = 0; turns < 20; turns += 1) await turn();
  expect(asked.length - before).toBeLessThanOrEqual(2);
  expect(asked.length).toBeLessThan(12);
});

it('fails with the chain that fails', async () => {
  const broken: Chain<string> = async function* () {
    yield await Promise.resolve('x1');
    throw new Error('page 2 is lost');
  };
  await expect(all(walkSideBySide([chainOf('a', 3, []), broken], 2))).rejects.toThrow('page 2 is lost');
});
