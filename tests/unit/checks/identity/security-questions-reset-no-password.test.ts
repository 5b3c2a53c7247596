import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/security-questions-reset-no-password.ts';
import { decide, sentenceOf } from '../decide.ts';

const report = 'reports/authenticationMethods/userRegistrationDetails';
const tenant = (registered: boolean, policyMigrationState?: string | null) => ({
  users: 2,
  [report]: [{ id: 'u', methodsRegistered: registered ? ['email', 'securityQuestion'] : ['email'] }, { id: 'v' }],
  'policies/authenticationMethodsPolicy': { policyMigrationState },
});

describe('security questions', () => {
  it.each([
    ['pass when nobody has answers and the migration is complete', tenant(false, 'migrationComplete'), 'passed', /no longer apply/],
    ['pass in a tenant that never had the older settings', tenant(false, null), 'passed', /no longer apply/],
    ['are to be looked at while the older settings apply', tenant(false, 'migrationInProgress'), 'investigate', /still apply/],
    ['fail when somebody has answers', tenant(true, 'migrationComplete'), 'failed', /Some users/],
    ['fail when somebody has answers before the migration', tenant(true, 'preMigration'), 'failed', /Some users/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are asked for by a filter in a large tenant, with Entra ID P1', () => {
    const largeTenant = { ...tenant(false, 'migrationComplete'), users: 50_000, [`${report}?methodsRegistered/any(m:m eq 'securityQuestion')`]: [{ id: 'u' }] };
    expect(decide(check, largeTenant).verdict).toBe('failed');
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
