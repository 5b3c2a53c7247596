import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { horizons, licenseNames, type Activity, type LicenseId, type PillarId } from '../../../src/catalog/catalog.ts';
import { loadCatalog } from '../../../src/catalog/load.ts';

const catalog = await loadCatalog();
const identity = catalog.pillars.find(({ id }) => id === 'identity')!;
const activities = catalog.activities.filter(({ pillar }) => pillar === 'identity');
const byId = new Map(catalog.activities.map((activity) => [activity.id, activity]));

/** Areas whose texts are still being written: what stands there is checked, but nothing has to be complete. */
const unfinishedAreas: readonly string[] = [];
const finishedAreas = identity.areas.map(({ id }) => id).filter((area) => !unfinishedAreas.includes(area));

const named = activities.map((activity) => [activity.id, activity] as const);

/** Every run of `length` words in a text, punctuation and case aside. */
function runsOfWords(text: string, length: number): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  return new Set(words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(' ')));
}

function ordersIn(area: string, horizon: string): number[] {
  return activities.filter((activity) => activity.area === area && activity.horizon === horizon).map(({ order }) => order);
}

describe('the identity pillar', () => {
  it('has four areas, five hours in all', () => {
    expect(identity.areas.map(({ id }) => id)).toEqual(['app-access', 'users-groups', 'identity-governance', 'operations']);
    expect(identity.areas.reduce((hours, area) => hours + area.hours, 0)).toBe(5);
  });

  it.each(finishedAreas)('has activities in every lane of %s', (area) => {
    const lanes = identity.areas.find(({ id }) => id === area)!.lanes.map(({ id }) => id);
    expect([...new Set(activities.filter((activity) => activity.area === area).map(({ lane }) => lane))].sort()).toEqual(lanes.sort());
  });

  it.each(finishedAreas)('numbers the activities of %s without gaps in each horizon', (area) => {
    for (const horizon of horizons) {
      const orders = ordersIn(area, horizon);
      expect(orders, horizon).toEqual(orders.map((_, index) => index + 1));
    }
  });

  it('has prerequisites that never come in a later horizon', () => {
    for (const activity of activities) {
      for (const id of activity.prerequisites) {
        const prerequisite = byId.get(id);
        expect(prerequisite, `${activity.id} needs ${id}`).toBeDefined();
        expect(horizons.indexOf(prerequisite!.horizon), `${activity.id} needs ${id}`).toBeLessThanOrEqual(horizons.indexOf(activity.horizon));
      }
    }
  });

  it('never gives two activities the same title', () => {
    expect(new Set(activities.map(({ title }) => title)).size).toBe(activities.length);
  });

  it.each(named)('%s links to documentation, over https and without parameters', (_id, { links }) => {
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links).size).toBe(links.length);
    for (const link of links) expect(link).toMatch(/^https:\/\/learn\.microsoft\.com\/[^?]+$/);
  });

  it.each(named)('%s can be worked from', (_id, { title, guidance }) => {
    expect(title.length).toBeLessThanOrEqual(70);
    expect(guidance.doThis.length).toBeGreaterThanOrEqual(3);
    expect(guidance.doThis.length).toBeLessThanOrEqual(8);
    for (const step of guidance.doThis) expect(step.length).toBeLessThanOrEqual(240);
    expect(guidance.doneWhen).not.toBe('');
  });

  it.each(named)('%s says in two to four sentences which principle it serves', (_id, { guidance }) => {
    expect(guidance.whyItMatters).toMatch(/verif(?:y|ies|ying)[^.]*explicitly|least privilege|assume breach|assuming breach/i);
    const sentences = guidance.whyItMatters.split(/(?<=[.?!])\s+/).length;
    expect(sentences).toBeGreaterThanOrEqual(2);
    expect(sentences).toBeLessThanOrEqual(4);
  });

  it.each(named.filter(([, { userImpact }]) => userImpact !== 'low'))('%s warns of what users notice', (_id, { guidance }) => {
    expect(guidance.watchOut).not.toBeNull();
  });

  it('shares no run of ten words in why its activities matter', () => {
    const seen = new Map<string, string>();
    for (const { id, guidance } of activities) {
      for (const run of runsOfWords(guidance.whyItMatters, 10)) {
        expect(seen.get(run), `"${run}" stands in ${id} too`).toBeUndefined();
        seen.set(run, id);
      }
    }
    expect(seen.size).toBeGreaterThan(activities.length * 20);
  });
});

interface ReferenceActivity {
  id: string; pillar: string; area: string; lane: string; horizon: string; order: number; effort: string; userImpact: string;
  licenses: string[]; relatedPillars?: string[]; checks: number[]; workshopIds: string[]; aliases: string[]; onBoard: boolean;
}

const referenceFile = new URL('../../../../shared/reference/activities.json', import.meta.url);
const licenseOfCode: Readonly<Record<string, LicenseId>> = {
  Free: 'entra-free', P1: 'entra-p1', P2: 'entra-p2', IdGov: 'entra-governance', WID: 'entra-workload-id', EDS: 'entra-domain-services',
};
const pillarOfCode: Readonly<Record<string, PillarId>> = { secops: 'security-operations' };

function countsPerHorizon(of: readonly Pick<Activity | ReferenceActivity, 'area' | 'horizon'>[], area: string): number[] {
  return horizons.map((horizon) => of.filter((activity) => activity.area === area && activity.horizon === horizon).length);
}

describe.skipIf(!existsSync(referenceFile))('the identity pillar, compared with the public roadmap', () => {
  const all = existsSync(referenceFile) ? (JSON.parse(readFileSync(referenceFile, 'utf8')) as { activities: ReferenceActivity[] }).activities : [];
  const reference = all.filter(({ pillar, onBoard }) => pillar === 'identity' && onBoard);
  const expected = reference.filter(({ id, area }) => finishedAreas.includes(area) || byId.has(id));

  it.each(finishedAreas)('has as many activities in each horizon of %s', (area) => {
    expect(countsPerHorizon(activities, area)).toEqual(countsPerHorizon(reference, area));
  });

  it('has no activity that the roadmap does not show', () => {
    const known = new Set(reference.map(({ id }) => id));
    expect(activities.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  it('uses as an alias only what the public guidance calls by that name', () => {
    const pages = new Set(all.flatMap(({ id, aliases }) => [id, ...aliases]));
    for (const { id, aliases } of activities) expect(aliases.filter((alias) => !pages.has(alias)), id).toEqual([]);
  });

  it.each(expected.map((activity) => [activity.id, activity] as const))('%s keeps its place and marks', (id, activity) => {
    const { area, lane, horizon, order, effort, userImpact, checks, workshopIds } = activity;
    const crossPillar = (activity.relatedPillars ?? []).map((code) => pillarOfCode[code] ?? code);
    const actual = activities.find((candidate) => candidate.id === id);
    expect(actual).toMatchObject({ area, lane, horizon, order, effort, userImpact, checks, workshopIds, crossPillar });
    expect(actual?.licenses.map((license) => licenseNames[license])).toEqual(activity.licenses.map((code) => licenseNames[licenseOfCode[code]!]));
    expect(actual?.aliases).toEqual(expect.arrayContaining(activity.aliases));
  });
});
