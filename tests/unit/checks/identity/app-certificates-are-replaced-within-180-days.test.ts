import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/app-certificates-are-replaced-within-180-days.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

// The run is on 2026-03-31; 180 days earlier is 2025-10-02.
const since = (startDateTime: unknown) => ({ startDateTime, endDateTime: '2026-06-01T00:00:00Z' });
const app = (keyCredentials: unknown, id = 'a') => ({ id, appId: `${id}-app`, displayName: `App ${id}`, keyCredentials });
const tenant = (applications: unknown[] = [], servicePrincipals: unknown[] = []) => ({ applications, servicePrincipals });

describe('the age of certificates', () => {
  it.each([
    ['passes in an empty tenant', tenant(), 'passed', /No certificate/],
    ['passes when there is none', tenant([app(null)], [app([])]), 'passed', /No certificate/],
    ['passes at exactly 180 days, however early that day', tenant([app([since('2025-10-02T00:00:00Z')])]), 'passed', /No certificate/],
    ['fails at 181 days, however late', tenant([app([since('2025-10-01T23:59:59Z')])]), 'failed', /^1 app registration and 0 service principals have a certificate older/],
    ['fails by an old one beside a newer', tenant([app([since('2026-03-01T00:00:00Z'), since('2024-01-01T00:00:00Z')])]), 'failed', /1 app registration/],
    ['fails on a service principal, whoever owns it', tenant([], [{ ...app([since('2024-01-01T00:00:00Z')]), appOwnerOrganizationId: 'somebody' }]), 'failed', /1 service principal/],
    ['fails for an expired one', tenant([app([{ startDateTime: '2020-01-01T00:00:00Z', endDateTime: '2021-01-01T00:00:00Z' }])]), 'failed', /1 app registration/],
    ['ignores what has no start', tenant([app([since(null), {}, since('long ago')])]), 'passed', /No certificate/],
    ['passes one that starts in the future', tenant([app([since('2027-01-01T00:00:00Z')])]), 'passed', /No certificate/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown by the oldest of each object, oldest first', () => {
    const decision = decide(check, tenant([app([since('2025-01-01T00:00:00Z')]), app([since('2024-05-05T00:00:00Z'), since('2023-05-05T00:00:00Z')], 'b')]));
    expect(rowsOf(decision).map(([name, , , , day]) => [name, day])).toEqual([['App b', '2023-05-05'], ['App a', '2025-01-01']]);
  });

  it('cannot be judged when credentials are no list', () => {
    expect(() => decide(check, tenant([app({})]))).toThrow();
  });
});
