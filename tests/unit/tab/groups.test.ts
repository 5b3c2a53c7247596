import { describe, expect, it } from 'vitest';
import type { CatalogActivity } from '../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { statuses } from '../../../src/roadmap/status.ts';
import { laneRows, type Scope } from '../../../tab/src/features/board/arrange.ts';
import { groupByOwner, groupByStatus, smallRoster, type OwnerScene } from '../../../tab/src/features/board/groups.ts';

const activity = (id: string, area = 'a'): CatalogActivity => (
  { id, title: id, pillar: 'identity', area, lane: 'l', horizon: 'first', effort: null, userImpact: null, licenses: [], crossPillar: [], checks: [], prerequisites: [] });
const nadia = { id: 'p1', name: 'Nadia' };
const tomasz = { id: 'p3', name: 'Tomasz' };
const amara = { id: 'p2', name: 'Amara' };
const activities = ['one', 'two', 'three', 'four'].map((id) => activity(id));
const states = new Map<string, ActivityState>([
  ['one', { ...untouched('one'), status: 'blocked', owner: tomasz }],
  ['two', { ...untouched('two'), owner: amara }],
  ['three', { ...untouched('three'), owner: nadia }],
]);
const members = (groups: readonly { readonly id: string; readonly activities: readonly CatalogActivity[] }[]) => groups.map(({ id, activities: own }) => [id, own.map((each) => each.id)]);

describe('groupByStatus', () => {
  it('has a column per status, the empty ones too, and shows each activity once', () => {
    const groups = groupByStatus(activities, states);
    expect(groups.map(({ id }) => id)).toEqual(statuses);
    expect(members(groups).filter(([, own]) => own!.length > 0)).toEqual([['not-reviewed', ['two', 'three', 'four']], ['blocked', ['one']]]);
    expect(groups.find(({ id }) => id === 'blocked')?.set).toEqual({ status: 'blocked' });
  });
});

describe('groupByOwner', () => {
  const member = (id: string, name: string, guest = false) => ({ id, name, guest, mayAcceptRisk: false });
  const scene = { states, me: nadia, roster: [], everybody: false, nobody: 'No owner' };
  const columns = (of: readonly CatalogActivity[], changed: Partial<OwnerScene>) => groupByOwner(of, { ...scene, ...changed });

  it('has nobody first, then me, then the others by name', () => {
    expect(members(columns(activities, {}).groups)).toEqual([['nobody', ['four']], ['p1', ['three']], ['p2', ['two']], ['p3', ['one']]]);
  });

  it('has a column for me although I own nothing: something may be dropped there', () => {
    expect(members(columns([], {}).groups)).toEqual([['nobody', []], ['p1', []]]);
  });

  it('has teammates who own nothing last, by name, and no guests but those who own something', () => {
    const roster = [member('p9', 'Zoe'), member('p1', 'Nadia'), member('p8', 'Bea'), member('g1', 'Ruben', true), member('p2', 'Amara', true)];
    const { groups, idle } = columns(activities, { roster });
    expect(groups.map(({ id }) => id)).toEqual(['nobody', 'p1', 'p2', 'p3', 'p8', 'p9']);
    expect(groups.at(-1)?.set).toEqual({ owner: { id: 'p9', name: 'Zoe' } });
    expect(idle).toBe(0);
  });

  it('shows the owners of a large roster, everybody when asked to, and never more than can be looked over', () => {
    const roster = Array.from({ length: 300 }, (_, number) => member(`m${number}`, `Member ${number}`));
    expect(columns(activities, { roster: roster.slice(0, smallRoster) }).groups).toHaveLength(4 + smallRoster);
    const { groups, idle } = columns(activities, { roster: roster.slice(0, smallRoster + 1) });
    expect([groups.length, idle]).toEqual([4, smallRoster + 1]);
    expect(columns(activities, { roster: roster.slice(0, smallRoster + 1), everybody: true }).groups).toHaveLength(4 + smallRoster + 1);
    expect(columns(activities, { roster, everybody: true }).groups).toHaveLength(4 + 200);
  });
});

describe('laneRows', () => {
  const area = (id: string) => ({ id, name: id.toUpperCase(), hours: 1, introduction: '', lanes: [{ id: 'l', name: 'Lane' }] });
  const scopes = ['a', 'b', 'c'].map((id): Scope => ({ pillar: { id: 'identity', name: 'Identity', introduction: '', stakeholders: [], areas: [] }, area: area(id) }));
  const summary = (of: readonly Scope[]) => laneRows(of, [...activities, activity('five', 'c')], (scope) => scope.area.name)
    .map((row) => (row.kind === 'heading' ? row.name : `${row.key} ${row.count} h${row.level}`));

  it('names areas where there are several, and leaves out those that show nothing', () => {
    expect(summary(scopes)).toEqual(['A', 'identity/a/l 4 h3', 'C', 'identity/c/l 1 h3']);
    expect(summary(scopes.slice(0, 1))).toEqual(['identity/a/l 4 h2']);
  });
});
