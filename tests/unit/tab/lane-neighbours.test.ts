import { describe, expect, it } from 'vitest';
import type { CatalogActivity } from '../../../src/api/catalog.ts';
import { laneNeighbours } from '../../../tab/src/features/activity-pane/lane-neighbours.ts';

const activity = (id: string, lane: string | null, area = 'access'): CatalogActivity => (
  { id, title: id, pillar: 'identity', area, lane, horizon: 'first', effort: null, userImpact: null, licenses: [], crossPillar: [], checks: [], prerequisites: [] });
const catalog = [activity('a', 'x'), activity('b', 'x'), activity('other', 'y'), activity('c', 'x'), activity('d', 'x'), activity('e', 'x'), activity('far', 'x', 'apps'), activity('n', null), activity('m', null)];
const neighbours = (id: string) => laneNeighbours(catalog, id).map((neighbour) => neighbour.id);

describe('laneNeighbours', () => {
  it.each([
    ['a', ['b', 'c']],
    ['c', ['a', 'b', 'd', 'e']],
    ['e', ['c', 'd']],
    ['other', []],
    ['far', []],
    ['n', ['m']],
    ['unknown', []],
  ])('of %s', (id, expected) => {
    expect(neighbours(id)).toEqual(expected);
  });
});
