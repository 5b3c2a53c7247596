/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

/** The pane of an activity, opened by its address. */
async function openAs(name: string, query: string, width?: number): Promise<Page> {
  const page = await openTab(name, `&${query}`, width);
  await page.getByRole('tab', { name: /^Guidance/ }).waitFor();
  return page;
}

const comment = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });

describe('two people at one activity', () => {
  it('tick different steps at once and keep both', async () => {
    const [nadia, tomasz] = await Promise.all([openAs('Nadia', 'activity=RMI_001'), openAs('Tomasz', 'activity=RMI_001')]);
    await Promise.all([nadia, tomasz].map((page) => page.getByRole('checkbox').nth(2).waitFor()));
    await Promise.all([nadia.getByRole('checkbox').nth(0).check(), tomasz.getByRole('checkbox').nth(2).check()]);
    for (const page of [nadia, tomasz]) {
      await expect.poll(() => page.getByText(/^2 of \d steps done$/).count(), { timeout: 5000 }).toBe(1);
      expect(await page.getByRole('checkbox').nth(0).isChecked()).toBe(true);
      expect(await page.getByRole('checkbox').nth(2).isChecked()).toBe(true);
      expect(await page.getByText('Keep theirs or yours?').count()).toBe(0);
      await page.context().close();
    }
  });

  it('talk: a mention is chosen by keyboard, a comment arrives by itself, and goes when it is deleted', async () => {
    const [nadia, tomasz] = await Promise.all(['Nadia', 'Tomasz'].map((name) => openAs(name, 'activity=RMI_002&part=discussion'))) as [Page, Page];
    await tomasz.getByText('Nobody has said anything yet').waitFor();
    await comment(nadia).click();
    await nadia.keyboard.type('After the pilot, @to');
    await nadia.getByRole('option', { name: 'Tomasz Zielinski' }).waitFor();
    expect(await accessibilityFaults(nadia)).toEqual([]);
    await nadia.keyboard.press('Enter');
    await nadia.keyboard.type('see you there');
    const saidAt = Date.now();
    await nadia.keyboard.press('Control+Enter');
    // Sooner than a page that is not told would ask again.
    await tomasz.getByText('After the pilot, @Tomasz Zielinski see you there').waitFor();
    expect(Date.now() - saidAt).toBeLessThan(5000);
    await tomasz.getByText(/Nadia Brandt mentioned you in a comment/).first().waitFor();
    await tomasz.getByRole('tab', { name: 'Discussion (1)' }).waitFor();
    expect(await comment(nadia).inputValue()).toBe('');
    await screenshot(tomasz, 'pane-discussion');
    await nadia.getByRole('button', { name: 'Delete your comment' }).click();
    await nadia.getByRole('button', { name: 'Delete', exact: true }).click();
    await tomasz.getByText(/Deleted by Nadia Brandt/).waitFor();
    // The button is gone, and the focus stays with what is left of the comment.
    await nadia.locator('li:focus').getByText(/Deleted by Nadia Brandt/).waitFor();
    expect(await tomasz.getByText('After the pilot').count()).toBe(0);
    await nadia.context().close();
    await tomasz.context().close();
  });

  it('see whose change has just arrived, and nothing vanishes from under the hands of whoever types', async () => {
    const [nadia, tomasz] = await Promise.all(['Nadia', 'Tomasz'].map((name) => openAs(name, 'activity=RMI_005'))) as [Page, Page];
    const cost = (page: Page) => page.getByRole('textbox', { name: 'Cost' });
    await nadia.clock.install();
    await cost(nadia).pressSequentially('12 ');
    // Longer than the pause after which it saves.
    await nadia.clock.fastForward(5000);
    expect(await cost(nadia).inputValue()).toBe('12 ');
    await nadia.keyboard.type('days ');
    await cost(nadia).blur();
    await expect.poll(() => cost(nadia).inputValue(), { timeout: 5000 }).toBe('12 days');
    const mark = tomasz.getByRole('region', { name: 'Work' }).getByTitle('Nadia Brandt has just changed this');
    await mark.waitFor();
    expect(await cost(tomasz).inputValue()).toBe('12 days');
    await screenshot(tomasz, 'pane-just-changed');
    await mark.waitFor({ state: 'detached', timeout: 20_000 });
    await nadia.context().close();
    await tomasz.context().close();
  });

  it('are asked when both set the ticket, and keep words that are not sent when the pane closes', async () => {
    const [nadia, tomasz] = await Promise.all(['Nadia', 'Tomasz'].map((name) => openAs(name, 'activity=RMI_003'))) as [Page, Page];
    const ticket = (page: Page) => page.getByRole('textbox', { name: 'Ticket' });
    await ticket(tomasz).fill('CHG-2');
    await ticket(nadia).fill('CHG-1');
    await ticket(nadia).blur();
    await expect.poll(() => tomasz.getByText(/Nadia Brandt set the ticket to CHG-1/).count(), { timeout: 10_000 }).toBeGreaterThan(0);
    await tomasz.getByRole('button', { name: 'Keep mine' }).first().click();
    await expect.poll(() => ticket(nadia).inputValue(), { timeout: 5000 }).toBe('CHG-2');
    await nadia.getByRole('tab', { name: /^Discussion/ }).click();
    await comment(nadia).fill('half a sentence');
    await nadia.keyboard.press('Escape');
    await nadia.getByRole('tab', { name: /^Discussion/ }).waitFor({ state: 'detached' });
    await nadia.goBack();
    await nadia.getByRole('tab', { name: /^Discussion/ }).click();
    expect(await comment(nadia).inputValue()).toBe('half a sentence');
    await nadia.context().close();
    await tomasz.context().close();
  });
});

