import { describe, expect, it } from 'vitest';
import { defaultExceptionPolicy, exceptionFault, exceptionPolicySchema, latestEnd } from '../../../src/roadmap/exception-policy.ts';

const today = '2026-03-02';
const policy = { approvers: 'operators', longestDays: 30, shortestReason: 10 } as const;

describe('exceptionFault', () => {
  it.each([
    ['long enough and short enough', 'ten chars.', '2026-04-01', null],
    ['a day too long', 'ten chars.', '2026-04-02', { kind: 'lasts-too-long', latest: '2026-04-01' }],
    ['years too long', 'ten chars.', '2999-12-31', { kind: 'lasts-too-long', latest: '2026-04-01' }],
    ['too few words', 'nine char', '2026-03-03', { kind: 'reason-too-short', characters: 10 }],
    ['spaces instead of words', `${' '.repeat(20)}short`, '2026-03-03', { kind: 'reason-too-short', characters: 10 }],
    ['over already, which others look at', 'ten chars.', '2026-01-01', null],
  ] as const)('%s', (_what, reason, until, fault) => {
    expect(exceptionFault({ reason, until }, policy, today)).toEqual(fault);
  });

  it('lets a risk be accepted for a year, with any reason, unless a team decides otherwise', () => {
    expect(exceptionFault({ reason: 'x', until: '2027-03-02' }, defaultExceptionPolicy, today)).toBeNull();
    expect(exceptionFault({ reason: 'x', until: '2027-03-03' }, defaultExceptionPolicy, today)?.kind).toBe('lasts-too-long');
  });
});

describe('latestEnd', () => {
  it.each([[1, '2026-03-03'], [365, '2027-03-02'], [3650, '2036-02-28']])('%i days after 2 March 2026 is %s', (days, end) => {
    expect(latestEnd(days, today)).toBe(end);
  });
});

it.each([['no day at all', { longestDays: 0 }], ['a part of a day', { longestDays: 1.5 }], ['twenty years', { longestDays: 7300 }], ['no words', { shortestReason: 0 }], ['a novel', { shortestReason: 501 }], ['guests', { approvers: 'guests' }]])(
  'cannot be %s', (_what, change) => {
    expect(exceptionPolicySchema.safeParse({ ...defaultExceptionPolicy, ...change }).success).toBe(false);
  });
