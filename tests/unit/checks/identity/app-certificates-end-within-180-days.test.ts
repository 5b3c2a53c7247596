import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/app-certificates-end-within-180-days.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

// The run is on 2026-03-31; 180 days later is 2026-09-27.
const until = (endDateTime: unknown) => ({ endDateTime });
const app = (keyCredentials: unknown, id = 'a') => ({ id, appId: `${id}-app`, displayName: `App ${id}`, keyCredentials });
const tenant = (applications: unknown[] = [], servicePrincipals: unknown[] = []) => ({ applications, servicePrincipals });

describe('certificates', () => {
  it.each([
    ['pass in an empty tenant', tenant(), 'passed', /No app has/],
    ['pass when there is none', tenant([app([])], [app(null)]), 'passed', /No app has/],
    ['pass exactly 180 days ahead, however late that day', tenant([app([until('2026-09-27T23:59:59Z')])]), 'passed', /No app has/],
    ['fail on the 181st day, however early', tenant([app([until('2026-09-28T00:00:00Z')])]), 'failed', /^1 app registration and 0 service principals/],
    ['fail by one of several', tenant([app([until('2026-04-01T00:00:00Z'), until('2029-01-01T00:00:00Z')])]), 'failed', /1 app registration/],
    ['fail on a service principal', tenant([], [app([until('2029-01-01T00:00:00Z')])]), 'failed', /0 app registrations and 1 service principal/],
    ['pass when they have expired', tenant([app([until('2020-01-01T00:00:00Z')])]), 'passed', /No app has/],
    ['are ignored without a date or with one that is none', tenant([app([until(null), {}, until('never')])]), 'passed', /No app has/],
    ['are compared in UTC', tenant([app([until('2026-09-27T22:00:00-04:00')])]), 'failed', /1 app registration/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by the day they end, latest per object', () => {
    const decision = decide(check, tenant([app([until('2029-01-01T00:00:00Z'), until('2028-01-01T00:00:00Z')]), app([until('2027-06-01T00:00:00Z')], 'b'), app([], 'c')]));
    expect(rowsOf(decision)).toEqual([
      ['App b', 'App registration', 'this tenant', 'Certificate', '2027-06-01'],
      ['App a', 'App registration', 'this tenant', 'Certificate', '2029-01-01'],
    ]);
  });

  it('leave client secrets to another check', () => {
    expect(decide(check, tenant([{ ...app([]), passwordCredentials: [until('2099-01-01T00:00:00Z')] }])).verdict).toBe('passed');
  });

  it('cannot be judged when a date is a number', () => {
    expect(() => decide(check, tenant([app([until(20_260_927)])]))).toThrow();
  });
});
