import { expect, it } from 'vitest';
import check from '../../../../src/checks/identity/tenant-creation-is-triaged.ts';
import { decide } from '../decide.ts';

it('asks for nothing and says what the service does not offer', () => {
  expect(check.needs).toEqual({});
  expect(decide(check, {})).toEqual({ verdict: 'planned', reason: expect.stringContaining('diagnostic settings') as string });
});
