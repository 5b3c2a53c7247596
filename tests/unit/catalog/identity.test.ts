import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { horizons, licenseNames, type LicenseId } from '../../../src/catalog/catalog.ts';
import { loadCatalog } from '../../../src/catalog/load.ts';

const catalog = await loadCatalog();
const activities = catalog.activities.filter(({ pillar, area }) => pillar === 'identity' && area === 'app-access');

/** Every run of `length` words in a text, punctuation and case aside. */
function runsOfWords(text: string, length: number): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  return new Set(words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(' ')));
}

describe('the activities for application access', () => {
  it('are 21: four first, seventeen then, none next', () => {
    expect(horizons.map((horizon) => activities.filter((activity) => activity.horizon === horizon).length)).toEqual([4, 17, 0]);
  });

  it('are numbered without gaps in each horizon', () => {
    for (const horizon of horizons) {
      const orders = activities.filter((activity) => activity.horizon === horizon).map(({ order }) => order);
      expect(orders).toEqual(orders.map((_, index) => index + 1));
    }
  });

  it('stand in the four areas of identity, five hours in all', () => {
    const identity = catalog.pillars.find(({ id }) => id === 'identity');
    expect(identity?.areas.map(({ id }) => id)).toEqual(['app-access', 'users-groups', 'identity-governance', 'operations']);
    expect(identity?.areas.reduce((hours, area) => hours + area.hours, 0)).toBe(5);
  });

  it('have prerequisites that exist and never come in a later horizon', () => {
    const byId = new Map(catalog.activities.map((activity) => [activity.id, activity]));
    for (const activity of activities) {
      for (const id of activity.prerequisites) {
        const prerequisite = byId.get(id);
        expect(prerequisite, `${activity.id} needs ${id}`).toBeDefined();
        expect(horizons.indexOf(prerequisite!.horizon), `${activity.id} needs ${id}`).toBeLessThanOrEqual(horizons.indexOf(activity.horizon));
      }
    }
  });

  it.each(activities.map((activity) => [activity.id, activity] as const))('%s links to documentation, over https and without parameters', (_id, { links }) => {
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/^https:\/\/learn\.microsoft\.com\/[^?]+$/);
  });

  it.each(activities.map((activity) => [activity.id, activity] as const))('%s can be worked from', (_id, { title, guidance }) => {
    expect(title.length).toBeLessThanOrEqual(70);
    expect(guidance.doThis.length).toBeGreaterThanOrEqual(3);
    expect(guidance.doThis.length).toBeLessThanOrEqual(8);
    for (const step of guidance.doThis) expect(step.length).toBeLessThanOrEqual(240);
    expect(guidance.doneWhen).not.toBe('');
  });

  it.each(activities.map((activity) => [activity.id, activity] as const))('%s says in two to four sentences which principle it serves', (_id, { guidance }) => {
    expect(guidance.whyItMatters).toMatch(/verif(?:y|ies|ying)[^.]*explicitly|least privilege|assume breach|assuming breach/i);
    const sentences = guidance.whyItMatters.split(/(?<=[.?!])\s+/).length;
    expect(sentences).toBeGreaterThanOrEqual(2);
    expect(sentences).toBeLessThanOrEqual(4);
  });

  it.each(activities.filter(({ userImpact }) => userImpact !== 'low').map((activity) => [activity.id, activity] as const))('%s warns of what users notice', (_id, { guidance }) => {
    expect(guidance.watchOut).not.toBeNull();
  });

  it('share no run of ten words in why they matter', () => {
    const seen = new Map<string, string>();
    for (const { id, guidance } of activities) {
      for (const run of runsOfWords(guidance.whyItMatters, 10)) {
        expect(seen.get(run), `"${run}" stands in ${id} too`).toBeUndefined();
        seen.set(run, id);
      }
    }
    expect(seen.size).toBeGreaterThan(500);
  });
});

interface ReferenceActivity {
  id: string; pillar: string; area: string; lane: string; horizon: string; order: number; effort: string; userImpact: string;
  licenses: string[]; relatedPillars?: string[]; checks: number[]; workshopIds: string[]; aliases: string[]; onBoard: boolean;
}

const referenceFile = new URL('../../../../shared/reference/activities.json', import.meta.url);
const licenseOfCode: Readonly<Record<string, LicenseId>> = { P1: 'entra-p1', P2: 'entra-p2', EDS: 'entra-domain-services' };

describe.skipIf(!existsSync(referenceFile))('compared with the public roadmap', () => {
  const reference = existsSync(referenceFile)
    ? (JSON.parse(readFileSync(referenceFile, 'utf8')) as { activities: ReferenceActivity[] }).activities
      .filter(({ pillar, area, onBoard }) => pillar === 'identity' && area === 'app-access' && onBoard)
    : [];

  it.each(reference.map((expected) => [expected.id, expected] as const))('%s keeps its place and marks', (id, expected) => {
    const { lane, horizon, order, effort, userImpact, checks, workshopIds } = expected;
    const actual = activities.find((activity) => activity.id === id);
    expect(actual).toMatchObject({ lane, horizon, order, effort, userImpact, checks, workshopIds, crossPillar: expected.relatedPillars ?? [] });
    expect(actual?.licenses.map((license) => licenseNames[license])).toEqual(expected.licenses.map((code) => licenseNames[licenseOfCode[code]!]));
    expect(actual?.aliases).toEqual(expect.arrayContaining(expected.aliases));
  });
});
