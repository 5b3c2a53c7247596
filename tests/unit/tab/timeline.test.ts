import { describe, expect, it } from 'vitest';
import type { CatalogActivity } from '../../../src/api/catalog.ts';
import { untouched } from '../../../src/roadmap/activity-state.ts';
import { planOf, rowsOf } from '../../../tab/src/features/timeline/rows.ts';
import { addDays, parseZoom, positionOf, scaleOf, ticksOf } from '../../../tab/src/features/timeline/scale.ts';

const today = '2026-03-15';

describe('the axis', () => {
  it.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-12-31', 7, '2027-01-07'],
    ['2028-02-28', 1, '2028-02-29'],
  ])('counts calendar days: %s and %i days is %s', (from, days, to) => expect(addDays(from, days)).toBe(to));

  it('reaches from before the first to after the last due date', () => {
    const scale = scaleOf(['2025-12-01', '2027-01-10'], today, 'months');
    expect([scale.from, scale.to]).toEqual(['2025-11-21', '2027-01-20']);
  });

  it('shows weeks, months or quarters around today when nothing is due', () => {
    expect(['weeks', 'months', 'quarters', 'days', null].map((zoom) => scaleOf([], today, parseZoom(zoom))).map(({ from, to }) => [from, to])).toEqual([
      ['2026-03-01', '2026-05-24'], ['2026-01-29', '2026-10-01'], ['2025-11-15', '2027-11-05'], ['2026-01-29', '2026-10-01'], ['2026-01-29', '2026-10-01'],
    ]);
  });

  it('puts what is decades away at the edge', () => {
    const scale = scaleOf(['1999-01-01', '2099-01-01'], today, 'quarters');
    expect([scale.from, scale.to]).toEqual([addDays(today, -366), addDays(today, 3 * 366)]);
    expect([positionOf(scale, '1999-01-01'), positionOf(scale, '2099-01-01')]).toEqual([1, scale.width - 1]);
  });

  it('has a day in its middle, the first one half a day from the start', () => {
    const scale = scaleOf([], today, 'weeks');
    expect([positionOf(scale, scale.from), positionOf(scale, addDays(scale.from, 3))]).toEqual([10, 70]);
  });

  it.each([
    ['weeks', ['2026-03-02', '2026-03-09', '2026-03-16']],
    ['months', ['2026-02-01', '2026-03-01', '2026-04-01']],
    ['quarters', ['2025-11-15', '2026-01-01', '2026-04-01', '2026-07-01']],
  ] as const)('marks the beginnings of %s', (zoom, days) => expect(ticksOf(scaleOf([], today, zoom)).slice(0, days.length).map(({ day }) => day)).toEqual(days));

  it.each([
    ['2026-01-20', 'begins with', ['2026-01-10', '2026-02-01'], 'fits'],
    ['2026-02-01', 'does not begin with', ['2026-02-01', '2026-03-01'], 'does not fit'],
    ['2026-01-11', 'begins once with', ['2026-01-01', '2026-02-01'], 'has a mark of its own'],
  ])('with %s as the first due date %s the month that has begun: its name %s', (due, _begins, days) => {
    const ticks = ticksOf(scaleOf([due], today, 'months'));
    expect(ticks.slice(0, 2).map(({ day }) => day)).toEqual(days);
    expect(new Set(ticks.map(({ px }) => px)).size).toBe(ticks.length);
  });
});

describe('the rows', () => {
  const activity = (id: string, pillar: CatalogActivity['pillar']): CatalogActivity => (
    { id, title: id, pillar, area: 'a', lane: null, horizon: 'first', effort: null, userImpact: null, licenses: [], crossPillar: [], checks: [], prerequisites: [] });
  const activities = [activity('d1', 'devices'), activity('i1', 'identity'), activity('i2', 'identity'), activity('waits', 'identity'), activity('done', 'identity'), activity('planned and done', 'identity'), activity('elsewhere', 'data')];
  const states = new Map([
    ['d1', { ...untouched('d1'), due: '2026-03-01', owner: { id: 'p2', name: 'Zoe' } }],
    ['i1', { ...untouched('i1'), due: '2026-05-01' }],
    ['i2', { ...untouched('i2'), due: '2026-04-01', owner: { id: 'p1', name: 'Amara' } }],
    ['done', { ...untouched('done'), status: 'completed' as const }],
    ['elsewhere', { ...untouched('elsewhere'), status: 'third-party' as const }],
    ['planned and done', { ...untouched('planned and done'), status: 'will-not-pursue' as const, due: '2026-06-01' }],
  ]);
  const { planned, unplanned } = planOf(activities, states);
  const shown = (grouping: 'pillar' | 'owner') => rowsOf(planned, grouping, 'No owner').map((row) => (row.kind === 'heading' ? `${row.name} ${row.count}` : row.key));

  it('keep what has no due date in the tray, but not what is closed', () => expect(unplanned.map(({ id }) => id)).toEqual(['waits']));
  it('stand by pillar, in the order of the pillars, by due date', () => expect(shown('pillar')).toEqual(['Identity 3', 'i2', 'i1', 'planned and done', 'Devices 1', 'd1']));
  it('stand by owner, by name, nobody last', () => expect(shown('owner')).toEqual(['Amara 1', 'i2', 'Zoe 1', 'd1', 'No owner 2', 'i1', 'planned and done']));
});
