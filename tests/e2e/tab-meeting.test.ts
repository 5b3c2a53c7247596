/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { localTeam } from '../../src/local/people.ts';
import { accessibilityFaults } from './open-tab.ts';
import { screenshot } from './stack.ts';
import { withStack } from './with-stack.ts';

const running = withStack({ playground: true });

/** The panel beside a meeting, as one of the sample people. */
async function openPanel(name: string, query = ''): Promise<Page> {
  const page = await (await running.browser.newContext({ viewport: { width: 320, height: 720 } })).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${running.stack.url}/tab/?roadmap=${encodeURIComponent(localTeam.id)}&frame=sidePanel${query}`);
  await page.getByRole('button', { name: new RegExp(name) }).first().click();
  await page.getByRole('heading', { name: /Workshop/ }).waitFor();
  return page;
}

async function begin(page: Page, area = 'Operations'): Promise<void> {
  await page.getByLabel('Area').selectOption({ label: area });
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: 'Why it matters' }).waitFor();
}
const title = (page: Page) => page.getByRole('heading', { level: 2 }).innerText();
async function decide(page: Page, status: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: status, exact: true }).click();
}
const fitsItsWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

describe('a workshop in the panel beside a meeting', () => {
  it('walks through the agenda, is followed, takes decisions that others see, and posts its minutes once', async () => {
    const nadia = await openPanel('Nadia');
    await begin(nadia);
    const first = await title(nadia);
    const tomasz = await openPanel('Tomasz');
    await tomasz.getByLabel('Follow').selectOption({ label: 'Nadia Brandt' });
    await expect.poll(() => title(tomasz)).toBe(first);

    await nadia.getByRole('button', { name: 'Next' }).click();
    await nadia.getByText('2 of').waitFor();
    const second = await title(nadia);
    expect(second).not.toBe(first);
    await expect.poll(() => title(tomasz), { timeout: 20_000 }).toBe(second);
    await tomasz.getByText('With Nadia Brandt').waitFor();

    await decide(nadia, 'Blocked');
    await nadia.getByLabel('Notes').fill('Liam asks the works council.');
    await tomasz.getByRole('combobox', { name: 'Status' }).filter({ hasText: 'Blocked' }).waitFor();
    await nadia.getByText('1 decided').waitFor();
    // Whoever goes on alone follows nobody.
    await tomasz.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => title(tomasz)).not.toBe(second);
    await tomasz.getByText('With Nadia Brandt').waitFor({ state: 'detached' });

    await nadia.getByRole('button', { name: 'Minutes' }).click();
    await nadia.getByRole('heading', { name: 'Open questions' }).waitFor();
    await nadia.getByText('Liam asks the works council.').waitFor();
    await nadia.getByRole('heading', { name: 'Skipped' }).waitFor();
    await screenshot(nadia, 'meeting-minutes');
    await nadia.getByRole('button', { name: 'Post minutes' }).click();
    await nadia.getByText('the app cannot write to this conversation').first().waitFor();

    // Opening the channel in the stand-in for Teams installs the app there.
    const channel = await running.browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await channel.goto(running.stack.playgroundUrl, { waitUntil: 'domcontentloaded' });
    await channel.getByRole('treeitem', { name: /General/ }).click();
    await channel.locator('.ac-adaptiveCard').first().waitFor({ timeout: 60_000 });
    await nadia.getByRole('button', { name: 'Post minutes' }).click();
    await nadia.getByText('The minutes are on their way').first().waitFor();
    const card = channel.locator('.ac-adaptiveCard').filter({ hasText: 'Minutes' });
    await card.filter({ hasText: second }).first().waitFor({ timeout: 60_000 });
    expect(await card.innerText()).toMatch(/Identity › Operations[\s\S]*Open questions[\s\S]*Blocked[\s\S]*Liam asks the works council\./);
    await screenshot(channel, 'channel-minutes');
    await Promise.all([nadia, tomasz, channel].map((page) => page.close()));
  });

  it('goes on after a reload, and begins anew when it ended', async () => {
    const page = await openPanel('Amara');
    await begin(page, 'Users & Groups');
    await page.getByRole('button', { name: 'Next' }).click();
    const at = await title(page);
    await page.reload();
    await page.getByText('2 of').waitFor();
    expect(await title(page)).toBe(at);
    const [window] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('button', { name: /Everything about this activity/ }).click()]);
    const address = new URL(window.url()).searchParams;
    expect([address.get('frame'), address.get('activity')]).toEqual([null, new URL(page.url()).searchParams.get('activity')]);
    await window.close();
    await page.getByRole('button', { name: 'Minutes' }).click();
    await page.getByRole('button', { name: 'End workshop' }).click();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    await page.close();
  });

  it('reads the new title after a move with the keyboard', async () => {
    const page = await openPanel('Liam');
    await begin(page);
    await page.getByRole('button', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('2 of').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.close();
  });

  it.each(['light', 'dark', 'contrast'])('is accessible at 320 pixels on every page, in %s', async (theme) => {
    const page = await openPanel('Mei', theme === 'light' ? '' : `&theme=${theme}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await fitsItsWidth(page)).toBe(true);
    await begin(page, 'Application Access, AuthN and AuthZ controls');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await fitsItsWidth(page)).toBe(true);
    await screenshot(page, `meeting-${theme}`);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Minutes' }).click();
    await page.getByRole('heading', { name: 'Skipped' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await fitsItsWidth(page)).toBe(true);
    await page.close();
  });
});
