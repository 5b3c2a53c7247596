import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-are-managed-with-pim.ts';
import { groupSchedule } from '../../../../src/facts/standing-roles.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { app, globalAdministrator, group, has, user, users, withP2 } from '../role-tenant.ts';

const eligible = [has(user('e'))];
const globals = (count: number) => users(count).map((each) => has(each));
interface Tenant { active?: unknown[]; eligible?: unknown[]; members?: Record<string, unknown[]>; outside?: unknown[]; groups?: Record<string, unknown[]>; joined?: Record<string, unknown[]> }
const tenant = ({ outside = [], groups = {}, joined = {}, ...roles }: Tenant): Answers => withP2({ eligible, ...roles }, {
  'roleManagement/directory/roleAssignments': [...roles.active ?? [], ...outside],
  [groupSchedule('eligibility').path]: groups,
  [groupSchedule('assignment').path]: joined,
});
const activated = { assignmentType: 'Activated', endDateTime: '2026-03-31T18:00:00Z' };

describe('privileged roles', () => {
  it.each([
    ['pass with two standing Global Administrators and somebody eligible', tenant({ active: globals(2) }), 'passed', /2 users are permanently/],
    ['are to be investigated with three', tenant({ active: globals(3) }), 'investigate', /^3 users are permanently Global Administrator/],
    ['fail when nobody is eligible for Global Administrator', tenant({ eligible: [has(user('e'), 'security')] }), 'failed', /Nobody is eligible/],
    ['fail when only an empty group is eligible', tenant({ eligible: [has(group('g'))] }), 'failed', /Nobody is eligible/],
    ['pass when a group with members is eligible', tenant({ eligible: [has(group('g'))], members: { g: [user('m')] } }), 'passed', /0 users are/],
    ['fail with another role that is permanently active', tenant({ active: [has(user('a'), 'security')] }), 'failed', /^1 privileged role is held/],
    ['fail with a custom privileged role', tenant({ active: [has(user('a'), 'custom', { directoryScopeId: '/administrativeUnits/x' })] }), 'failed', /^1 privileged role/],
    ['pass with a role that is not privileged', tenant({ active: [has(user('a'), 'reader')] }), 'passed', /managed with/],
    ['pass with an assignment that ends', tenant({ active: [has(user('a'), 'security', { endDateTime: '2026-06-01T00:00:00Z' })] }), 'passed', /managed with/],
    ['pass with an activated role', tenant({ active: [has(user('a'), 'security', activated)] }), 'passed', /managed with/],
    ['fail with an assignment that PIM does not know', tenant({ outside: [has(user('a'), 'security')] }), 'failed', /^1 privileged role/],
    ['fail with a service principal as Global Administrator', tenant({ active: [has(app('s'))] }), 'failed', /^1 privileged role/],
    ['fail with a group of another role', tenant({ active: [has(group('g'), 'security')], groups: { g: [] } }), 'failed', /^1 privileged role/],
    ['pass with a group whose members are eligible', tenant({ active: [has(group('g'), 'security')], groups: { g: [{ id: '1' }] }, joined: { g: [{ assignmentType: 'activated' }] } }), 'passed', /managed with/],
    ['fail with a group that has an assigned member besides eligible ones', tenant({ active: [has(group('g'), 'security')], groups: { g: [{ id: '1' }] }, joined: { g: [{ assignmentType: 'Assigned' }] } }), 'failed', /^1 privileged role/],
    ['count the members of an unmanaged Global Administrator group', tenant({ active: [has(group('g'))], members: { g: users(3, 'm') } }), 'investigate', /^3 users/],
    ['fail with a service principal in such a group', tenant({ active: [has(group('g'))], members: { g: [app('s')] } }), 'failed', /^1 privileged role/],
    ['count once who is Global Administrator directly and through a group', tenant({ active: [...globals(2), has(group('g'))], members: { g: [user('u0')] } }), 'passed', /2 users/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with how they are held', () => {
    const decision = decide(check, tenant({ active: [has(group('g'), globalAdministrator)], members: { g: [user('m')] }, outside: [has(app('s'), 'custom')] }));
    expect(rowsOf(decision)).toEqual([
      ['App s', 'Service principal', null, 'Vault Keeper', 'outside of PIM', ''],
      ['User m', 'User', 'm@contoso.example', 'Global Administrator', 'permanent', 'Group g'],
    ]);
  });
});
