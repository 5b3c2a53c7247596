import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/nobody-signs-in-with-legacy-authentication.ts';
import { parseFilter } from '../../../../src/simulator/filter.ts';
import { matches } from '../../../../src/simulator/filter-match.ts';
import { decide, sentenceOf } from '../decide.ts';

const { query } = check.needs['legacySignIn'] as unknown as { query: { version: string; filter: string } };
const asked = parseFilter(query.filter);
const signIn = (clientAppUsed: string, errorCode = 0, signInEventTypes: string[] = ['interactiveUser']) => ({ clientAppUsed, status: { errorCode }, signInEventTypes });

describe('legacy sign-ins', () => {
  it.each([
    ['pass when the log has none', [], 'passed', /no successful sign-in/],
    ['fail from the first one', [signIn('IMAP4')], 'failed', /at least one/],
  ])('%s', (_, found, verdict, sentence) => {
    const decision = decide(check, { 'auditLogs/signIns': found });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it.each([
    ['an old mail protocol', signIn('IMAP4'), true],
    ['a client that the service cannot name', signIn('Other clients'), true],
    ['a name with brackets', signIn('Outlook Anywhere (RPC over HTTP)'), true],
    ['a token that was renewed', signIn('POP3', 0, ['nonInteractiveUser']), true],
    ['a failed attempt', signIn('IMAP4', 50126), false],
    ['a browser', signIn('Browser'), false],
    ['a modern app', signIn('Mobile Apps and Desktop clients'), false],
    ['a service principal', signIn('Other clients', 0, ['servicePrincipal']), false],
  ])('are asked for so that %s counts or not', (_, entry, counts) => {
    expect(matches(asked, entry)).toBe(counts);
  });

  it('take one request, and Entra ID P1', () => {
    expect(check.needs['legacySignIn']).toMatchObject({ kind: 'exists', query: { version: 'beta', path: 'auditLogs/signIns' } });
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
