import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Gathering } from '../../../src/assessment/gathering.ts';
import { derive, list, scan } from '../../../src/assessment/need.ts';
import { planAssessment } from '../../../src/assessment/plan.ts';
import { fakeSource } from './fake-source.ts';
import { query, smallCheck } from './small-check.ts';

const facts = { now: new Date(0), cloud: 'global' } as const;
const item = z.object({ id: z.string() });

it('lets data go with its last reader, and inputs as soon as what is derived from them is there', async () => {
  const users = list(query('users'), item);
  const first = derive('first user', { users }, ({ users: all }) => all[0]?.id);
  const checks = [smallCheck('a', { needs: { first } }), smallCheck('b', { needs: { first } }), smallCheck('c', { needs: { users } })];
  const gathering = new Gathering(planAssessment(checks), fakeSource({ users: [[{ id: '1' }]] }), facts);

  await gathering.want(first);
  await gathering.want(users);
  expect(gathering.held).toBe(2);
  gathering.release(users.key);
  expect(gathering.held).toBe(1);
  gathering.release(first.key);
  expect(gathering.held).toBe(1);
  gathering.release(first.key);
  expect(gathering.held).toBe(0);
});

it('stops a walk through a collection that nobody waits for any more', async () => {
  let pages = 0;
  let leave = () => {};
  async function* endless() {
    for (;;) {
      pages += 1;
      if (pages === 3) leave();
      yield await Promise.resolve([{ id: String(pages) }]);
    }
  }
  const users = scan(query('users'), item, { name: 'count', initial: () => 0, step: (sum) => sum + 1 });
  const gathering = new Gathering(planAssessment([smallCheck('a', { needs: { users } })]), fakeSource({ users: () => endless() }), facts);
  leave = () => gathering.release(users.key);
  void gathering.want(users);
  await vi.waitUntil(() => pages >= 3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(pages).toBe(3);
});
