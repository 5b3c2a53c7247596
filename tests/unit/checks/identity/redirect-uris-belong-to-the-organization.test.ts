import { expect, it } from 'vitest';
import check from '../../../../src/checks/identity/redirect-uris-belong-to-the-organization.ts';
import { decide, sentenceOf } from '../decide.ts';

it('is shown as planned, asks Graph for nothing and says what is missing', () => {
  const decision = decide(check, {});
  expect(decision.verdict).toBe('planned');
  expect(sentenceOf(decision)).toMatch(/DNS/);
  expect(check.needs).toEqual({});
});
