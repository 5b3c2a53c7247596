import { expect, it } from 'vitest';
import check from '../../../../src/checks/identity/somebody-is-told-of-users-at-risk.ts';
import { decide, sentenceOf } from '../decide.ts';

it('is planned, in every tenant, and reads nothing', () => {
  const decision = decide(check, {});
  expect(decision.verdict).toBe('planned');
  expect(sentenceOf(decision)).toMatch(/Graph does not offer who receives the alerts/);
  expect(check.needs).toEqual({});
  expect(check.requires).toBeUndefined();
});
