import { expect, it } from 'vitest';
import check from '../../../../src/checks/identity/azure-resources-of-the-directory-are-restricted.ts';
import { decide, sentenceOf } from '../decide.ts';

it('is planned, and says which data Microsoft Graph does not have', () => {
  expect(check.needs).toEqual({});
  expect(decide(check, {}).verdict).toBe('planned');
  expect(sentenceOf(decide(check, {}))).toMatch(/Azure Resource Manager/);
});
