import { describe, expect, it } from 'vitest';
import type { CatalogActivity, CatalogView } from '../../../src/api/catalog.ts';
import { areasWithActivities, arrange, pillarsWithActivities, type Area } from '../../../tab/src/features/board/arrange.ts';

const area: Area = {
  id: 'app-access',
  name: 'Application access',
  hours: 2,
  introduction: 'It protects applications.',
  lanes: [
    { id: 'access', name: 'Access' },
    { id: 'devices', name: 'Devices' },
    { id: 'apps', name: 'Apps' },
  ],
};
const activity = (id: string, part: Partial<CatalogActivity>): CatalogActivity => ({
  id,
  title: id,
  pillar: 'identity',
  area: 'app-access',
  lane: 'access',
  horizon: 'first',
  effort: null,
  userImpact: null,
  licenses: [],
  crossPillar: [],
  checks: [],
  prerequisites: [],
  ...part,
});
const ids = (activities: readonly CatalogActivity[]) => activities.map(({ id }) => id);

describe('arrange', () => {
  it('puts lanes down in the order of the area and horizons across, and keeps the order within a cell', () => {
    const lanes = arrange(area, [
      activity('c', { lane: 'apps', horizon: 'next' }),
      activity('b', { horizon: 'then' }),
      activity('a1', {}),
      activity('a2', {}),
    ]);
    expect(lanes.map(({ name, cells }) => [name, ids(cells.first), ids(cells.then), ids(cells.next)])).toEqual([
      ['Access', ['a1', 'a2'], ['b'], []],
      ['Apps', [], [], ['c']],
    ]);
  });

  it('shows activities without a lane, or of a lane that the area does not name, last', () => {
    const lanes = arrange(area, [activity('x', { lane: null }), activity('y', { lane: 'gone' }), activity('a', {})]);
    expect(lanes.map(({ id, cells }) => [id, ids(cells.first)])).toEqual([
      ['access', ['a']],
      [null, ['x', 'y']],
    ]);
  });

  it('loses no activity', () => {
    const activities = ['first', 'then', 'next'].flatMap((horizon) =>
      ['access', 'devices', 'nowhere', null].map((lane) => activity(`${horizon} ${lane}`, { lane, horizon: horizon as CatalogActivity['horizon'] })),
    );
    expect(
      arrange(area, activities)
        .flatMap(({ cells }) => ids([...cells.first, ...cells.then, ...cells.next]))
        .sort(),
    ).toEqual(ids(activities).sort());
  });

  it('has no lane when there is nothing to do', () => {
    expect(arrange(area, [])).toEqual([]);
  });
});

describe('what can be chosen', () => {
  const pillar = (id: CatalogActivity['pillar'], areas: Area[]): CatalogView['pillars'][number] => ({
    id,
    name: id,
    introduction: '',
    stakeholders: [],
    areas,
  });
  const catalog: CatalogView = {
    version: '1',
    pillars: [pillar('identity', [area, { ...area, id: 'guests' }]), pillar('devices', [area])],
    activities: [activity('a', {})],
  };

  it('is a pillar only when it has activities', () => {
    expect(pillarsWithActivities(catalog).map(({ id }) => id)).toEqual(['identity']);
  });

  it('is an area only when it has activities of that pillar', () => {
    expect(areasWithActivities(catalog.pillars[0]!, catalog.activities).map(({ id }) => id)).toEqual(['app-access']);
    expect(areasWithActivities(catalog.pillars[1]!, catalog.activities)).toEqual([]);
  });
});
