import { describe, expect, it } from 'vitest';
import { horizons, pillarIds } from '../../../src/catalog/catalog.ts';
import { wholeCatalog } from './whole-catalog.ts';

const { pillars, activities } = wholeCatalog;
const byId = new Map(activities.map((activity) => [activity.id, activity]));
const areas = pillars.flatMap((pillar) => pillar.areas.map((area) => ({ pillar: pillar.id, area })));

/** Activities that break a rule, each with what is wrong: one line names all of them. */
const offenders = (problemOf: (activity: (typeof activities)[number]) => string | null | undefined | false): string[] =>
  activities.flatMap((activity) => {
    const problem = problemOf(activity);
    return problem ? [`${activity.id}: ${problem}`] : [];
  });

/** Every run of `length` words in a text, punctuation and case aside. */
function runsOfWords(text: string, length: number): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  return new Set(words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(' ')));
}

describe('the catalog', () => {
  it('has all eight pillars in the order of the screens, each with areas', () => {
    expect(pillars.map(({ id }) => id)).toEqual([...pillarIds]);
    expect(areas.filter(({ area }) => area.introduction.length < 80).map(({ area }) => area.id)).toEqual([]);
  });

  it('has activities in every lane', () => {
    const used = new Set(activities.map(({ pillar, area, lane }) => `${pillar} ${area} ${lane ?? ''}`));
    expect(areas.flatMap(({ pillar, area }) => area.lanes.map((lane) => `${pillar} ${area.id} ${lane.id}`)).filter((lane) => !used.has(lane))).toEqual([]);
  });

  it('numbers activities without gaps in each area and horizon', () => {
    for (const { pillar, area } of areas) {
      for (const horizon of horizons) {
        const orders = activities.filter((each) => each.pillar === pillar && each.area === area.id && each.horizon === horizon).map(({ order }) => order).sort((a, b) => a - b);
        expect(orders, `${pillar} ${area.id} ${horizon}`).toEqual(orders.map((_, index) => index + 1));
      }
    }
  });

  it('has prerequisites that never come in a later horizon', () => {
    expect(offenders(({ horizon, prerequisites }) => prerequisites.find((id) => horizons.indexOf(byId.get(id)?.horizon ?? 'next') > horizons.indexOf(horizon)))).toEqual([]);
  });

  it('never gives two activities the same title', () => {
    const seen = new Map<string, string>();
    expect(offenders(({ id, title }) => {
      const other = seen.get(title);
      seen.set(title, id);
      return other && `has the title of ${other}`;
    })).toEqual([]);
  });

  it('links each activity to documentation, once and without parameters', () => {
    expect(offenders(({ links }) => (links.length === 0 || new Set(links).size < links.length || links.some((link) => !/^https:\/\/[^?]+$/.test(link))) && links.join(' '))).toEqual([]);
  });

  it('can be worked from', () => {
    expect(offenders(({ title, guidance: { doThis, doneWhen } }) =>
      (title.length > 70 || doThis.length < 3 || doThis.length > 8 || doThis.some((step) => step.length > 240) || doneWhen === '') && title)).toEqual([]);
  });

  it('says in two to four sentences which principle an activity serves', () => {
    expect(offenders(({ guidance: { whyItMatters } }) => {
      const sentences = whyItMatters.split(/(?<=[.?!])\s+/).length;
      const principle = /verif(?:y|ies|ying)[^.]*explicitly|least privilege|assume breach|assuming breach/i.test(whyItMatters);
      return (sentences < 2 || sentences > 4 || !principle) && whyItMatters;
    })).toEqual([]);
  });

  it('warns of what users notice', () => {
    expect(offenders(({ userImpact, guidance: { watchOut } }) => userImpact !== 'low' && userImpact !== null && watchOut === null && 'no "Watch out"')).toEqual([]);
  });

  it('shares no run of ten words in why activities matter', () => {
    const seen = new Map<string, string>();
    expect(offenders(({ id, guidance: { whyItMatters } }) => {
      const runs = [...runsOfWords(whyItMatters, 10)];
      const shared = runs.find((run) => seen.has(run));
      for (const run of runs) seen.set(run, id);
      return shared && `"${shared}"`;
    })).toEqual([]);
    expect(seen.size).toBeGreaterThan(activities.length * 20);
  });

  it('writes its own words in every step, but for paths and commands', () => {
    const seen = new Map<string, string>();
    expect(offenders(({ id, guidance: { doThis } }) => {
      const repeated = doThis.map((step) => step.toLowerCase()).find((step) => seen.has(step) && seen.get(step) !== id);
      for (const step of doThis) seen.set(step.toLowerCase(), id);
      return repeated;
    })).toEqual([]);
  });
});
