import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/legacy-mfa-and-sspr-policies-are-migrated.ts';
import { decide, sentenceOf } from '../decide.ts';

describe('the migration of the legacy policies', () => {
  it.each([
    ['passes when it is complete', 'migrationComplete', 'passed', /complete/],
    ['passes in any spelling', 'MigrationComplete', 'passed', /complete/],
    ['passes in a tenant that never had them', null, 'passed', /no legacy/],
    ['passes when the state is missing', undefined, 'passed', /no legacy/],
    ['fails before it starts', 'preMigration', 'failed', /has not started/],
    ['fails on the way', 'migrationInProgress', 'failed', /not complete \(migrationInProgress\)/],
    ['fails on a state of the future', 'unknownFutureValue', 'failed', /not complete/],
    ['fails on an empty state', '', 'failed', /not complete/],
  ])('%s', (_, policyMigrationState, verdict, sentence) => {
    const decision = decide(check, { 'policies/authenticationMethodsPolicy': { policyMigrationState } });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('refuses a state that is no word', () => {
    expect(() => decide(check, { 'policies/authenticationMethodsPolicy': { policyMigrationState: 2 } })).toThrow();
  });
});
