import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

const rowsSaying = (page: Page, text: string) => page.locator('tr[data-index] td').filter({ hasText: new RegExp(`^${text}$`) }).count();

describe('the list', () => {
  it('sorts, selects a range, changes it as one step that another person sees, and takes it back', async () => {
    const page = await openTab('Nadia', '&view=list&pillar=identity');
    await page.getByText(/^104 of 104 activities$/).waitFor();
    await page.getByRole('button', { name: 'Activity', exact: true }).press('Enter');
    await page.locator('th[aria-sort="ascending"]').waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('title');

    await page.locator('tr[data-index="0"] input').click();
    await page.locator('tr[data-index="4"] input').click({ modifiers: ['Shift'] });
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
    expect(await page.locator('tr[data-index]').count()).toBeLessThan(60);
    await page.locator('[data-stop="title"]').first().focus();
    await page.keyboard.press('End');
    await page.locator('tr[data-index="879"] [data-stop="title"]:focus').waitFor();
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
});
