import { expect, it } from 'vitest';
import check from '../../../../src/checks/identity/entra-logs-are-exported.ts';
import { decide } from '../decide.ts';

it('skips, asks for nothing, and says where the settings stand', () => {
  expect(check.needs).toEqual({});
  expect(decide(check, {})).toEqual({ verdict: 'skipped', reason: expect.stringContaining('Azure Resource Manager') as string });
});
