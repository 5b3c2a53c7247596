import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/app-certificate-keys-are-kept-in-hardware.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const certificate = (usage: unknown, endDateTime = '2027-01-15T08:00:00Z') => ({ usage, endDateTime });
const app = (keyCredentials: unknown, id = 'a') => ({ id, appId: `${id}-app`, displayName: `App ${id}`, keyCredentials });
const tenant = (...applications: unknown[]) => ({ applications });

describe('keys of app certificates', () => {
  it.each([
    ['need no place in an empty tenant', tenant(), 'passed', /no key to keep/],
    ['need no place where apps have no certificate', tenant(app([]), app(null, 'b')), 'passed', /no key/],
    ['are to be confirmed when an app signs in with one', tenant(app([certificate('Verify')])), 'investigate', /^1 app registration signs in/],
    ['are found in any spelling of the usage', tenant(app([certificate('verify')])), 'investigate', /1 app/],
    ['do not matter when they encrypt tokens', tenant(app([certificate('Encrypt')])), 'passed', /no key/],
    ['do not matter without a usage', tenant(app([certificate(null)])), 'passed', /no key/],
    ['are counted by app', tenant(app([certificate('Verify'), certificate('Verify')]), app([certificate('Verify')], 'b')), 'investigate', /^2 app registrations sign in/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with the last day of their certificate', () => {
    const decision = decide(check, tenant(app([certificate('Verify'), certificate('Encrypt', '2030-01-01T00:00:00Z')])));
    expect(rowsOf(decision)).toEqual([['App a', 'App registration', 'this tenant', 'Certificate', '2027-01-15']]);
  });

  it('cannot be judged when the usage is no text', () => {
    expect(() => decide(check, tenant(app([certificate(1)])))).toThrow();
  });
});
