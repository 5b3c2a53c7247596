import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessed, startTalk, type Talk } from './talk.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await startTalk({ now: () => new Date('2026-03-11T12:00:00Z') });
  await assessed(talk.house, '2026-03-01T08:00:00.000Z', { 21786: 'failed', 21787: 'passed' });
  // A run over other checks does not hide what an earlier one found.
  await assessed(talk.house, '2026-03-10T08:00:00.000Z', { 21787: 'passed' });
  await talk.change('Nadia', 'RMI_001', { status: 'blocked', due: '2026-03-08' });
});
afterAll(() => talk.close());

const titleOf = (id: string) => talk.house.catalog.activities.find((activity) => activity.id === id)!.title;
const checkTitle = (reference: number) => talk.house.checks.find((check) => check.reference === reference)!.title;
const activitiesOf = (pillar: string) => talk.house.catalog.activities.filter((activity) => activity.pillar === pillar).length;

describe('status of a pillar', () => {
  it.each(['status identity', 'how are we doing in Identity?', 'show the pillar identity', 'score of identity please'])('“%s” shows its score, failed checks and activities', async (sentence) => {
    await talk.say(sentence, { by: 'Mei' });
    const texts = talk.lastTexts();
    expect(texts[0]).toBe('Identity');
    expect(texts).toEqual(expect.arrayContaining(['1 passed · 1 failed · 0 to investigate, by the newest verdicts up to 10 March 2026', 'Failed checks (1)', `High risk: ${checkTitle(21786)}`, 'Blocked (1)', titleOf('RMI_001'), 'due 8 March 2026, 3 days late']));
    expect(texts).toContain(`**Score 50 %.** 0 of ${activitiesOf('identity')} activities closed.`);
  });

  it('turns its pages where it stands', async () => {
    await talk.say('status security operations');
    const next = talk.written().at(-1)!.card.actions!.find(({ title }) => title === 'Next')!;
    const posted = talk.written().length;
    const { body } = await talk.press(next.verb!, next.data, { by: 'Mei' });
    expect(JSON.stringify(body)).toContain('Page 2 of');
    expect(talk.written()).toHaveLength(posted);
  });

  it('leads to all pillars and back', async () => {
    const { body } = await talk.press('show-status', {});
    expect(JSON.stringify(body)).toContain('"verb":"show-pillar","data":{"pillar":"devices","page":0}');
  });

  it('is one pillar at a time, and one that there is', async () => {
    await talk.say('status identity and devices');
    expect(talk.lastTexts().join(' ')).toContain('One pillar at a time');
    await talk.say('status finance');
    expect(talk.lastTexts().join(' ')).toContain('“finance” is not a pillar.');
    expect((await talk.press('show-pillar', { pillar: 'finance', page: 0 })).body).toMatchObject({ statusCode: 400 });
  });

  it('without a pillar is that of the roadmap', async () => {
    await talk.say('status');
    expect(talk.lastTexts()[0]).toBe('Roadmap status');
  });
});
