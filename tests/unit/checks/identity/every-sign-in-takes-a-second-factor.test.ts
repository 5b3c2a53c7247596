import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/every-sign-in-takes-a-second-factor.ts';
import { parseFilter } from '../../../../src/simulator/filter.ts';
import { matches } from '../../../../src/simulator/filter-match.ts';
import { decide, sentenceOf } from '../decide.ts';

const { query } = check.needs['singleFactorSignIn'] as unknown as { query: { filter: string } };
const asked = parseFilter(query.filter);

describe('sign-ins with a single factor', () => {
  it.each([
    ['pass when the log has none', [], 'passed', /more than one factor/],
    ['fail from the first one', [{ id: 's' }], 'failed', /at least one/],
  ])('%s', (_, found, verdict, sentence) => {
    const decision = decide(check, { 'auditLogs/signIns': found });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it.each([
    ['a success with a password', 'singleFactorAuthentication', 0, true],
    ['a success with two factors', 'multiFactorAuthentication', 0, false],
    ['a failed attempt', 'singleFactorAuthentication', 50126, false],
  ])('are asked for so that %s counts or not', (_, authenticationRequirement, errorCode, counts) => {
    expect(matches(asked, { authenticationRequirement, status: { errorCode } })).toBe(counts);
  });

  it('take one request, and Entra ID P1', () => {
    expect(check.needs['singleFactorSignIn']).toMatchObject({ kind: 'exists', query: { version: 'beta', path: 'auditLogs/signIns' } });
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
