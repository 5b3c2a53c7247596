import { expect, it } from 'vitest';
import check from '../../../../src/checks/identity/nobody-holds-access-at-the-azure-root-scope.ts';
import { decide, sentenceOf } from '../decide.ts';

it('is skipped, because Microsoft Graph does not know role assignments of Azure', () => {
  expect(check.needs).toEqual({});
  expect(decide(check, {}).verdict).toBe('skipped');
  expect(sentenceOf(decide(check, {}))).toMatch(/Azure Resource Manager/);
});
