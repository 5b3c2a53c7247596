import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import check from '../../../../src/checks/identity/users-can-reset-their-password.ts';
import { now, sentenceOf } from '../decide.ts';

const filterOf = (name: string) => z.object({ kind: z.literal('exists'), query: z.object({ filter: z.string() }) }).parse(check.needs[name]).query.filter;

describe('self-service password reset', () => {
  it.each([
    ['passes when all members can', { some: true, others: false }, 'passed', /all members/],
    ['is to be looked at when some can', { some: true, others: true }, 'investigate', /some members/],
    ['fails when nobody can', { some: false, others: true }, 'failed', /no member/],
    ['fails when the report is empty', { some: false, others: false }, 'failed', /no member/],
  ])('%s', (_, data, verdict, sentence) => {
    const decision = check.decide(data as never, { now, cloud: 'global' });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is asked for with one row each way, for members only', () => {
    expect(filterOf('some')).toBe("isSsprEnabled eq true and userType eq 'member'");
    expect(filterOf('others')).toBe("isSsprEnabled eq false and userType eq 'member'");
  });

  it('needs Entra ID P1', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
