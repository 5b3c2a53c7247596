import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/no-low-priority-recommendation-is-active.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const advice = (status: string | null, priority: string | null = 'low') => ({ id: `${String(status)} ${String(priority)}`, status, priority });
const tenant = (...recommendations: unknown[]) => ({ 'directory/recommendations': recommendations });

describe('recommendations of low priority', () => {
  it.each([
    ['pass when there is none', tenant(), 'passed', /No recommendation/],
    ['pass when others are active', tenant(advice('active', 'high'), advice('active', 'medium'), advice('active', null)), 'passed', /No/],
    ['pass when they are done, dismissed or without a status', tenant(advice('dismissed'), advice('completedByUser'), advice(null)), 'passed', /No/],
    ['fail when one is active, in any spelling', tenant(advice('Active', 'Low')), 'failed', /^1 recommendation of low priority is active/],
    ['fail when one is active and another postponed', tenant(advice('active'), advice('postponed')), 'failed', /^1 recommendation/],
    ['are to be looked at when they are only postponed', tenant(advice('postponed'), advice('postponed')), 'investigate', /^2 recommendations of low priority are postponed/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed active ones first', () => {
    expect(rowsOf(decide(check, tenant(advice('postponed'), advice('active')))).map(([name]) => name)).toEqual(['active low', 'postponed low']);
  });
});