describe('an exception', () => {
  it('needs a reason, an approver and an end, and says how long it holds', async () => {
    const member = await openAs('Mei', 'activity=RMI_004');
    await member.getByText('Only operators can accept a risk here.').waitFor();
    expect(await member.getByRole('button', { name: 'Accept the risk' }).count()).toBe(0);
    await member.context().close();
    const page = await openAs('Nadia', 'activity=RMI_004');
    await page.getByRole('button', { name: 'Accept the risk' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Choose somebody from the list.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Reason' }).fill('The old VPN needs it.');
    // What is not saved yet is there again with the pane, and takes no focus that it was not given.
    await page.keyboard.press('Tab');
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.goBack();
    expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('The old VPN needs it.');
    expect(await page.getByRole('textbox', { name: 'Reason' }).evaluate((field) => field === document.activeElement)).toBe(false);
    await page.getByRole('combobox', { name: 'Approved by' }).pressSequentially('n');
    await page.getByRole('option', { name: 'Nadia Brandt' }).waitFor();
    // Mei and Ruben have an n in their names as well, and are no operators.
    expect(await page.getByRole('listbox').getByRole('option').allTextContents()).toEqual([expect.stringContaining('Nadia'), expect.stringContaining('Tomasz')]);
    await page.getByRole('option', { name: 'Nadia Brandt' }).click();
    const in12Days = await page.evaluate(() => {
      const day = new Date();
      day.setDate(day.getDate() + 12);
      return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    });
    await page.getByRole('textbox', { name: 'Until' }).fill(in12Days);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Exception expires in 12 days').waitFor();
    expect(await page.getByRole('button', { name: 'Edit' }).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.reload();
    await page.getByText('Exception expires in 12 days').waitFor();
    expect(await page.getByRole('textbox', { name: 'Reason' }).count()).toBe(0);

    // What is done leaves no risk to accept: it says so, instead of saving what counts for nothing.
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Completed' }).click();
    await page.getByText('Not in force while the activity is “Completed”: its checks count.').waitFor();
    expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('the pane on a phone', () => {
  it.each(['guidance', 'work', 'evidence', 'discussion', 'history'])('shows %s at 320 px, without an accessibility fault', async (part) => {
    const page = await openAs('Mei', `activity=RMI_001&part=${part}`, 320);
    await page.getByRole('tab', { name: new RegExp(`^${part}`, 'i'), selected: true }).waitFor();
    await screenshot(page, `pane-phone-${part}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
