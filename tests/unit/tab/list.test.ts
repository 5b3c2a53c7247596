import { describe, expect, it } from 'vitest';
import type { CatalogActivity } from '../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { nextSorting, parseSorting, sortRows, type ColumnId, type ListRow } from '../../../tab/src/features/list/columns.ts';
import { extendTo, nothingSelected, onlyShown, toggle, toggleAll } from '../../../tab/src/features/list/selection.ts';

const row = (id: string, activity: Partial<CatalogActivity> = {}, state: Partial<ActivityState> = {}, evidence: ListRow['evidence'] = { state: 'open', regressed: false }): ListRow => ({
  activity: { id, title: id, pillar: 'identity', area: 'a', lane: null, horizon: 'first', effort: null, userImpact: null, licenses: [], crossPillar: [], checks: [1], prerequisites: [], ...activity },
  state: { ...untouched(id), ...state },
  evidence,
});
const rows = [
  row('b', { title: 'Étage 10', effort: 'high', horizon: 'next' }, { status: 'completed', due: '2026-05-01', owner: { id: 'p1', name: 'Nadia' } }, { state: 'proven', regressed: false }),
  row('a', { title: 'etage 9', pillar: 'data', userImpact: 'low', horizon: 'then' }, { status: 'blocked' }, { state: 'contradicted', regressed: true }),
  row('c', { title: 'Alpha', effort: 'low', checks: [] }, { due: '2026-01-01', owner: { id: 'p2', name: 'amara' } }),
];
const sorted = (printed: string | null) => sortRows(rows, parseSorting(printed)).map(({ activity }) => activity.id).join('');

describe('sorting', () => {
  it.each<[string | null, string]>([
    [null, 'bac'],
    ['title', 'cab'],
    ['-title', 'bac'],
    ['id', 'abc'],
    ['pillar', 'abc'],
    ['horizon', 'cab'],
    ['status', 'cab'],
    ['owner', 'cba'],
    ['due', 'cba'],
    ['-due', 'bca'],
    ['effort', 'cba'],
    ['-effort', 'bca'],
    ['impact', 'abc'],
    ['evidence', 'abc'],
    ['-evidence', 'bac'],
    ['nonsense', 'bac'],
  ])('by %s gives %s; what has nothing there comes last', (printed, expected) => expect(sorted(printed)).toBe(expected));

  it.each<[string | null, ColumnId, string | null]>([
    [null, 'due', 'due'],
    ['due', 'due', '-due'],
    ['-due', 'due', null],
    ['-title', 'due', 'due'],
  ])('from %s, pressing %s leads to %s', (from, column, to) => expect(nextSorting(parseSorting(from), column)).toBe(to));
});

describe('selection', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  const ids = ({ ids: ticked }: typeof nothingSelected) => [...ticked].sort().join('');

  it('ticks one, and everything from there to another one, in either direction', () => {
    const one = toggle(nothingSelected, 'd');
    expect(ids(extendTo(one, 'b', order))).toBe('bcd');
    expect(ids(extendTo(extendTo(one, 'b', order), 'e', order))).toBe('bcde');
  });

  it('takes the ticks off a range that begins with taking one off', () => {
    const all = toggleAll(nothingSelected, order);
    expect(ids(all)).toBe('abcde');
    expect(ids(extendTo(toggle(all, 'b'), 'd', order))).toBe('ae');
  });

  it('ticks all that are shown, and none when all are', () => {
    expect(ids(toggleAll(toggle(nothingSelected, 'a'), order))).toBe('abcde');
    expect(ids(toggleAll(toggleAll(nothingSelected, order), order))).toBe('');
  });

  it('holds only what is shown: a filter that hides a row unticks it', () => {
    const all = toggleAll(nothingSelected, order);
    expect(ids(onlyShown(all, ['b', 'x']))).toBe('b');
    expect(onlyShown(all, order)).toBe(all);
  });
});
