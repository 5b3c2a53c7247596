/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import { focused, tabTo } from './by-keyboard.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();
const patient = { timeout: 30_000 };

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
    await page.locator('[data-activity-row]').first().waitFor(patient);
    // What is searched for goes along from view to view.
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.locator('[data-activity-row][data-index="2"]').waitFor(patient);
    await tabTo(page, '[data-stop="tick"]');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor(patient);
    await page.locator('[data-activity-row][data-index="1"] [data-stop="tick"]:focus').waitFor(patient);
    await tabTo(page, '[role="group"][aria-label="Change what is selected"] button', { key: 'Shift+Tab' });
    for (let pressed = 0; pressed < 8 && (await focused(page)) !== 'Set status'; pressed += 1) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor(patient);
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await page.getByText('2 activities set to Planned').first().waitFor(patient);
    await expect.poll(() => page.locator('[data-activity-row]').getByText('Planned', { exact: true }).count(), patient).toBe(2);
    // From the button of the message the focus goes back to where it came from.
    const pressedLast = await focused(page);
    const undo = page.getByRole('region', { name: 'Your last change' }).getByRole('button', { name: 'Undo' });
    await undo.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-activity-row]').getByText('Planned', { exact: true }).count(), patient).toBe(0);
    await expect.poll(() => focused(page), patient).toBe(pressedLast);
    await page.goBack();
    await page.getByRole('tab', { name: 'Board', selected: true }).waitFor(patient);
    await page.context().close();
  });

  it('leads back to where one was when a pane, a dialog or what was chosen goes', async () => {
    const page = await openTab('Mei', '&view=list&pillar=network&status=not-reviewed');
    const gone = (role: 'dialog' | 'complementary') => page.getByRole(role).waitFor({ state: 'detached', ...patient });
    const title = page.locator('[data-activity-row][data-index="1"] [data-stop="title"]');
    await title.waitFor(patient);

    await page.getByRole('button', { name: 'Keyboard shortcuts' }).press('Enter');
    await page.getByRole('dialog').waitFor(patient);
    await page.keyboard.press('Escape');
    await gone('dialog');
    await expect.poll(() => focused(page), patient).toBe('Keyboard shortcuts');

    await title.focus();
    const name = await focused(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor(patient);
    await page.keyboard.press('Escape');
    await gone('dialog');
    await expect.poll(() => focused(page), patient).toBe(name);

    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor(patient);
    await page.keyboard.press('Escape');
    await gone('complementary');
    await expect.poll(() => focused(page), patient).toBe(name);

    // What is planned leaves the filter, and the bar leaves with it.
    await page.locator('[data-activity-row][data-index="1"] [data-stop="tick"]').press(' ');
    await page.getByRole('button', { name: 'Set status' }).press('Enter');
    await page.getByRole('menu').waitFor(patient);
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Change what is selected' }).waitFor({ state: 'detached', ...patient });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-stop')), patient).toBe('tick');

    await page.getByRole('tab', { name: 'Board' }).click();
    await page.getByRole('button', { name: 'Add activity' }).press('Enter');
    await page.getByRole('dialog').waitFor(patient);
    await page.keyboard.press('Escape');
    await gone('dialog');
    await expect.poll(() => focused(page), patient).toBe('Add activity');
    await page.context().close();
  });

  it('stays inside the pane that covers a phone, and comes out of it', async () => {
    const page = await openTab('Mei', '&view=board&pillar=network', 320);
    const card = page.locator('button[data-activity]').first();
    await card.press('Enter');
    await page.getByRole('complementary').waitFor(patient);
    for (let pressed = 0; pressed < 40; pressed += 1) {
      await page.keyboard.press('Tab');
      // The page's end is the browser's own.
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('aside') !== null)).toBe(true);
    }
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).press('Enter');
    await page.getByRole('complementary').waitFor({ state: 'detached', ...patient });
    await expect.poll(() => card.evaluate((element) => element === document.activeElement), patient).toBe(true);
    expect(await page.locator('[inert]').count()).toBe(0);
    await page.context().close();
  });

  it('can do without shortcuts of one character, and remembers that', async () => {
    const page = await openTab('Liam', '&view=board&pillar=devices');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const open = page.getByRole('button', { name: 'Keyboard shortcuts' });
    await open.press('Enter');
    await list.getByRole('switch').uncheck();
    await list.getByText('Search title or id (off)').waitFor(patient);
    expect(await accessibilityFaults(page)).toEqual([]);
    await screenshot(page, 'shortcuts-off');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached', ...patient });
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    expect([await list.count(), await page.evaluate(() => document.activeElement?.matches('input[type="search"]'))]).toEqual([0, false]);
    await page.reload();
    await open.waitFor(patient);
    await page.keyboard.press('?');
    expect(await list.count()).toBe(0);
    await open.press('Enter');
    await list.getByRole('switch').check();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached', ...patient });
    await page.keyboard.press('?');
    await list.waitFor(patient);
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
