import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/access/rules.ts';
import { localPeople } from '../../../src/local/people.ts';
import { makeDigest } from '../../../src/operations/make-digest.ts';
import { assessed, channelId, startTalk, type Talk } from './talk.ts';

const nadia = { id: localPeople[0]!.id, name: localPeople[0]!.name };
let talk: Talk;
let now = new Date('2026-03-11T12:00:00Z');
beforeAll(async () => { talk = await startTalk({ now: () => now }); });
afterAll(() => talk.close());

const key = () => ({ tenantId: talk.house.tenantId, roadmapId: channelId });
const exceptionOf = async (activity: string) => (await talk.house.storage.roadmaps.load(key())).states.get(activity)?.exception;
const titleOf = (id: string) => talk.house.catalog.activities.find((activity) => activity.id === id)!.title;
const buttonsOf = () => JSON.stringify(talk.written().at(-1)!.card.body);

describe('what changed since the last digest', () => {
  const since = new Date('2026-03-09T09:00:00Z');
  const digest = () => makeDigest(talk.house, channelId, { timeZone: 'UTC', since });

  it('is nothing before an assessment, and nothing when the last one is older', async () => {
    expect(await digest()).toMatchObject({ scoreDelta: null, regressedChecks: [], isEmpty: true });
    await assessed(talk.house, '2026-02-01T08:00:00.000Z', { 21786: 'passed', 21787: 'failed' });
    expect(await digest()).toMatchObject({ scoreDelta: null, isEmpty: true });
  });

  it('compares with what was known then, also when a run since looked at other checks', async () => {
    await assessed(talk.house, '2026-03-10T08:00:00.000Z', { 21786: 'failed' });
    await assessed(talk.house, '2026-03-10T09:00:00.000Z', { 21787: 'failed' });
    const { scoreDelta, regressedChecks, isEmpty } = await digest();
    expect(scoreDelta).toBeLessThan(0);
    expect(regressedChecks.map(({ reference }) => reference)).toEqual([21786]);
    expect(isEmpty).toBe(false);
  });

  it('is said on the card, with the days that it covers', async () => {
    await talk.say('digest now', { by: 'Mei' });
    const texts = talk.lastTexts();
    expect(texts).toContain('11 March 2026 · since 2 March 2026');
    expect(texts).toContain('Checks that fail again (1)');
  });
});

describe('review exceptions', () => {
  const accept = (activity: string, until: string) => talk.change('Nadia', activity, { status: 'will-not-pursue', exception: { reason: 'The app is replaced.', approver: nadia, until } });

  it('is for who accepts risks, and says when there is nothing to review', async () => {
    await talk.say('review exceptions', { by: 'Mei' });
    expect(talk.lastTexts().join(' ')).toContain(refusalOf('accept-risk'));
    await talk.say('review exceptions');
    expect(talk.lastTexts()).toContain('No accepted risk needs a review');
  });

  it('lists those that have ended or end within two weeks, the first to end first, and counts the others', async () => {
    await accept('RMI_001', '2026-03-25');
    await accept('RMI_002', '2026-03-10');
    await accept('RMI_003', '2026-03-26');
    await talk.say('which exceptions expire?');
    const texts = talk.lastTexts();
    expect(texts).toEqual(expect.arrayContaining(['2 accepted risks need a review', 'Ended 1 day ago, on 10 March 2026 · accepted by Nadia Brandt', 'Ends in 14 days, on 25 March 2026 · accepted by Nadia Brandt', '1 other risk is accepted for longer.']));
    expect(texts.indexOf(titleOf('RMI_002'))).toBeLessThan(texts.indexOf(titleOf('RMI_001')));
    expect(texts.join(' ')).not.toContain('The app is replaced.');
  });

  it('is offered by the digest, which stays what it was', async () => {
    await talk.say('digest');
    expect(talk.lastTexts()).toContain('Review exceptions');
    const { body } = await talk.press('review-exceptions', {});
    expect(JSON.stringify(body)).toContain('The accepted risks to review are below.');
    expect(talk.lastTexts()).toContain('2 accepted risks need a review');
  });

  it('extends one by 90 days from its end, or from today, in the name of who pressed', async () => {
    await talk.press('extend-exception', { activity: 'RMI_001', until: '2026-03-25', page: 0 }, { by: 'Tomasz' });
    expect(await exceptionOf('RMI_001')).toMatchObject({ until: '2026-06-23', reason: 'The app is replaced.', approver: { name: 'Tomasz Zielinski' } });
    await talk.press('extend-exception', { activity: 'RMI_002', until: '2026-03-10', page: 0 });
    expect(await exceptionOf('RMI_002')).toMatchObject({ until: '2026-06-09' });
    expect(talk.written('PUT').at(-1)!.texts).toContain(`Nadia Brandt extended “${titleOf('RMI_002')}” to 9 June 2026.`);
  });

  it('does nothing for a card that somebody else has overtaken, and shows what is now', async () => {
    for (const verb of ['extend-exception', 'end-exception']) {
      const { body } = await talk.press(verb, { activity: 'RMI_001', until: '2026-03-25', page: 0 });
      expect(JSON.stringify(body)).toContain('Somebody changed this exception after the card was posted.');
    }
    expect(await exceptionOf('RMI_001')).toMatchObject({ until: '2026-06-23' });
  });

  it('is refused to members, and nothing changes', async () => {
    const { body } = await talk.press('end-exception', { activity: 'RMI_001', until: '2026-06-23', page: 0 }, { by: 'Mei' });
    expect(JSON.stringify(body)).toContain(refusalOf('accept-risk'));
    expect(await exceptionOf('RMI_001')).not.toBeNull();
  });

  it('ends one', async () => {
    await talk.press('end-exception', { activity: 'RMI_001', until: '2026-06-23', page: 0 });
    expect(await exceptionOf('RMI_001')).toBeNull();
    expect(talk.written('PUT').at(-1)!.texts).toContain(`Nadia Brandt ended the accepted risk of “${titleOf('RMI_001')}”.`);
  });

  it('extends no further than the policy of the team, and says so on the button', async () => {
    const { settings: { exceptions } } = await talk.house.storage.settings.get(key());
    await talk.house.storage.settings.set(key(), { name: 'exceptions', value: { ...exceptions, longestDays: 30 } }, exceptions, nadia, now);
    now = new Date('2026-03-20T12:00:00Z');
    await accept('RMI_004', '2026-03-30');
    await talk.say('review exceptions');
    expect(buttonsOf()).toContain('Extend to 19 April 2026');
    await talk.press('extend-exception', { activity: 'RMI_004', until: '2026-03-30', page: 0 });
    expect(await exceptionOf('RMI_004')).toMatchObject({ until: '2026-04-19' });
    const { body } = await talk.press('extend-exception', { activity: 'RMI_004', until: '2026-04-19', page: 0 });
    expect(JSON.stringify(body)).toContain('30 days at most');
  });
});
