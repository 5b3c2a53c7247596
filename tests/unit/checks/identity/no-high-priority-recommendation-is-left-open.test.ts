import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/no-high-priority-recommendation-is-left-open.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const advice = (status: string | null, priority: string | null = 'high') => ({ id: `${String(status)} ${String(priority)}`, status, priority });
const tenant = (...recommendations: unknown[]) => ({ 'directory/recommendations': recommendations });

describe('recommendations of high priority', () => {
  it.each([
    ['pass when there is none', tenant(), 'passed', /No recommendation/],
    ['pass when others are open', tenant(advice('active', 'medium'), advice('active', 'low'), advice('active', null)), 'passed', /No/],
    ['pass when they are done or dismissed', tenant(advice('dismissed'), advice('completedBySystem')), 'passed', /No/],
    ['fail when one is active, in any spelling', tenant(advice('ACTIVE', 'High')), 'failed', /^1 recommendation of high priority is open/],
    ['fail when one is postponed', tenant(advice('postponed')), 'failed', /1 recommendation/],
    ['fail and count them', tenant(advice('active'), advice('postponed')), 'failed', /^2 recommendations of high priority are open/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed without the others', () => {
    expect(rowsOf(decide(check, tenant(advice('active', 'low'), advice('active')))).map(([name]) => name)).toEqual(['active high']);
  });
});
