import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask } from './ask-server.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();
const roadmap = `/api/roadmaps/${encodeURIComponent('19:general.zero-trust@thread.tacv2')}`;

const rowsSaying = (page: Page, text: string) => page.locator('[data-index] [role="cell"]').filter({ hasText: new RegExp(`^${text}$`) }).count();

describe('the list', () => {
  it('sorts, selects a range, changes it as one step that another person sees, and takes it back', async () => {
    const page = await openTab('Nadia', '&view=list&pillar=identity');
    await page.getByText(/^104 of 104 activities$/).waitFor();
    await page.getByRole('button', { name: 'Activity', exact: true }).press('Enter');
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('title');

    await page.locator('[data-index="0"] input').click();
    await page.locator('[data-index="4"] input').click({ modifiers: ['Shift'] });
    await page.getByText('5 selected').waitFor();
    await page.getByRole('checkbox', { name: 'Select all shown' }).click();
    await page.getByText('104 selected').waitFor();
    await page.getByRole('button', { name: 'Set status' }).click();
    await page.getByRole('menuitemradio', { name: 'Planned' }).click();
    await page.getByText('104 activities set to Planned').first().waitFor();
    await screenshot(page, 'tab-list');
    expect(await accessibilityFaults(page)).toEqual([]);

    const other = await openTab('Tomasz', '&view=list&pillar=identity&status=planned');
    await other.getByText(/^104 of 104 activities$/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await other.getByText(/^0 of 104 activities$/).waitFor();
    expect(await rowsSaying(page, 'Planned')).toBe(0);
    await other.context().close();
    await page.context().close();
  });

  it('draws only the rows near the eye, is walked through by keyboard, and remembers its columns', async () => {
    const page = await openTab('Mei', '&view=list');
    await page.getByText(/^880 of 880 activities$/).waitFor();
    expect(await page.locator('[data-index]').count()).toBeLessThan(60);
    // At every speed: what comes next is drawn ahead, what one jumps to at once.
    const inTheMiddle = () => page.locator(':has(> [role="table"])').evaluate((scroller) => {
      const { left, top, width, height } = scroller.getBoundingClientRect();
      const row = document.elementFromPoint(left + width / 2, top + height / 2)?.closest<HTMLElement>('[data-index]');
      return { shown: Number(row?.dataset['index']), expected: Math.floor((scroller.scrollTop + height / 2 - 36) / 40) };
    });
    await page.locator(':has(> [role="table"])').hover();
    for (const px of [...Array.from({ length: 12 }, () => 90), 4000, -2000]) {
      await page.mouse.wheel(0, px);
      await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
      const { shown, expected } = await inTheMiddle();
      expect(Math.abs(shown - expected), `row ${shown} in place of ${expected}`).toBeLessThanOrEqual(1);
    }
    await page.locator('[data-stop="title"]').first().focus();
    await page.keyboard.press('End');
    await page.locator('[data-index="879"] [data-stop="title"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Effort' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Effort' }).waitFor();
    await page.reload();
    await page.getByRole('columnheader', { name: 'Effort' }).waitFor();
    await page.context().close();
  });

  it('says what has become overdue when the day ends, on a page that stays open', async () => {
    const page = await openTab('Nadia', '&view=list&pillar=identity');
    const day = await page.evaluate(() => `${new Date().getFullYear() - 1}-06-30`);
    const activity = await page.locator('[data-index="0"]').getAttribute('data-activity-row');
    await ask(page, `${roadmap}/changes`, { changeId: crypto.randomUUID(), edits: [{ activity, set: { due: day }, seen: 0 }] });
    await page.clock.install({ time: new Date(`${day}T23:59:40`) });
    await page.reload();
    await page.locator('[data-index="0"]').getByText(/Jun 30/).waitFor();
    expect(await page.getByTitle(/overdue/).count()).toBe(0);
    await page.clock.runFor(22_000);
    await page.getByTitle(/Jun 30.*, overdue/).waitFor();
    await page.context().close();
  });
});
