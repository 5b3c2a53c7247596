import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/global-administrators-are-at-most-eight.ts';
import { decide, linksOf, rowsOf, sentenceOf, type Answers } from '../decide.ts';

const p2 = [{ capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: 'EEC0EB4F-6444-4F95-ABA0-50C24D67F998' }] }];
const user = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id, displayName: `User ${id}`, userPrincipalName: `${id}@contoso.example` });
const app = (id: string) => ({ '@odata.type': '#microsoft.graph.servicePrincipal', id, displayName: `App ${id}`, appId: `app-${id}` });
const group = (id: string) => ({ '@odata.type': '#microsoft.graph.group', id, displayName: `Group ${id}` });
const role = { roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10' };
const assigned = (principal: { id: string }) => ({ ...role, principalId: principal.id, principal });
const users = (count: number, prefix = 'u') => Array.from({ length: count }, (_, index) => user(`${prefix}${index}`));

interface Tenant { active?: unknown[]; eligible?: unknown[]; members?: Record<string, unknown[]> }
const withP2 = ({ active = [], eligible = [], members = {} }: Tenant): Answers => ({
  subscribedSkus: p2,
  'roleManagement/directory/roleAssignmentScheduleInstances': active,
  'roleManagement/directory/roleEligibilityScheduleInstances': eligible,
  'groups/{id}/members': members,
});
const withoutP2 = ({ active = [], members = {} }: Omit<Tenant, 'eligible'>, skus: unknown[] = []): Answers => ({
  subscribedSkus: skus,
  'roleManagement/directory/roleAssignments': active,
  'groups/{id}/members': members,
});
const ended = (capabilityStatus: string) => p2.map((sku) => ({ ...sku, capabilityStatus }));

describe('Global Administrators', () => {
  it.each([
    ['pass at eight', withoutP2({ active: users(8).map(assigned) }), 'passed', /^8 accounts are/],
    ['fail at nine', withoutP2({ active: users(9).map(assigned) }), 'failed', /^9 accounts are/],
    ['pass in an empty tenant', withoutP2({}), 'passed', /^0 accounts are/],
    ['count active and eligible ones together', withP2({ active: users(5, 'a').map(assigned), eligible: users(4, 'e').map(assigned) }), 'failed', /^9 accounts/],
    ['count each account once, however often it is assigned', withP2({ active: users(8).map(assigned), eligible: users(8).map(assigned) }), 'passed', /^8 accounts/],
    ['count service principals', withoutP2({ active: [...users(8), app('s')].map(assigned) }), 'failed', /^9 accounts/],
    ['do not count groups, but their members', withoutP2({ active: [...users(7), group('g')].map(assigned), members: { g: [user('m')] } }), 'passed', /^8 accounts/],
    ['count the members of eligible groups', withP2({ active: users(7).map(assigned), eligible: [assigned(group('g'))], members: { g: users(2, 'm') } }), 'failed', /^9 accounts/],
    ['count a member of two groups once', withoutP2({ active: [group('g'), group('h')].map(assigned), members: { g: [user('m')], h: [user('m')] } }), 'passed', /^1 account is/],
    ['do not count devices and the like', withoutP2({ active: [...users(8), { ...user('d'), '@odata.type': '#microsoft.graph.device' }].map(assigned) }), 'passed', /^8 accounts/],
    ['are to be investigated when an assignment cannot be resolved', withoutP2({ active: [...users(3).map(assigned), { ...role, principalId: 'gone', principal: null }] }), 'investigate', /1 more assignment belongs to objects that could not be read/],
    ['are to be investigated when a principal does not say what it is', withoutP2({ active: [{ ...role, principalId: 'x', principal: { id: 'x', displayName: 'X' } }] }), 'investigate', /^0 accounts/],
    ['do not count other roles', withoutP2({ active: [...users(8).map(assigned), { ...assigned(user('x')), roleDefinitionId: 'another' }] }), 'passed', /^8 accounts/],
    ['count an activated eligibility once, as eligible', withP2({ active: [{ ...assigned(user('u')), assignmentType: 'Activated' }], eligible: users(8).map(assigned) }), 'passed', /^8 accounts/],
    ['fail past eight, resolved or not', withoutP2({ active: [...users(9).map(assigned), { ...role, principalId: 'gone' }] }), 'failed', /^9 accounts/],
    ['are read from the schedule with Entra ID Governance too', { ...withP2({ eligible: users(9).map(assigned) }), subscribedSkus: [{ servicePlans: [{ servicePlanId: 'e866a266-3cff-43a3-acca-0c90a7e00c8b' }] }] }, 'failed', /^9 accounts/],
    ['are read as standing ones when the P2 product is suspended', withoutP2({ active: users(9).map(assigned) }, ended('Suspended')), 'failed', /^9 accounts/],
    ['are read from the schedule while the P2 product is in its grace period', { ...withP2({ active: users(9).map(assigned) }), subscribedSkus: ended('Warning') }, 'failed', /^9 accounts/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with how and through which group they have the role', () => {
    const decision = decide(check, withP2({ active: [user('u'), app('s')].map(assigned), eligible: [user('u'), group('g')].map(assigned), members: { g: [user('m'), user('u')] } }));
    expect(rowsOf(decision)).toEqual([
      ['User u', 'User', 'u@contoso.example', 'active, eligible', 'Group g'],
      ['App s', 'Service principal', null, 'active', ''],
      ['User m', 'User', 'm@contoso.example', 'eligible', 'Group g'],
    ]);
    expect(linksOf(decision)).toEqual([
      'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/AdministrativeRole/userId/u',
      'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/app-s',
      'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/AdministrativeRole/userId/m',
    ]);
  });
});
