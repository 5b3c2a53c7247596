import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-work-from-privileged-workstations.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const roles = { 'roleManagement/directory/roleDefinitions': [{ id: 'a', displayName: 'A', isPrivileged: true }, { id: 'b', isPrivileged: true }, { id: 'reader', isPrivileged: false }] };
const tenant = (...list: unknown[]) => ({ ...roles, ...policies(...list) });
const filter = (mode: string) => ({ devices: { deviceFilter: { mode, rule: 'device.extensionAttribute1 -eq "PAW"' } } });
const users = { includeRoles: ['a'] };
const compliant = { users, controls: ['compliantDevice'] };
const blocked = { users, controls: ['block'], when: filter('exclude') };

describe('workstations of privileged roles', () => {
  it.each([
    ['pass with a policy of each kind', tenant(policy(compliant), policy(blocked)), 'passed', /need a compliant device/],
    ['pass when the two are for different roles', tenant(policy(compliant), policy({ ...blocked, users: { includeRoles: ['B'] } })), 'passed', /need/],
    ['fail without the block', tenant(policy(compliant)), 'failed', /^No Conditional Access policy that is switched on blocks privileged roles/],
    ['fail without the compliant device', tenant(policy(blocked)), 'failed', /switched on asks privileged roles for a compliant device\.$/],
    ['fail when the filter includes instead', tenant(policy(compliant), policy({ ...blocked, when: filter('include') })), 'failed', /blocks privileged roles/],
    ['fail when a strength is asked for instead of blocking', tenant(policy(compliant), policy({ ...blocked, controls: [], strength: { id: 's' } })), 'failed', /blocks privileged roles/],
    ['fail when nothing is asked for', tenant(policy(compliant), { ...policy(blocked), grantControls: null }), 'failed', /blocks privileged roles/],
    ['fail for roles that are not privileged', tenant(policy({ ...compliant, users: { includeRoles: ['reader'] } }), policy({ ...blocked, users: { includeRoles: ['reader'] } })), 'failed', /compliant device, and none blocks/],
    ['fail in report-only mode', tenant(policy(compliant), policy({ ...blocked, state: 'enabledForReportingButNotEnforced' })), 'failed', /blocks/],
    ['fail without any policy', tenant(), 'failed', /and none blocks/],
    ['fail with a policy that says nothing', tenant(barePolicy), 'failed', /and none blocks/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are shown with what each policy does', () => {
    expect(rowsOf(decide(check, tenant(policy(compliant), policy(blocked))))).toEqual([
      ['A policy', 'enabled', '1 role', 0, 'compliantDevice', true, false, null],
      ['A policy', 'enabled', '1 role', 0, 'block', false, true, 'device.extensionAttribute1 -eq "PAW"'],
    ]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, tenant({ ...policy(compliant), conditions: { devices: { deviceFilter: 'PAW' } } }))).toThrow();
  });
});
