import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/access/rules.ts';
import { channelId, startTalk, type Talk } from './talk.ts';

let talk: Talk;
let now = new Date('2026-11-22T09:00:00Z');
beforeAll(async () => { talk = await startTalk({ now: () => now }); });
afterAll(() => talk.close());

const stored = async () => (await talk.house.storage.assessmentSchedules.get(talk.house.tenantId, channelId))?.schedule;

describe('schedule assessment', () => {
  it('says that there is none, to members too', async () => {
    await talk.say('schedule assessment', { by: 'Mei' });
    expect(talk.lastTexts()).toContain('Assessments run only when somebody starts one.');
  });

  it('is refused to members, and nothing is stored', async () => {
    await talk.say('schedule assessment weekly', { by: 'Mei' });
    expect(talk.lastTexts().join(' ')).toContain(refusalOf('change-settings'));
    expect(await stored()).toBeUndefined();
  });

  it('sets one in the zone of the conversation, and answers with the next three times', async () => {
    await talk.say('digest settings');
    await talk.press('save-digest-settings', { shown: { enabled: true, frequency: 'weekly', weekday: 'monday', hour: 9, timeZone: 'UTC' }, enabled: 'true', frequency: 'weekly', weekday: 'monday', hour: '9', timeZone: 'America/New_York' });
    await talk.say('please schedule the assessment for identity every Monday at 6');
    expect(await stored()).toEqual({ every: 'week', weekday: 'monday', hour: 6, timeZone: 'America/New_York', pillars: ['identity'] });
    expect(talk.lastTexts()).toEqual(expect.arrayContaining([
      'Every Monday at 06:00 (America/New York).', 'Looks at Identity.', 'Monday, 23 November 2026 at 06:00', 'Monday, 30 November 2026 at 06:00', 'Monday, 7 December 2026 at 06:00',
    ]));
  });

  it('understands the same in other words', async () => {
    await talk.say('run assessment every 6 months');
    expect(await stored()).toMatchObject({ every: 'half-year', day: 1, month: 12 });
    await talk.say('run the assessment monthly on the 1st');
    expect(await stored()).toMatchObject({ every: 'month', day: 1 });
  });

  it('asks back for what is no schedule, and keeps the one there is', async () => {
    const before = await stored();
    await talk.say('schedule assessment when the moon is full');
    expect(talk.lastTexts().join(' ')).toContain('I cannot read “when moon is full” as a time or a pillar.');
    await talk.say('schedule assessment monthly on the 31st');
    expect(talk.lastTexts().join(' ')).toContain('Not every month has a day like “on the 31st”.');
    expect(await stored()).toEqual(before);
  });

  it('is switched off by the button of the newest card only', async () => {
    now = new Date(now.getTime() + 60_000);
    await talk.say('schedule assessment weekly');
    const older = talk.written().at(-1)!.card.actions!.find(({ verb }) => verb === 'stop-assessment-schedule')!.data;
    now = new Date(now.getTime() + 60_000);
    await talk.say('schedule assessment monthly');
    const stale = await talk.press('stop-assessment-schedule', older);
    expect(JSON.stringify(stale.body)).toContain('nothing was switched off');
    expect(await stored()).toMatchObject({ every: 'month' });

    const newest = talk.written().at(-1)!.card.actions!.find(({ verb }) => verb === 'stop-assessment-schedule')!.data;
    await talk.press('stop-assessment-schedule', newest);
    expect(await stored()).toBeNull();
    expect(talk.written('PUT').at(-1)!.texts).toContain('Switched off by Nadia Brandt.');
  });

  it('is switched off in words', async () => {
    await talk.say('schedule assessment weekly');
    await talk.say('schedule assessment off');
    expect(await stored()).toBeNull();
  });
});

describe('digest on, off, daily, weekly', () => {
  const digest = async () => (await talk.house.storage.conversations.get(talk.house.tenantId, channelId))?.digest;

  it.each([
    ['digest off', { enabled: false }],
    ['digest on', { enabled: true }],
    ['turn the digest off please', { enabled: false }],
    ['digest daily', { enabled: true, frequency: 'daily' }],
    ['digest daily at 8', { frequency: 'daily', hour: 8 }],
    ['digest every Friday at 16:00', { frequency: 'weekly', weekday: 'friday', hour: 16 }],
    ['digest on workdays at 7', { frequency: 'workdays', hour: 7 }],
    ['digest weekly', { frequency: 'weekly', weekday: 'friday', hour: 7 }],
    ['make the digest daily', { frequency: 'daily' }],
    ['digest on Mondays at 9', { frequency: 'weekly', weekday: 'monday', hour: 9 }],
  ])('“%s”', async (sentence, expected) => {
    await talk.say(sentence);
    expect(await digest()).toMatchObject(expected);
    expect(talk.lastTexts()).toContain('Set by Nadia Brandt.');
  });

  it('is asked back when it is no time', async () => {
    const before = await digest();
    for (const sentence of ['digest every full moon', 'digest daily on Friday', 'digest daily at 25']) {
      await talk.say(sentence);
      expect(talk.lastTexts().join(' ')).toMatch(/I cannot read|no whole hour/);
    }
    expect(await digest()).toEqual(before);
  });

  it('is for operators', async () => {
    await talk.say('digest off', { by: 'Mei' });
    expect(talk.lastTexts().join(' ')).toContain(refusalOf('change-settings'));
    expect((await digest())?.enabled).toBe(true);
  });
});
