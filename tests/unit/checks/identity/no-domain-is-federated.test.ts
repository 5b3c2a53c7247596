import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/no-domain-is-federated.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const domain = (id: string, authenticationType: unknown, isVerified: unknown = true) => ({ id, authenticationType, isVerified });
const tenant = (...domains: unknown[]) => ({ domains });

describe('federated domains', () => {
  it.each([
    ['pass when all are managed', tenant(domain('a', 'Managed'), domain('b', 'managed')), 'passed', /None of 2 domains/],
    ['pass without any domain', tenant(), 'passed', /None of 0 domains/],
    ['pass when a domain does not say', tenant(domain('a', null)), 'passed', /None of 1 domain /],
    ['fail with one', tenant(domain('a', 'Managed'), domain('b', 'Federated')), 'failed', /^1 domain leaves/],
    ['fail in any spelling', tenant(domain('a', 'federated')), 'failed', /1 domain/],
    ['fail with one that is not verified', tenant(domain('a', 'Federated', false)), 'failed', /1 domain/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed', () => {
    expect(rowsOf(decide(check, tenant(domain('a', 'Managed'), domain('b', 'Federated'), domain('c', 'Federated', null))))).toEqual([['b', true], ['c', false]]);
    expect(() => decide(check, tenant({ authenticationType: 'Managed' }))).toThrow();
  });
});
