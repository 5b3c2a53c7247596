import { beforeEach, describe, expect, it } from 'vitest';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { assessed, startTalk, type Talk } from './talk.ts';

let talk: Talk;
beforeEach(async () => {
  talk = await startTalk({ now: () => new Date('2026-03-04T12:00:00.000Z') });
  return () => talk.close();
});
const cardOf = (body: { value: unknown } | null) => textsOf({ card: body!.value as never, text: '' });

describe('show failed', () => {
  it('lists what fails by its newest verdict, whichever run that is from', async () => {
    const { house } = talk;
    const [high, other, low] = [house.checks.find(({ risk }) => risk === 'high')!, house.checks.filter(({ risk }) => risk === 'high')[1]!, house.checks.find(({ risk }) => risk === 'low')!];
    await assessed(house, '2026-03-01T08:00:00.000Z', { [high.reference]: 'failed', [other.reference]: 'failed', [low.reference]: 'failed' });
    await assessed(house, '2026-03-03T08:00:00.000Z', { [high.reference]: 'passed' });
    await talk.say('show failed');
    expect(talk.lastTexts()).toEqual(expect.arrayContaining(['2 failed checks', 'Newest verdicts, up to 3 March 2026', other.title, low.title]));
    expect(talk.lastTexts()).not.toContain(high.title);
    await talk.say('which checks fail with low risk?');
    expect(talk.lastTexts()[0]).toBe('1 failed check with low risk');
    await talk.say('show failed devices');
    expect(talk.lastTexts()[0]).toBe('No failed checks in Devices');
  });

  it('turns pages for whoever presses, and leads to a check and back', async () => {
    const { house } = talk;
    await assessed(house, '2026-03-01T08:00:00.000Z', Object.fromEntries(house.checks.slice(0, 10).map(({ reference }) => [reference, 'failed' as const])));
    await talk.say('show failed identity');
    const next = talk.written()[0]!.card.actions!.find(({ title }) => title === 'Next')!;
    expect(cardOf((await talk.press(next.verb!, next.data)).body)).toContain('Page 2 of 2');
    const detail = (await talk.press('show-check', { reference: house.checks[0]!.reference, back: next.data })).body;
    expect(cardOf(detail)).toEqual(expect.arrayContaining([house.checks[0]!.title, 'Back to the list']));
    expect(talk.written('PUT')).toEqual([]);
  });

  it('says what is no pillar', async () => {
    await talk.say('show failed finance');
    expect(talk.lastTexts().join(' ')).toContain('“finance” is not a pillar');
  });

  it.each([[{ pillars: ['finance'], risk: null, page: 0 }], [{ pillars: null, risk: 'none', page: 0 }], [{ pillars: null, risk: null, page: -1 }], [null]])('refuses a press with %j', async (data) => {
    expect((await talk.press('show-failed', data)).body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('another version') as string } });
  });
});

describe('show check', () => {
  const evidence = { columns: ['Person'], rows: [['Secret Person']], total: 1 };

  it('explains a check by number, without what guests must not see', async () => {
    const check = talk.house.checks[0]!;
    await assessed(talk.house, '2026-03-01T08:00:00.000Z', { [check.reference]: 'failed' }, { evidence });
    await talk.say(`show check ${check.reference}`);
    expect(talk.lastTexts()).toEqual(expect.arrayContaining([`Check ${check.reference}`, check.title, '**Failed** on 1 March 2026', 'Why it matters', 'How to mend']));
    expect(JSON.stringify(talk.written()[0]!.card)).not.toMatch(/Secret Person|Summary of/);
  });

  it('shows the evidence in personal chat, but not to guests', async () => {
    const check = talk.house.checks[0]!;
    await assessed(talk.house, '2026-03-01T08:00:00.000Z', { [check.reference]: 'failed' }, { evidence });
    await talk.say(`show check ${check.reference}`, { where: 'personal' });
    expect(JSON.stringify(talk.written().at(-1)!.card)).toMatch(/Summary of .*Secret Person/);
    await talk.say(`show check ${check.reference}`, { where: 'personal', by: 'Ruben' });
    expect(JSON.stringify(talk.written().at(-1)!.card)).not.toMatch(/Secret Person|Summary of/);
  });

  it('finds one by words, asks when several fit, and says when none does', async () => {
    const check = talk.house.checks[3]!;
    await talk.say(`explain the check ${check.title.toUpperCase()}`);
    expect(talk.lastTexts()).toEqual(expect.arrayContaining([`Check ${check.reference}`, 'No assessment has judged it yet. Say “run assessment” to find out.']));
    await talk.say('show check guests');
    expect(talk.lastTexts()[0]).toBe('Which check do you mean?');
    await talk.say('show check lunch');
    expect(talk.lastTexts().join(' ')).toContain('I know no check like “lunch”');
    await talk.say('show check');
    expect(talk.lastTexts().join(' ')).toContain('Which check? Say “show check”');
    expect((await talk.press('show-check', { reference: 1 })).body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('There is no check 1.') as string } });
  });
});

describe('next steps', () => {
  it('follow the newest verdicts and what the team decided', async () => {
    await talk.say('next steps');
    expect(talk.lastTexts().join(' ')).toContain('Say “run assessment” first.');
    const { catalog, checks } = talk.house;
    const known = new Set(checks.map(({ reference }) => reference));
    const activity = catalog.activities.find((each) => each.prerequisites.length === 0 && each.checks.some((reference) => known.has(reference)))!;
    const reference = activity.checks.find((each) => known.has(each))!;
    await assessed(talk.house, '2026-03-01T08:00:00.000Z', { [reference]: 'failed' });
    await talk.say("what's next?");
    expect(talk.lastTexts().some((text) => text.endsWith(activity.title))).toBe(true);
    await talk.change('Nadia', activity.id, { status: 'will-not-pursue' });
    await talk.say('what should we do next?');
    expect(talk.lastTexts().some((text) => text.endsWith(activity.title))).toBe(false);
  });
});

describe('compare', () => {
  it('compares the newest with the one before, or with one of a date', async () => {
    const [one, two] = talk.house.checks.map(({ reference }) => reference) as [number, number];
    await talk.say('compare');
    expect(talk.lastTexts().join(' ')).toContain('No assessment has finished yet');
    await assessed(talk.house, '2026-01-10T08:00:00.000Z', { [one]: 'passed', [two]: 'failed' });
    await talk.say('compare');
    expect(talk.lastTexts().join(' ')).toContain('There is only one assessment');
    await assessed(talk.house, '2026-02-10T08:00:00.000Z', { [one]: 'failed', [two]: 'failed' });
    await assessed(talk.house, '2026-03-01T08:00:00.000Z', { [one]: 'failed', [two]: 'passed' });
    await talk.say('compare');
    expect(talk.lastTexts()).toEqual(expect.arrayContaining(['10 February 2026 and 1 March 2026', 'Fixed: 1 check']));
    await talk.say('compare with the run of 31/1');
    expect(talk.lastTexts()).toEqual(expect.arrayContaining(['10 January 2026 and 1 March 2026', 'Broken: 1 check', 'Fixed: 1 check']));
    await talk.say('compare with 2025-12-24');
    expect(talk.lastTexts().join(' ')).toContain('No assessment is as old as 24 December 2025. The oldest to compare with is of 10 January 2026.');
    await talk.say('compare with last tuesday or so');
    expect(talk.lastTexts().join(' ')).toContain('as a day. Try “compare with 3 March”');
  });
});
