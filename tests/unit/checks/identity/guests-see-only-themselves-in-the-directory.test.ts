import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guests-see-only-themselves-in-the-directory.ts';
import { decide, sentenceOf } from '../decide.ts';

describe('what guests see', () => {
  it.each([
    ['passes when they are restricted', '2af84b1e-32c8-42b7-82bc-daa82404023b', 'passed', /own directory object only/],
    ['passes in capitals', '2AF84B1E-32C8-42B7-82BC-DAA82404023B', 'passed', /own/],
    ['fails with the default', '10dae51f-b6af-4016-8d66-8c2a99b929b3', 'failed', /members of groups/],
    ['fails when they see what members see', 'a0b1b346-4d3e-4e8b-98f8-753987be4970', 'failed', /everything/],
    ['fails with another role', '00000000-0000-0000-0000-000000000000', 'failed', /not set to the most restrictive/],
    ['fails without a role', null, 'failed', /not set/],
    ['fails when the policy does not say', undefined, 'failed', /not set/],
    ['fails with something that is no id', 3, 'failed', /not set/],
  ])('%s', (_, guestUserRoleId, verdict, sentence) => {
    const decision = decide(check, { 'policies/authorizationPolicy': { guestUserRoleId } });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
    expect(check.requires).toBeUndefined();
  });
});
