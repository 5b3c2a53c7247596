import { describe, expect, it } from 'vitest';
import type { GraphQuery } from '../../../../src/assessment/need.ts';
import { matcher } from '../../../../src/simulator/filter-match.ts';
import { parseFilter } from '../../../../src/simulator/filter.ts';
import { isSplittable, mostInOneChain, splitQuery } from '../../../../src/sources/graph/split.ts';

const query = (path: string, more: Partial<GraphQuery> = {}): GraphQuery => ({ version: 'v1.0', path, select: ['id'], top: 999, permissions: [], ...more });
type Row = Readonly<Record<string, unknown>>;

function found(rows: readonly Row[], { filter }: GraphQuery): readonly Row[] {
  return filter === undefined ? rows : rows.filter(matcher(parseFilter(filter)));
}
const counting = (rows: readonly Row[]) => (each: GraphQuery) => Promise.resolve(found(rows, each).length);
const rowsOf = (size: number, row: (index: number) => Row) => Array.from({ length: size }, (_, index) => ({ id: index, ...row(index) }));
const letters = 'abcdefghijklmnopqrstuvwxyz';
const letter = (index: number) => letters[index % letters.length] ?? 'a';

/** Every row in exactly one part. */
async function expectWhole(rows: readonly Row[], whole: GraphQuery): Promise<readonly number[]> {
  const all = found(rows, whole);
  const parts = await splitQuery(whole, all.length, counting(rows));
  const read = (parts ?? []).flatMap((part) => found(rows, part.query)).map(({ id }) => Number(id));
  expect(read.toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => id));
  return (parts ?? []).map(({ size }) => size);
}

describe('a long collection', () => {
  it('is split by first characters, every object in one part', async () => {
    const sizes = await expectWhole(rowsOf(6_000, (index) => ({ userPrincipalName: `${letter(index)}.name${index}@contoso.com` })), query('users'));
    expect(sizes).toHaveLength(26);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('is split further where most values begin alike', async () => {
    const sizes = await expectWhole(rowsOf(9_000, (index) => ({ userPrincipalName: `user${index}@contoso.com` })), query('users'));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(mostInOneChain);
  });

  it('keeps its own filter, alternatives in it included', async () => {
    const rows = rowsOf(9_000, (index) => ({ userPrincipalName: `${letter(index)}${index}`, userType: index % 3 === 0 ? 'Guest' : 'Member', accountEnabled: index % 2 === 0 }));
    await expectWhole(rows, query('users', { filter: "userType eq 'Guest' or accountEnabled eq true" }));
  });

  it('has a part for objects without a value and for characters that nobody listed', async () => {
    const names = [null, 'Ärzte', '経理', '(old) app', "o'app", 'Zed', 'apple', 'Bee'];
    const rows = rowsOf(5_000, (index) => ({ displayName: names[index % names.length] }));
    const parts = await splitQuery(query('applications'), rows.length, counting(rows));
    await expectWhole(rows, query('applications'));
    const rest = parts?.find(({ query: { filter } }) => filter?.includes('not(startswith'));
    expect(rest?.size).toBe(2_500);
    expect(rest?.query.advanced).toBe(true);
  });

  it.each<[string, (each: GraphQuery) => Promise<number>]>([
    ['counts that do not add up', ({ filter }) => Promise.resolve(filter?.startsWith('not') ? 1 : 10)],
    ['a service that cannot count this', () => Promise.reject(new Error('400'))],
    ['one that refuses only "none of these"', ({ filter }) => (filter?.startsWith('not') ? Promise.reject(new Error('400')) : Promise.resolve(10))],
  ])('stays whole with %s', async (_, count) => {
    expect(await splitQuery(query('groups'), 50_000, count)).toBeNull();
  });

  it('stays whole up to four pages', async () => {
    expect(await splitQuery(query('users'), mostInOneChain, () => Promise.reject(new Error('not asked')))).toBeNull();
  });
});

it.each([
  ['users', 999, true], ['users', 500, true], ['users', undefined, false], ['users', 1, false], ['servicePrincipals', 999, true], ['identity/conditionalAccess/policies', 999, false],
  ['groups/{id}/members', 999, false],
])('%s in pages of %s: %s', (path, top, expected) => {
  expect(isSplittable(query(path, { top }))).toBe(expected);
});
