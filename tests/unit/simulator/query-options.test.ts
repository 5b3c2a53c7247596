import { describe, expect, it } from 'vitest';
import { readQueryOptions } from '../../../src/simulator/query-options.ts';

describe('what a request expands', () => {
  it.each([
    ['nothing', '', []],
    ['one relation', 'principal', ['principal']],
    ['several relations', 'accessPackage, catalog', ['accessPackage', 'catalog']],
    ['a relation with options', 'sponsors($select=id,displayName)', ['sponsors']],
    ['relations with options inside options', 'policy($expand=rules($select=id)),principal', ['policy', 'principal']],
  ])('is %s', (_, expand, relations) => {
    expect(readQueryOptions(new URLSearchParams(expand ? { $expand: expand } : {})).expand).toEqual(relations);
  });
});
