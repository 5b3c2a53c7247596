import { describe, expect, it } from 'vitest';
import type { CatalogView } from '../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { createPlan } from '../../../tab/src/roadmap/with-own-activities.ts';

const catalog: CatalogView = { version: '1', pillars: [], activities: [] };
const own = (id: string, title: string): ActivityState =>
  ({ ...untouched(id), own: { title, pillar: 'identity', area: 'access', lane: null, horizon: 'first', text: '' } });
const statesOf = (...states: readonly ActivityState[]) => new Map(states.map((state) => [state.id, state]));

describe('createPlan', () => {
  it('adds the activities that the team made', () => {
    const planOf = createPlan();
    expect(planOf(catalog, statesOf(own('own-00000001', 'Ours'), untouched('a'))).activities.map(({ title }) => title)).toEqual(['Ours']);
  });

  it('gives the same plan while no own activity changes, and keeps the others when one does', () => {
    const planOf = createPlan();
    const [one, two] = [own('own-00000001', 'One'), own('own-00000002', 'Two')];
    const first = planOf(catalog, statesOf(one, two));
    expect(planOf(catalog, statesOf({ ...one, status: 'planned' }, two))).toBe(first);
    const renamed = planOf(catalog, statesOf(one, own('own-00000002', 'Second')));
    expect(renamed.activities.map(({ title }) => title)).toEqual(['One', 'Second']);
    expect(renamed.activities[0]).toBe(first.activities[0]);
    expect(planOf(catalog, statesOf(one)).activities).toEqual([first.activities[0]]);
  });

  it('lets checks prove them by their numbers, and draws nothing again while those stay', () => {
    const planOf = createPlan();
    const one = own('own-00000001', 'One');
    const proven = (reference: number | null) => ({ ...one, own: one.own && { ...one.own, checks: [{ id: 'a', reference }] } });
    const first = planOf(catalog, statesOf(proven(21786)));
    expect(first.activities[0]?.checks).toEqual([21786]);
    expect(planOf(catalog, statesOf({ ...proven(21786), status: 'planned' }))).toBe(first);
    expect(planOf(catalog, statesOf(proven(null))).activities[0]?.checks).toEqual([]);
  });

  it('is the catalog itself when there is none', () => {
    expect(createPlan()(catalog, statesOf(untouched('a')))).toBe(catalog);
  });
});
