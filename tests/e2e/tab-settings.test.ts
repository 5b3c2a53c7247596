/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask } from './ask-server.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

async function openSettings(name: string, query = '', width?: number): Promise<Page> {
  const page = await openTab(name, `&view=settings${query}`, width);
  await page.getByRole('heading', { name: 'About' }).waitFor();
  return page;
}
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('settings', () => {
  it('save one by one, say so, and hold for everybody', async () => {
    const nadia = await openSettings('Nadia');
    const risks = section(nadia, 'Accepted risks');
    expect(await risks.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
    await risks.getByLabel('For at most (days)').fill('0');
    await risks.getByRole('button', { name: 'Save' }).click();
    await risks.getByText('Choose a whole number from 1 to 3,650.').waitFor();
    await risks.getByLabel('For at most (days)').fill('30');
    await risks.getByRole('radio', { name: 'Every member, guests aside' }).check();
    await risks.getByRole('button', { name: 'Save' }).click();
    await risks.getByText('Saved', { exact: true }).waitFor();
    await risks.getByText(/^Set by Nadia Brandt, /).waitFor();
    expect(await accessibilityFaults(nadia)).toEqual([]);

    const mei = await openSettings('Mei');
    await mei.getByText('You can read what is set here for everybody.').waitFor();
    await section(mei, 'Accepted risks').getByText('Every member may accept a risk, for at most 30 days, with a reason.').waitFor();
    for (const name of ['Save', 'Reset…', 'Discard']) expect(await mei.getByRole('button', { name, exact: true }).count()).toBe(0);
    await mei.context().close();

    const operators = section(nadia, 'Operators');
    await operators.getByRole('combobox').click();
    expect(await operators.getByRole('option').allTextContents()).toEqual([expect.stringContaining('Mei Tanaka')]);
    await nadia.getByRole('option', { name: 'Mei Tanaka' }).click();
    await operators.getByText('Mei Tanaka is an operator now.').waitFor();
    const meiAgain = await openSettings('Mei');
    await section(meiAgain, 'Guests').getByRole('radio', { name: /^They see nothing/ }).check();
    await section(meiAgain, 'Guests').getByRole('button', { name: 'Save' }).click();
    await section(meiAgain, 'Guests').getByText('Saved', { exact: true }).waitFor();

    // Nadia still has the page from before: hers is not written over what Mei set.
    await section(nadia, 'Guests').getByRole('radio', { name: /^They see nothing/ }).waitFor();
    await operators.getByRole('button', { name: 'Mei Tanaka shall no longer operate' }).click();
    await operators.getByText('Mei Tanaka is no longer named as an operator.').waitFor();
    await section(meiAgain, 'Guests').getByRole('radio', { name: /^They read it/ }).check();
    await section(meiAgain, 'Guests').getByRole('button', { name: 'Save' }).click();
    await section(meiAgain, 'Guests').getByText(/^Only operators can change settings here/).waitFor();
    await meiAgain.context().close();
    await nadia.context().close();
  });

  it('ask whose to keep when somebody was faster, and save either', async () => {
    const [one, other] = [await openSettings('Nadia'), await openSettings('Nadia')];
    const risks = (page: Page) => section(page, 'Accepted risks');
    const days = (page: Page) => risks(page).getByLabel('For at most (days)');
    const saveDays = async (page: Page, value: string): Promise<void> => {
      await days(page).fill(value);
      await risks(page).getByRole('button', { name: 'Save' }).click();
    };
    await saveDays(other, '60');
    await risks(other).getByText('Saved', { exact: true }).waitFor();
    await saveDays(one, '45');
    await risks(one).getByText('Nadia Brandt set this while you were editing').waitFor();
    await risks(one).getByText(/for at most 60 days/).waitFor();
    // Whoever saved with the keyboard is still where the answer is given.
    expect(await one.evaluate(() => document.activeElement?.textContent)).toBe('Keep mine');
    expect(await accessibilityFaults(one)).toEqual([]);
    await screenshot(one, 'tab-settings-overtaken');
    await one.keyboard.press('Enter');
    await risks(one).getByText('Saved', { exact: true }).waitFor();

    await saveDays(other, '70');
    await risks(other).getByText(/for at most 45 days/).waitFor();
    await risks(other).getByRole('button', { name: 'Keep theirs' }).click();
    expect(await days(other).inputValue()).toBe('45');
    await saveDays(other, '70');
    await risks(other).getByText('Saved', { exact: true }).waitFor();
    await one.reload();
    await expect.poll(() => days(one).inputValue(), { timeout: 10_000 }).toBe('70');
    await Promise.all([one, other].map((page) => page.context().close()));
  });

  it('keep what is not saved while one looks something up, for oneself alone, until it is saved or discarded', async () => {
    const page = await openSettings('Nadia');
    const risks = section(page, 'Accepted risks');
    const reason = risks.getByLabel('Reason, at least (characters)');
    const visit = async (): Promise<void> => {
      await page.getByRole('tab', { name: 'Overview' }).click();
      await reason.waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'Settings' }).click();
      await reason.waitFor();
    };
    const saved = await reason.inputValue();
    await reason.fill('23');
    // Whichever does not hold.
    const guests = section(page, 'Guests');
    const other = guests.getByRole('radio', { name: await guests.getByRole('radio', { name: /^They read it/ }).isChecked() ? /^They see nothing/ : /^They read it/ });
    await other.check();
    await visit();
    expect(await reason.inputValue()).toBe('23');
    expect(await other.isChecked()).toBe(true);
    expect(await risks.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).not.toBe('true');
    // Somebody else at the same browser has nothing of it.
    const shared = await page.context().newPage();
    await shared.goto(page.url());
    await shared.getByRole('button', { name: /Tomasz/ }).first().click();
    await section(shared, 'Accepted risks').getByLabel('Reason, at least (characters)').waitFor();
    expect(await section(shared, 'Accepted risks').getByLabel('Reason, at least (characters)').inputValue()).toBe(saved);
    expect(await section(shared, 'Accepted risks').getByRole('button', { name: 'Discard' }).count()).toBe(0);

    await guests.getByRole('button', { name: 'Discard' }).click();
    await risks.getByRole('button', { name: 'Save' }).click();
    await risks.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await reason.waitFor();
    expect(await reason.inputValue()).toBe('23');
    expect(await other.isChecked()).toBe(false);
    expect(await page.getByRole('button', { name: 'Discard' }).count()).toBe(0);
    await page.context().close();
  });

  it('take a digest and its time zone before the bot knows the conversation', async () => {
    const page = await openSettings('Nadia');
    const digest = section(page, 'Digest');
    await digest.getByText(/^The digest starts once the bot is in this conversation/).waitFor();
    await digest.getByLabel('Time zone').selectOption('Europe/Berlin');
    await digest.getByRole('button', { name: 'Save' }).click();
    await digest.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await expect.poll(() => section(page, 'Digest').getByLabel('Time zone').inputValue(), { timeout: 10_000 }).toBe('Europe/Berlin');
    await page.context().close();
  });

  it('name the catalog that the roadmap is made from: its version, and how many activities it has', async () => {
    const page = await openSettings('Mei');
    const catalog = await ask(page, '/api/catalog') as { readonly version: string; readonly activities: readonly unknown[] };
    const value = (name: string) => section(page, 'About').locator('div', { has: page.getByText(name, { exact: true }) }).getByRole('definition').textContent();
    expect(catalog.version).toMatch(/^[0-9a-f]{12}$/);
    expect(await value('Catalog')).toBe(catalog.version);
    expect(await value('Activities in the catalog')).toBe(catalog.activities.length.toLocaleString('en'));
    await page.context().close();
  });

  it('reset a pillar once its name is typed, tell everybody, and have it back', async () => {
    const tomasz = await openTab('Tomasz', '&activity=AI_001');
    await tomasz.getByRole('combobox', { name: 'Status' }).click();
    await tomasz.getByRole('option', { name: 'In progress' }).click();
    const page = await openSettings('Nadia');
    const reset = section(page, 'Reset a pillar');
    await reset.getByRole('combobox', { name: 'Pillar' }).selectOption('AI');
    await reset.getByRole('button', { name: 'Reset…' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Reset AI?' });
    await dialog.getByRole('button', { name: 'Reset AI' }).click();
    await dialog.getByText('Type the name as it stands here: AI.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('textbox').fill('ai');
    await page.keyboard.press('Enter');
    await reset.getByText('AI was reset: 1 activity was set back.').waitFor();
    await expect.poll(() => tomasz.getByRole('combobox', { name: 'Status' }).textContent(), { timeout: 10_000 }).toContain('Not reviewed');
    await tomasz.getByRole('tab', { name: /^History/ }).click();
    await tomasz.getByText('reset AI').first().waitFor();
    await reset.getByRole('button', { name: 'Undo the reset of AI' }).click();
    await reset.getByText('1 activity has again what it had.').waitFor();
    await reset.getByText(/Undone by Nadia Brandt/).waitFor();
    await tomasz.getByText('undid the reset of AI').first().waitFor();
    await tomasz.context().close();
    await page.context().close();
  });
});

describe('settings for everybody’s eyes', () => {
  it.each([['light', 1280], ['dark', 1280], ['contrast', 1280], ['light', 320]] as const)('%s at %i px have no accessibility fault and fit', async (theme, width) => {
    const page = await openSettings('Nadia', `&theme=${theme}`, width);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await screenshot(page, `tab-settings-${theme}-${width}`);
    await page.context().close();
  });
});
