/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { withTab } from './open-tab.ts';

const openTab = withTab();
const patient = { timeout: 30_000 };

/** What has the focus, as a screen reader names it. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '');

/** Presses Tab until something has the focus. Everything on the way shows where one is. */
async function tabTo(page: Page, selector: string, { key = 'Tab', most = 80 } = {}): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    const { isThere, hidden } = await page.evaluate((wanted) => {
      const element = document.activeElement;
      return { isThere: element?.matches(wanted) ?? false, hidden: element?.matches(':focus-visible') ? null : (element?.outerHTML.slice(0, 200) ?? 'nothing') };
    }, selector);
    expect(hidden, `focus that nobody sees, on the way to ${selector}`).toBeNull();
    if (isThere) return;
  }
  throw new Error(`${most} times ${key} did not lead to ${selector}; the focus is on ${(await focused(page))}.`);
}

describe('a journey without a mouse', () => {
  it('opens, filters, sets a status, reads, comments, edits many at once, and takes it back', async () => {
    const page = await openTab('Amara', '&view=board&pillar=infrastructure');
    await page.locator('button[data-activity]').nth(2).waitFor(patient);
    const activity = (await page.locator('button[data-activity]').nth(2).getAttribute('data-activity'))!;

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor(patient);
    await page.getByText('Choose a status').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached', ...patient });

    await page.keyboard.press('/');
    await page.keyboard.type(activity);
    await page.getByText(/^1 of \d+ activities$/).waitFor(patient);
    await tabTo(page, 'button[data-activity]');
    const card = page.locator(`button[data-activity="${activity}"]`);
    await page.keyboard.press('s');
    await page.getByRole('menu').waitFor(patient);
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await card.getByText('Blocked').waitFor(patient);

    await page.locator(`button[data-activity="${activity}"]:focus`).waitFor(patient);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor(patient);
    await tabTo(page, 'aside [role="tab"]');
    for (let pressed = 0; pressed < 4 && !(await focused(page)).startsWith('Discussion'); pressed += 1) await page.keyboard.press('ArrowRight');
    await tabTo(page, 'aside [role="tabpanel"] textarea');
    await page.keyboard.type('Who owns the vault?');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.getByLabel('Your comment').inputValue(), patient).toBe('');
    await page.locator('aside').getByText('Who owns the vault?').waitFor(patient);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached', ...patient });
    await page.locator(`button[data-activity="${activity}"]:focus`).waitFor(patient);
    await card.getByText('1 comment', { exact: true }).waitFor({ state: 'attached', ...patient });

    const views = await page.getByRole('tablist', { name: 'Views' }).getByRole('tab').allTextContents();
    await page.keyboard.press(String(views.indexOf('List') + 1));
    await page.locator('tr[data-index]').first().waitFor(patient);
    // What is searched for goes along from view to view.
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.locator('tr[data-index="2"]').waitFor(patient);
    await tabTo(page, '[data-stop="tick"]');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor(patient);
    await page.locator('tr[data-index="1"] [data-stop="tick"]:focus').waitFor(patient);
    await tabTo(page, '[role="group"][aria-label="Change what is selected"] button', { key: 'Shift+Tab' });
    for (let pressed = 0; pressed < 8 && (await focused(page)) !== 'Set status'; pressed += 1) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor(patient);
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await page.getByText('2 activities set to Planned').first().waitFor(patient);
    await expect.poll(() => page.locator('tr[data-index]').getByText('Planned', { exact: true }).count(), patient).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('tr[data-index]').getByText('Planned', { exact: true }).count(), patient).toBe(0);
    await page.goBack();
    await page.getByRole('tab', { name: 'Board', selected: true }).waitFor(patient);
    await page.context().close();
  });

  it('comes back to where one was', async () => {
    const page = await openTab('Liam', '&view=timeline&pillar=devices');
    await page.getByRole('heading', { name: /without a due date/ }).waitFor(patient);
    const address = new URL(page.url());
    await page.goto(`${address.origin}${address.pathname}?roadmap=${encodeURIComponent(address.searchParams.get('roadmap') ?? '')}`);
    await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor(patient);
    expect(new URL(page.url()).searchParams.get('pillar')).toBe('devices');
    await page.context().close();
  });
});
