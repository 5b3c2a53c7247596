import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/passwords-do-not-expire.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const never = 2_147_483_647;
const domain = (id: string, passwordValidityPeriodInDays: unknown, more: object = {}) => ({ id, authenticationType: 'Managed', isRoot: true, isVerified: true, passwordValidityPeriodInDays, ...more });
const tenant = (...domains: unknown[]) => ({ domains });
const sub = { isRoot: false };

describe('expiry of passwords', () => {
  it.each([
    ['passes when they never expire', tenant(domain('contoso.example', never), domain('b.example', never)), 'passed', /in 2 domains/],
    ['fails one day below never', tenant(domain('contoso.example', never - 1)), 'failed', /1 of 1 domain/],
    ['fails after 90 days', tenant(domain('contoso.example', never), domain('b.example', 90)), 'failed', /1 of 2 domains/],
    ['fails when the domain does not say', tenant(domain('contoso.example', null)), 'failed', /1 of 1/],
    ['fails when the value is missing', tenant({ id: 'contoso.example' }), 'failed', /1 of 1/],
    ['fails for a domain that is not verified', tenant(domain('contoso.example', 90, { isVerified: false })), 'failed', /1 of 1/],
    ['leaves federated domains out', tenant(domain('contoso.example', never), domain('f.example', null, { authenticationType: 'Federated' })), 'passed', /in 1 domain\./],
    ['lets a subdomain inherit', tenant(domain('contoso.example', never), domain('Mail.Contoso.example', null, sub)), 'passed', /in 2 domains/],
    ['lets a subdomain inherit the expiry', tenant(domain('contoso.example', 90), domain('mail.contoso.example', null, sub)), 'failed', /2 of 2/],
    ['keeps a value that a subdomain has', tenant(domain('contoso.example', never), domain('mail.contoso.example', 30, sub)), 'failed', /1 of 2/],
    ['does not take a lookalike for a parent', tenant(domain('contoso.example', never), domain('notcontoso.example', null, sub)), 'failed', /1 of 2/],
    ['passes without any domain', tenant(), 'passed', /0 domains/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown by domain', () => {
    expect(rowsOf(decide(check, tenant(domain('contoso.example', 90), domain('mail.contoso.example', null, sub), domain('b.example', null, { isVerified: false }))))).toEqual([
      ['contoso.example', 90, true], ['mail.contoso.example', 90, true], ['b.example', null, false],
    ]);
    expect(() => decide(check, tenant(domain('a', '90')))).toThrow();
  });
});
