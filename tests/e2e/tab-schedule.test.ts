/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();
const dayMs = 86_400_000;

const dialog = (page: Page) => page.getByRole('dialog');
const field = (page: Page, name: string) => dialog(page).getByLabel(name, { exact: true });
const next = (page: Page) => dialog(page).getByRole('list', { name: 'Next' });
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Save schedule' });
const isUnchanged = (page: Page) => save(page).and(page.locator('[aria-disabled="true"]')).waitFor();
const momentsOf = (page: Page) => next(page).locator('time').evaluateAll((times: HTMLTimeElement[]) => times.map(({ dateTime }) => dateTime));

/** Far from where the schedule is: its hours are those of its own place. */
const farAway = { locale: 'en-GB', timezoneId: 'America/Los_Angeles' };

async function openSchedule(name: string, width?: number): Promise<Page> {
  const page = await openTab(name, '&view=assessment', width, farAway);
  await showSchedule(page);
  return page;
}

async function showSchedule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Schedule' }).first().click();
  await dialog(page).getByText('The assessment runs by itself, and its result is posted to this conversation.').waitFor();
}

async function close(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

/** What a screen reader is told; asked for before it happens, since it does not stay. */
const hears = (page: Page, sentence: string) => page.locator('[aria-live="polite"]').getByText(sentence, { exact: true }).waitFor();

async function setTimeZone(page: Page, timeZone: string): Promise<void> {
  await page.getByRole('tab', { name: 'Settings' }).click();
  const digest = page.getByRole('region', { name: 'Digest', exact: true });
  await digest.getByLabel('Time zone').selectOption(timeZone);
  await digest.getByRole('button', { name: 'Save' }).click();
  await digest.getByText('Saved', { exact: true }).waitFor();
}

describe('a schedule of assessments', () => {
  it('is chosen by day and hour in the conversation’s time zone, says when the next ones are, and lasts until it is switched off', async () => {
    const [nadia, mei] = [await openSchedule('Nadia'), await openSchedule('Mei')];
    // Whoever may not change it reads it.
    await dialog(mei).getByText('Assessments run only when somebody starts one.').waitFor();
    await dialog(mei).getByText('Operators of this conversation can change this.').waitFor();
    expect(await save(mei).count()).toBe(0);
    await close(mei);
    await isUnchanged(nadia);
    await close(nadia);

    await setTimeZone(nadia, 'Asia/Dubai');
    // The schedule stands on the same page.
    const beside = nadia.getByRole('region', { name: 'Scheduled assessments', exact: true });
    await beside.getByLabel('How often').selectOption('Every week');
    await beside.getByText('Hours are those of Asia/Dubai, the time zone of this conversation.').waitFor();
    await nadia.getByRole('tab', { name: 'Assessment' }).click();
    await showSchedule(nadia);
    // Dubai has no summer time: nine in the evening is 17:00 UTC of the same day. Three days from now no occurrence is about to pass.
    const days = [3, 10, 17].map((ahead) => new Date(Date.now() + ahead * dayMs));
    const [weekday] = days.map((day) => day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })) as [string];
    await field(nadia, 'How often').selectOption('Every week');
    await field(nadia, 'Day').selectOption(weekday);
    await field(nadia, 'Hour').selectOption('21');
    expect(await accessibilityFaults(nadia)).toEqual([]);
    await Promise.all([hears(nadia, 'The schedule is saved.'), save(nadia).click()]);
    await next(nadia).waitFor();
    const moments = days.map((day) => `${day.toISOString().slice(0, 10)}T17:00:00.000Z`);
    expect(await momentsOf(nadia)).toEqual(moments);
    for (const words of await next(nadia).getByRole('listitem').allTextContents()) expect(words).toMatch(new RegExp(`^${weekday}.* 21:00$`));
    await screenshot(nadia, 'tab-schedule');

    // Sooner than what Mei read before would be thought out of date.
    await showSchedule(mei);
    await dialog(mei).getByText(new RegExp(`^Every ${weekday} at 21:00 \\(Asia/Dubai\\)$`)).waitFor();
    await dialog(mei).getByText(/^Set by Nadia Brandt, /).waitFor();
    expect(await momentsOf(mei)).toEqual(moments);

    await nadia.reload();
    await next(nadia).waitFor();
    expect(await field(nadia, 'How often').inputValue()).toBe('week');
    expect(await field(nadia, 'Day').locator(':checked').textContent()).toBe(weekday);
    expect(await field(nadia, 'Hour').inputValue()).toBe('21');
    expect(await momentsOf(nadia)).toEqual(moments);

    // What is not saved yet says nothing about when it runs.
    await field(nadia, 'How often').selectOption('Only when somebody starts one');
    await next(nadia).waitFor({ state: 'detached' });
    await Promise.all([hears(nadia, 'Assessments no longer run by themselves.'), save(nadia).click()]);
    await dialog(nadia).getByText(/^Switched off by Nadia Brandt, /).waitFor();
    await mei.reload();
    await dialog(mei).getByText('Assessments run only when somebody starts one.').waitFor();
    await dialog(mei).getByText(/^Switched off by Nadia Brandt, /).waitFor();
    expect(await next(mei).count()).toBe(0);
    await Promise.all([nadia, mei].map((page) => page.context().close()));
  });

  it('can be every three months on the last day, of one pillar, and moves with the conversation when it is saved again', async () => {
    const nadia = await openTab('Nadia', '&view=settings', 1280, farAway);
    await setTimeZone(nadia, 'Asia/Tokyo');
    await nadia.getByRole('tab', { name: 'Assessment' }).click();
    await showSchedule(nadia);
    // In neither of the months before it is an occurrence still to come.
    const soon = new Date(Date.now() + 40 * dayMs);
    const [year, first] = [soon.getUTCFullYear(), soon.getUTCMonth()];
    const lastDays = [0, 3, 6].map((months) => new Date(Date.UTC(year, first + months + 1, 0)).toISOString().slice(0, 10));
    const inTokyo = lastDays.map((day) => new Date(Date.parse(`${day}T06:00:00+09:00`)).toISOString());
    await field(nadia, 'How often').selectOption('Every 3 months');
    await field(nadia, 'Day of the month').selectOption('Last day');
    await field(nadia, 'Months').selectOption(String((first % 3) + 1));
    await field(nadia, 'Hour').selectOption('6');
    await field(nadia, 'Looks at').selectOption('Identity');
    await save(nadia).click();
    await next(nadia).waitFor();
    expect(await momentsOf(nadia)).toEqual(inTokyo);
    const mei = await openSchedule('Mei');
    await dialog(mei).getByText(/^Every 3 months, on the last day of .* at 0?6:00 \(Asia\/Tokyo\)$/).waitFor();
    await dialog(mei).getByText('Looks at Identity').waitFor();
    await mei.context().close();

    await close(nadia);
    await setTimeZone(nadia, 'Asia/Dubai');
    await nadia.getByRole('tab', { name: 'Assessment' }).click();
    await showSchedule(nadia);
    await dialog(nadia).getByText('Hours are those of Asia/Tokyo. The conversation is in Asia/Dubai now: save again to move them there.').waitFor();
    // It still runs, and still says when.
    expect(await momentsOf(nadia)).toEqual(inTokyo);
    await save(nadia).click();
    await dialog(nadia).getByText('Hours are those of Asia/Dubai, the time zone of this conversation.').waitFor();
    expect(await momentsOf(nadia)).toEqual(lastDays.map((day) => `${day}T02:00:00.000Z`));
    await nadia.context().close();
  });

  it('is not saved over a colleague’s or for a pillar that nothing checks, and says why', async () => {
    const [nadia, tomasz] = [await openSchedule('Nadia', 320), await openSchedule('Tomasz')];
    for (const page of [nadia, tomasz]) await field(page, 'How often').selectOption('Every month');
    await field(nadia, 'Looks at').selectOption('AI');
    await save(nadia).click();
    await dialog(nadia).getByText(/^No check looks at AI yet\. Checks exist for .*Identity/).waitFor();
    expect(await accessibilityFaults(nadia)).toEqual([]);
    expect(await nadia.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await screenshot(nadia, 'tab-schedule-refused-phone');
    // What was chosen is still there to mend.
    expect(await field(nadia, 'Looks at').locator(':checked').textContent()).toBe('AI');
    await field(nadia, 'Looks at').selectOption('');

    await field(tomasz, 'Day of the month').selectOption('15th');
    await save(tomasz).click();
    await next(tomasz).waitFor();
    await save(nadia).click();
    await dialog(nadia).getByText('Tomasz Zielinski changed the schedule after you opened it. Nothing of yours was saved: look at theirs first.').waitFor();
    await dialog(nadia).getByText(/^Set by Tomasz Zielinski, /).waitFor();
    expect(await field(nadia, 'Day of the month').inputValue()).toBe('15');
    await field(nadia, 'Day of the month').selectOption('16th');
    await Promise.all([hears(nadia, 'The schedule is saved.'), save(nadia).click()]);
    await dialog(nadia).getByText(/^Set by Nadia Brandt, /).waitFor();
    await Promise.all([nadia, tomasz].map((page) => page.context().close()));
  });
});
