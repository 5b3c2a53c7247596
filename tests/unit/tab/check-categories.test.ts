import { expect, it } from 'vitest';
import { loadChecks } from '../../../src/checks/load-checks.ts';

/** Without capitals and plurals: what somebody who chooses an area takes for the same. */
const sound = (category: string): string => category.toLowerCase().split(' ').map((word) => word.replace(/s$/, '')).join(' ');

it('no two areas to choose from differ by a letter', async () => {
  const categories = [...new Set((await loadChecks()).map(({ category }) => category))];
  expect(categories.length).toBeGreaterThan(5);
  expect(new Set(categories.map(sound)).size).toBe(categories.length);
});
