import { describe, expect, it } from 'vitest';
import { GraphError } from '../../../src/simulator/graph-error.ts';
import { readQueryOptions } from '../../../src/simulator/query-options.ts';

const expansion = (name: string, select: string[] | null = null, expand: object[] = []) => ({ name, select, expand });

describe('what a request expands', () => {
  it.each([
    ['nothing', '', []],
    ['one relation', 'principal', [expansion('principal')]],
    ['several relations', 'accessPackage, catalog', [expansion('accessPackage'), expansion('catalog')]],
    ['a relation with options', 'sponsors($select=id,displayName)', [expansion('sponsors', ['id', 'displayName'])]],
    ['relations with options inside options', 'policy($select=id;$expand=rules($select=id)),principal', [expansion('policy', ['id'], [expansion('rules', ['id'])]), expansion('principal')]],
  ])('is %s', (_, expand, relations) => {
    expect(readQueryOptions(new URLSearchParams(expand ? { $expand: expand } : {})).expand).toEqual(relations);
  });
});

describe('what a request searches and orders by', () => {
  it('is read', () => {
    const options = readQueryOptions(new URLSearchParams({ $search: '"displayName:Élif Dem"', $orderby: 'displayName desc, signInActivity/lastSignInDateTime' }));
    expect(options.search).toEqual({ property: 'displayName', words: ['élif', 'dem'] });
    expect(options.orderBy).toEqual([{ path: ['displayName'], descending: true }, { path: ['signInActivity', 'lastSignInDateTime'], descending: false }]);
  });
});

it('takes pages of a thousand from logs and reports, and of one less from the directory', () => {
  const query = new URLSearchParams({ $top: '1000' });
  expect(readQueryOptions(query, 'reports').top).toBe(1_000);
  expect(() => readQueryOptions(query)).toThrow(GraphError);
});

it.each([
  ['$expand', 'policy($expand=rules'], ['$expand', 'policy)('], ['$expand', 'a b'], ['$expand', 'members($levels=2)'],
  ['$search', 'displayName:x'], ['$search', '"displayName"'], ['$orderby', 'displayName sideways'], ['$skip', '5'],
])('refuses %s=%s', (name, value) => {
  expect(() => readQueryOptions(new URLSearchParams({ [name]: value }))).toThrow(GraphError);
});
