import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { horizons, licenseNames, pillarIds, type LicenseId, type PillarId } from '../../../src/catalog/catalog.ts';
import { wholeCatalog } from './whole-catalog.ts';

interface ReferenceActivity {
  id: string; pillar: string; area: string; lane: string | null; horizon: string; order: number; effort: string | null; userImpact: string | null;
  licenses: string[]; relatedPillars?: string[]; checks: number[]; workshopIds: string[]; aliases: string[]; onBoard: boolean;
}
interface Reference {
  activities: ReferenceActivity[];
  mappingIndex: Record<string, unknown>;
}

/** The public roadmap's ids and marks, where they lie beside the repository. */
const file = new URL('../../../../shared/reference/activities.json', import.meta.url);
const reference = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Reference) : { activities: [], mappingIndex: {} };
const onBoard = reference.activities.filter((activity) => activity.onBoard);

const { activities } = wholeCatalog;
const byId = new Map(activities.map((activity) => [activity.id, activity]));
const names = new Set(activities.flatMap(({ id, aliases }) => [id, ...aliases]));
const workshopIds = new Set(activities.flatMap((activity) => activity.workshopIds));

const pillarOf = (code: string): PillarId => pillarIds.find((id) => id === code) ?? 'security-operations';
/** What the roadmap's short codes stand for; the same code means another product in another pillar. */
const licenseOfCode: Readonly<Partial<Record<PillarId, Readonly<Record<string, LicenseId>>>>> = {
  identity: { Free: 'entra-free', P1: 'entra-p1', P2: 'entra-p2', IdGov: 'entra-governance', WID: 'entra-workload-id', EDS: 'entra-domain-services' },
  devices: { P2: 'intune-plan-2', Suite: 'intune-suite' },
  network: { P1: 'entra-p1', P2: 'entra-p2', Suite: 'entra-suite' },
  infrastructure: { P1: 'defender-servers-p1', P2: 'defender-servers-p2', DCSPM: 'defender-cspm' },
};

describe.skipIf(onBoard.length === 0)('the catalog, compared with the public roadmap', () => {
  it('has its 880 activities and no other', () => {
    expect(onBoard).toHaveLength(880);
    expect(activities.map(({ id }) => id).sort()).toEqual(onBoard.map(({ id }) => id).sort());
  });

  it.each(pillarIds)('has as many activities in each horizon of %s', (pillar) => {
    const counts = (of: readonly { pillar: string; horizon: string }[], name: (activity: { pillar: string }) => string) =>
      horizons.map((horizon) => of.filter((activity) => name(activity) === pillar && activity.horizon === horizon).length);
    expect(counts(activities, (activity) => activity.pillar)).toEqual(counts(onBoard, (activity) => pillarOf(activity.pillar)));
  });

  it('keeps the place and marks of each', () => {
    for (const { id, area, lane, horizon, order, effort, userImpact, relatedPillars = [], checks, workshopIds: ids, aliases } of onBoard) {
      const activity = byId.get(id);
      const crossPillar = relatedPillars.map(pillarOf).filter((pillar) => pillar !== activity?.pillar);
      expect(activity, id).toMatchObject({ area, lane, horizon, order, effort, userImpact, crossPillar, workshopIds: ids });
      expect(activity?.checks, id).toEqual(expect.arrayContaining(checks));
      expect(activity?.aliases, id).toEqual(expect.arrayContaining(aliases.filter((alias) => alias !== id)));
    }
  });

  it('needs the licences that it names', () => {
    for (const { id, pillar, licenses } of onBoard) {
      const codes = licenseOfCode[pillarOf(pillar)];
      if (codes) expect(byId.get(id)?.licenses.map((license) => licenseNames[license]), id).toEqual(licenses.map((code) => licenseNames[codes[code] ?? 'entra-free']));
    }
  });

  it('resolves every id of the guidance, also of pages that became a detail', () => {
    expect(reference.activities.flatMap(({ id, aliases }) => [id, ...aliases]).filter((name) => !names.has(name))).toEqual([]);
  });

  it('resolves every id that checks are mapped to', () => {
    expect(Object.keys(reference.mappingIndex).filter((id) => !names.has(id) && !workshopIds.has(id))).toEqual([]);
  });

  it('uses as an alias only what the public guidance calls by that name', () => {
    const pages = new Set(reference.activities.flatMap(({ id, aliases }) => [id, ...aliases]));
    expect(activities.flatMap(({ aliases }) => aliases).filter((alias) => !pages.has(alias))).toEqual([]);
  });
});
