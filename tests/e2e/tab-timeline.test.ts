import { describe, expect, it } from 'vitest';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

describe('the timeline', () => {
  it('gives a due date from the tray, moves it by keyboard and by dragging, and takes it back', async () => {
    const page = await openTab('Liam', '&view=timeline');
    await page.getByRole('heading', { name: '880 without a due date' }).waitFor();
    await page.getByRole('button', { name: /a due date in a week$/ }).first().click();
    const mark = page.locator('[data-mark]');
    await mark.waitFor();
    await page.getByRole('heading', { name: '879 without a due date' }).waitFor();
    await page.locator('[data-mark]:focus').waitFor();
    const dueAfter = async () => (await mark.textContent()) ?? '';
    const first = await dueAfter();

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    const moved = await dueAfter();
    expect(moved).not.toBe(first);
    expect(await accessibilityFaults(page)).toEqual([]);

    const box = (await mark.boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x - 100, box.y + 10, { steps: 8 });
    await page.mouse.up();
    await expect.poll(dueAfter).not.toBe(moved);
    await page.locator('[data-mark][aria-label*="overdue"]').waitFor();
    await screenshot(page, 'tab-timeline');
    expect(new URL(page.url()).searchParams.get('activity')).toBeNull();

    await page.keyboard.press('Control+z');
    await expect.poll(dueAfter).toBe(moved);
    await page.keyboard.press('Control+z');
    await expect.poll(dueAfter).toBe(first);
    await page.getByLabel('Zoom').selectOption('weeks');
    expect(new URL(page.url()).searchParams.get('zoom')).toBe('weeks');
    await page.context().close();
  });
});
