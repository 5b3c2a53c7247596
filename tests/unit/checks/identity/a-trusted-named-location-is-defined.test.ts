import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/a-trusted-named-location-is-defined.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...locations: unknown[]) => ({ 'identity/conditionalAccess/namedLocations': locations });
const ranges = { '@odata.type': '#microsoft.graph.ipNamedLocation', id: 'l1', displayName: 'Head office', createdDateTime: '2025-01-01T00:00:00Z', modifiedDateTime: null };
const countries = { '@odata.type': '#microsoft.graph.countryNamedLocation', id: 'l2', displayName: 'Where we work' };

describe('named locations', () => {
  it.each([
    ['pass with a trusted one', tenant({ ...ranges, isTrusted: true }, countries), 'passed', /2 named locations, 1 of them trusted/],
    ['fail when none is trusted', tenant({ ...ranges, isTrusted: false }), 'failed', /1 named location, none of them trusted/],
    ['fail with countries only', tenant(countries), 'failed', /none of them trusted/],
    ['fail when nothing says that it is trusted', tenant({ ...ranges, isTrusted: null }), 'failed', /none/],
    ['fail when there is none', tenant(), 'failed', /no named location/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with their kind, also when the check fails', () => {
    expect(rowsOf(decide(check, tenant({ ...ranges, isTrusted: false }, countries, { id: 'l3' })))).toEqual([
      ['Head office', 'IP ranges', false, '2025-01-01T00:00:00Z', null],
      ['Where we work', 'Countries', false, null, null],
      ['l3', 'Unknown', false, null, null],
    ]);
  });

  it('need Entra ID P1', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
