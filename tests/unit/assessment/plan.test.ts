import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { license } from '../../../src/assessment/check.ts';
import { choose, count, derive, exists, list, scan } from '../../../src/assessment/need.ts';
import { explainPlan, planAssessment } from '../../../src/assessment/plan.ts';
import { query, smallCheck } from './small-check.ts';

const item = z.object({ id: z.string() });
const idsOf = (name: string, path: string, select: string[]) =>
  scan(query(path, { select }), item, { name, initial: (): string[] => [], step: (state, { id }) => [...state, id] });

describe('planAssessment', () => {
  it('asks equal questions once and knows who reads the answer', () => {
    const first = smallCheck('a', { needs: { policies: list(query('policies'), item) } });
    const second = smallCheck('b', { needs: { same: list(query('policies'), item), users: count(query('users')) } });
    const { needs } = planAssessment([first, second]);
    expect([...needs.values()].map(({ need, readers, consumers }) => [need.kind, readers, consumers])).toEqual([['list', ['a', 'b'], 2], ['count', ['b'], 1]]);
  });

  it('adds what licence and tenant type gates need to know', () => {
    const gated = smallCheck('gated', { needs: {}, requires: license('entra-p1'), tenantTypes: ['workforce'] });
    const paths = [...planAssessment([gated]).needs.values()].map(({ need }) => 'query' in need && need.query.path);
    expect(paths).toEqual(['organization', 'subscribedSkus']);
    expect(planAssessment([smallCheck('open', { needs: {} })]).needs.size).toBe(0);
  });

  it('lets scans of one collection share a pass, but not those with another filter', () => {
    const check = smallCheck('a', { needs: {
      one: idsOf('one', 'users', ['id']), two: idsOf('two', 'users', ['id', 'mail']),
      other: scan(query('users', { filter: 'accountEnabled eq true' }), item, { name: 'three', initial: () => 0, step: (sum) => sum + 1 }),
    } });
    expect([...planAssessment([check]).passes.values()].map((keys) => keys.length)).toEqual([2, 1]);
  });

  it('gives a scan its own pass when another scan decides whether it is needed', () => {
    const users = idsOf('all', 'users', ['id']);
    const chosen = choose('by users', derive('any users', { users }, ({ users: ids }) => ids.length > 0), { yes: idsOf('late', 'users', ['mail']), no: idsOf('never', 'groups', ['id']) });
    const { needs, passes } = planAssessment([smallCheck('a', { needs: { users, chosen } })]);
    expect(passes.size).toBe(3);
    expect([...needs.values()].filter(({ conditional }) => conditional)).toHaveLength(2);
  });

  it('does not call a need conditional that somebody reads anyway', () => {
    const groups = list(query('groups'), item);
    const chosen = choose('groups if users', exists(query('users')), { yes: groups, no: derive('none', {}, () => []) });
    const { needs } = planAssessment([smallCheck('a', { needs: { chosen } }), smallCheck('b', { needs: { groups } })]);
    expect(needs.get(groups.key)).toMatchObject({ conditional: false, readers: ['a', 'b'], consumers: 2 });
  });
});

it('explains every request with its readers and permissions', () => {
  const check = smallCheck('a', { needs: { users: count(query('users', { filter: "userType eq 'Guest'" })) } });
  const text = explainPlan(planAssessment([check]), () => 'identity');
  expect(text).toContain("GET v1.0/users/$count?$filter=userType eq 'Guest'");
  expect(text).toMatch(/lane identity; permissions: Some\.Read\n {2}read by a/);
});
