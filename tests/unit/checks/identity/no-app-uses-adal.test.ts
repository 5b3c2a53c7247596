import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/no-app-uses-adal.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const app = (subjectId: string, status: string | null = 'active') => ({ subjectId, displayName: `App ${subjectId}`, status });
const tenant = (recommendations: unknown[], impacted: Record<string, unknown[]> = {}) =>
  ({ 'directory/recommendations': recommendations, 'directory/recommendations/{id}/impactedResources': impacted });

describe('apps that use ADAL', () => {
  it.each([
    ['pass without a recommendation', tenant([]), 'passed', /no app/],
    ['pass when it is completed by the service', tenant([{ id: 'r', status: 'completedBySystem' }]), 'passed', /no app/],
    ['pass when somebody dismissed it', tenant([{ id: 'r', status: 'dismissed' }]), 'passed', /no app/],
    ['pass when it is postponed or does not say', tenant([{ id: 'r', status: 'postponed' }, { id: 's' }]), 'passed', /no app/],
    ['fail when it is active', tenant([{ id: 'r', status: 'active' }], { r: [app('a')] }), 'failed', /^1 app still signs in with ADAL/],
    ['fail when it is active and names nobody', tenant([{ id: 'r', status: 'Active' }]), 'failed', /without naming them/],
    ['fail and leave completed apps out', tenant([{ id: 'r', status: 'active' }], { r: [app('a'), app('b', 'completedBySystem'), app('c', null)] }), 'failed', /^2 apps still sign/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are named with a link to their registration', () => {
    const decision = decide(check, tenant([{ id: 'r', status: 'active' }], { r: [app('a')] }));
    expect(rowsOf(decision)).toEqual([['App a', 'a']]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/a']);
  });

  it('cannot be judged when a recommendation has no id', () => {
    expect(() => decide(check, tenant([{ status: 'active' }]))).toThrow();
  });
});
