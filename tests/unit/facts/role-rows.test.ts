import { describe, expect, it } from 'vitest';
import { asNeed, planAssessment } from '../../../src/assessment/plan.ts';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { privilegedRows, roleRows, usersOf } from '../../../src/facts/role-rows.ts';
import { factOf } from '../checks/decide.ts';
import { group, has, user, withoutP2, withP2 } from '../checks/role-tenant.ts';

describe('role rows', () => {
  it('have a group and each of its members, with the group that gives the role', () => {
    const rows = factOf(roleRows, withoutP2({ active: [has(group('g'), 'security', { directoryScopeId: '/administrativeUnits/x' })], members: { g: [user('m')] } }));
    expect(rows.map(({ principal, through, hold, scope }) => [principal.id, through?.id ?? null, hold, scope])).toEqual([
      ['g', null, 'active', '/administrativeUnits/x'], ['m', 'g', 'active', '/administrativeUnits/x'],
    ]);
  });

  it('leave out what is only activated, because its eligibility is there', () => {
    const rows = factOf(roleRows, withP2({ active: [has(user('a'), 'security', { assignmentType: 'Activated' })], eligible: [has(user('a'), 'security')] }));
    expect(rows.map(({ hold }) => hold)).toEqual(['eligible']);
  });

  it('are privileged by what the role definition says, custom roles too', () => {
    const rows = factOf(privilegedRows, withoutP2({ active: ['security', 'custom', 'reader', 'gone'].map((role) => has(user('a'), role)) }));
    expect(rows.map(({ roleName }) => roleName)).toEqual(['Security Administrator', 'Vault Keeper']);
    expect(usersOf(rows)).toHaveLength(1);
  });

  it('are asked for once, however many checks read them', async () => {
    const { needs } = planAssessment(await loadChecks());
    const lists = [...needs.values()].flatMap(({ need }) => {
      const known = asNeed(need);
      return 'query' in known && /^roleManagement\/directory\/role(Assign|Elig)/.test(known.query.path) ? [known.query.path] : [];
    });
    expect(lists.toSorted()).toEqual([...new Set(lists)].toSorted());
    expect(lists).toHaveLength(3);
  });
});
