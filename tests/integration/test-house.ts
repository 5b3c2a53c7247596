import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { loadChecks } from '../../src/checks/load-checks.ts';
import { loadCheckTexts } from '../../src/checks/load-texts.ts';
import { localPeople } from '../../src/local/people.ts';
import type { House } from '../../src/operations/house.ts';
import { localMembership } from '../../src/operations/membership.ts';
import { activityNames } from '../../src/roadmap/activity-names.ts';
import { sampleTenantId } from '../../src/simulator/sample-tenant.ts';
import { openStorage } from '../../src/store/storage.ts';

/** Nine hundred files of text, and the checks: read once, they never change. */
const loaded = Promise.all([loadCatalog(), loadChecks(), loadCheckTexts()]);

/** A house on the real storage emulator, in a tenant of its own, so that tests never meet. */
export async function testHouse(overrides: Partial<House> = {}, connectionString = inject('storageConnectionString')): Promise<House> {
  const [catalog, checks, checkTexts] = await loaded;
  const storage = await openStorage({ connectionString }, activityNames(catalog.activities));
  return {
    tenantId: randomUUID(),
    assessed: { kind: 'sample', tenantId: sampleTenantId, tenantName: 'Contoso' },
    acceptsForeignReports: true,
    version: '0.0.0-test',
    builtAt: new Date('2026-03-01T00:00:00.000Z'),
    storage,
    catalog,
    checks,
    checkTexts,
    membership: localMembership(localPeople),
    live: { changed: () => undefined, commented: () => undefined },
    now: () => new Date(),
    ...overrides,
  };
}

/** The invented people of local mode, by first name. */
export function somebody(firstName: string) {
  const person = localPeople.find(({ name }) => name.startsWith(firstName));
  if (!person) throw new Error(`nobody is called ${firstName}`);
  return person;
}
