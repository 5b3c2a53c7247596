import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/no-recommendation-is-left-open.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const advice = (status: string | null, priority: string | null = 'low') => ({ id: 'r', displayName: 'Turn off per-user MFA', insights: '12 users', status, priority });
const tenant = (...recommendations: unknown[]) => ({ 'directory/recommendations': recommendations });

describe('recommendations', () => {
  it.each([
    ['pass when there is none', tenant(), 'passed', /No Microsoft Entra recommendation/],
    ['pass when all are done or dismissed', tenant(advice('completedByUser'), advice('completedBySystem'), advice('dismissed')), 'passed', /No/],
    ['pass on a status of the future', tenant(advice('unknownFutureValue'), advice(null)), 'passed', /No/],
    ['fail when one is active, of any priority and spelling', tenant(advice('Active', null)), 'failed', /^1 recommendation of Microsoft Entra is open/],
    ['fail when one is postponed', tenant(advice('postponed')), 'failed', /1 recommendation/],
    ['fail and count all that are open', tenant(advice('active'), advice('postponed'), advice('dismissed')), 'failed', /^2 recommendations of Microsoft Entra are open/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with what is known of them', () => {
    expect(rowsOf(decide(check, tenant(advice('active', 'high'), { id: 'bare', status: 'active' })))).toEqual([['Turn off per-user MFA', 'high', 'active', '12 users'], ['bare', null, 'active', null]]);
  });

  it('are not asked for in the cloud that has none', () => {
    expect(check.needs['all']).toMatchObject({ query: { clouds: ['global', 'usgov', 'usgovdod'] } });
  });
});
