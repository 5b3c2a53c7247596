import { describe, expect, it } from 'vitest';
import { pillarIds, pillarNames } from '../../../src/catalog/catalog.ts';
import { deckBytes } from '../../../src/reports/deck.ts';
import type { ActivityState } from '../../../src/roadmap/activity-state.ts';
import { standingOf } from '../../../src/assessment/standing.ts';
import { newRun } from '../../integration/store/sample-run.ts';
import { wholeCatalog } from '../catalog/whole-catalog.ts';
import { content, someStates, fixtureScore, nadia } from './content-fixture.ts';
import { unzip } from './unzip.ts';

const slidesOf = async (of = content()) => [...unzip(await deckBytes(of))].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  .sort(([a], [b]) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b))).map(([, xml]) => xml);
/** Texts of a slide, a paragraph each. */
const linesOf = (slide = '') => [...slide.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, paragraph = '']) => [...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join('')).filter((text) => text !== '');

describe('the deck', () => {
  it('has a summary and a slide for every pillar, each with a title that programs know as one', async () => {
    const slides = await slidesOf();
    expect(slides).toHaveLength(1 + pillarIds.length);
    const titles = slides.map((slide) => /<p:ph[^>]*type="title"[^>]*\/?>/.test(slide));
    expect(titles).toEqual(slides.map(() => true));
    expect(slides.map((slide) => linesOf(slide)[0])).toEqual(['Where we stand: Zero Trust › General', ...pillarIds.map((pillar) => pillarNames[pillar])]);
  });

  it('says what is done, what comes and which risks are accepted', async () => {
    const [summary, identity] = (await slidesOf()).map(linesOf);
    expect(summary).toEqual(expect.arrayContaining([`${fixtureScore} %`, 'All pillars', 'As of 31 Mar 2026. Scores from the assessment of 30 Mar 2026 of Contoso.']));
    expect(identity).toEqual(expect.arrayContaining([
      'Done (1)', 'proven by an assessment', 'Next 90 days (2)', 'overdue since 15 Mar 2026, Nadia Brandt', 'due 20 Apr 2026, blocked', 'Risks accepted (1)', 'until 31 Dec 2026, Nadia Brandt']));
  });

  it('keeps the score of a pillar that the last assessment left out, and says from how many assessments scores come', async () => {
    const devices = newRun('tenant', { state: 'finished', pillars: ['devices'], outcomes: [{ id: 'd', reference: 24550, title: 'Drives are encrypted', verdict: 'failed', risk: 'low', pillars: ['devices'] }] }, new Date('2026-03-31T08:00:00.000Z'));
    const { runs } = content();
    const [summary = [], ...pillars] = (await slidesOf(content(someStates, { standing: standingOf([devices, ...runs], new Set()) }))).map(linesOf);
    expect(summary).toContain('As of 31 Mar 2026. Scores from 2 assessments, the last of 31 Mar 2026 of Contoso.');
    expect(pillars[pillarIds.indexOf('identity')]).toContain(`${fixtureScore} %`);
    expect(pillars[pillarIds.indexOf('devices')]).toContain('0 %');
  });

  it('cuts what is too long and counts what is too much', async () => {
    const busy = wholeCatalog.activities.filter(({ pillar }) => pillar === 'identity').map(({ id }, index): Partial<ActivityState> & { id: string } => (
      { id, status: index % 2 === 0 ? 'completed' : 'in-progress', owner: { id: 'x', name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4) } }));
    const slides = await slidesOf(content(busy, { roadmap: { id: 'x', name: 'Very long name of a team '.repeat(20), sequence: 1 }, by: nadia }));
    const [summary = [], identity = []] = slides.map(linesOf);
    expect(summary[0]!.length).toBeLessThanOrEqual(70);
    expect(identity.filter((text) => /^and \d+ more$/.test(text))).toEqual(['and 47 more', 'and 47 more']);
    for (const text of slides.flatMap(linesOf)) expect(text.length).toBeLessThanOrEqual(160);
  });

  it('uses one font that is everywhere', async () => {
    expect(new Set([...(await slidesOf()).join('').matchAll(/typeface="([^"]+)"/g)].map(([, face]) => face))).toEqual(new Set(['Arial']));
  });
});
