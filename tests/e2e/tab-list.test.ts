/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { change, dayIn, personOf, tomasz } from './ask-server.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

const rowsSaying = (page: Page, text: string) => page.locator('[data-activity-row] [role="cell"]').filter({ hasText: new RegExp(`^${text}$`) }).count();

describe('the list', () => {
  it('sorts, selects a range, changes it as one step that another person sees, and takes it back', async () => {
    const page = await openTab('Nadia', '&view=list&pillar=identity');
    await page.getByText(/^104 of 104 activities$/).waitFor();
    await page.getByRole('button', { name: 'Activity', exact: true }).press('Enter');
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('title');

    // What can be done with the ticked rows comes without moving them.
    const places = () => page.locator('[data-activity-row]').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
    const before = await places();
    await page.locator('[data-activity-row][data-index="0"] input').click();
    await page.locator('[data-activity-row][data-index="4"] input').click({ modifiers: ['Shift'] });
    await page.getByText('5 selected').waitFor();
    const after = await places();
    expect(after.length).toBeGreaterThan(5);
    expect(after).toEqual(before.slice(0, after.length));
    await page.getByRole('checkbox', { name: 'Select all shown' }).click();
    await page.getByText('104 selected').waitFor();
    // What opened the menu closes it.
    await page.getByRole('button', { name: 'Set status' }).click();
    await page.getByRole('menu').waitFor();
    await page.getByRole('button', { name: 'Set status' }).click();
    expect(await page.getByRole('menu').count()).toBe(0);
    await page.getByRole('button', { name: 'Set status' }).click();
    await page.getByRole('menuitemradio', { name: 'Planned' }).click();
    await page.getByText('104 activities set to Planned').first().waitFor();
    await screenshot(page, 'tab-list');
    expect(await accessibilityFaults(page)).toEqual([]);

    const other = await openTab('Tomasz', '&view=list&pillar=identity&status=planned');
    await other.getByText(/^104 of 104 activities$/).waitFor();
    // Who looks at an activity now is seen in its row.
    await other.locator('[data-index="2"] [data-stop="title"]').click();
    await page.locator('[data-activity-row]').getByText(/Tomasz Zielinski looking at this now/).waitFor({ state: 'attached' });
    await other.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Take back: 104 activities/ }).click();
    await other.getByText(/^0 of 104 activities$/).waitFor();
    expect(await rowsSaying(page, 'Planned')).toBe(0);
    await other.context().close();
    await page.context().close();
  });

  it('changes what is ticked above an open pane, and takes it back after a reload', async () => {
    const page = await openTab('Amara', '&view=list&pillar=identity&activity=RMI_003');
    await page.getByRole('complementary').waitFor();
    await page.locator('[data-activity-row][data-index="0"] input').click();
    await page.getByRole('button', { name: 'Set status' }).click();
    await screenshot(page, 'tab-list-above-pane');
    await page.getByRole('menuitemradio', { name: 'Blocked' }).click();
    await expect.poll(() => rowsSaying(page, 'Blocked')).toBe(1);
    await page.getByText('1 activity set to Blocked').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Take back: 1 activity set to Blocked/ }).click();
    await expect.poll(() => rowsSaying(page, 'Blocked')).toBe(0);
    await page.context().close();
  });

  it('draws only the rows near the eye, is walked through by keyboard, and remembers its columns', async () => {
    const page = await openTab('Mei', '&view=list');
    await page.getByText(/^880 of 880 activities$/).waitFor();
    expect(await page.locator('[data-activity-row]').count()).toBeLessThan(60);
    // At every speed: what comes next is drawn ahead, what one jumps to at once.
    const scroller = page.locator(':has(> [role="table"])');
    /** What the next frame shows in the middle; what runs in it comes after its scrolling and before it is painted. */
    const shownAt = (place: number) => scroller.evaluate((box, to) => new Promise<number>((done) => {
      box.scrollTop = to;
      requestAnimationFrame(() => {
        const { left, top, width, height } = box.getBoundingClientRect();
        const row = document.elementFromPoint(left + width / 2, top + height / 2)?.closest<HTMLElement>('[data-activity-row]');
        done(Number(row?.dataset['index']) - (box.scrollTop + height / 2 - 36) / 40);
      });
    }), place);
    for (const place of [...Array.from({ length: 12 }, (_unused, step) => step * 90), 30_000, 12_000, 0]) {
      expect(Math.abs(await shownAt(place) + 0.5), `rows at ${place} pixels`).toBeLessThanOrEqual(1);
      expect(await scroller.evaluate((box) => box.scrollTop)).toBe(place);
    }
    // Fewer rows than one has scrolled to.
    await shownAt(30_000);
    await page.getByRole('searchbox').fill('conditional access');
    await page.getByText(/^\d{2} of 880 activities$/).waitFor();
    expect(await page.locator('[data-activity-row]').count()).toBeGreaterThan(10);
    await page.getByRole('searchbox').fill('');
    await page.getByText(/^880 of 880 activities$/).waitFor();
    await page.locator('[data-stop="title"]').first().focus();
    await page.keyboard.press('End');
    await page.locator('[data-activity-row][data-index="879"] [data-stop="title"]:focus').waitFor();
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
    const activity = await page.locator('[data-activity-row][data-index="0"]').getAttribute('data-activity-row');
    await change(page, [{ activity, set: { due: day } }]);
    await page.clock.install({ time: new Date(`${day}T23:30:00`) });
    await page.reload();
    await page.locator('[data-activity-row][data-index="0"]').getByText(/Jun 30/).waitFor();
    // From here on only the timers of twelve seconds run: what is drawn anew for another reason looks at the clock too.
    await page.clock.pauseAt(new Date(`${day}T23:59:55`));
    await page.locator('[data-activity-row][data-index="0"]').getByText(/Jun 30/).waitFor();
    expect(await page.getByTitle(/overdue/).count()).toBe(0);
    await page.clock.runFor(12_000);
    await page.getByTitle(/Jun 30.*, overdue/).waitFor();
    await page.context().close();
  });

  it.each([320, 390])('says on a phone of %i pixels where an activity stands, whose it is and that it is late', async (width) => {
    const page = await openTab('Nadia', '&view=list&pillar=identity', width);
    const rows = page.locator('[data-activity-row]');
    await rows.first().waitFor();
    const [activity, following] = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-activity-row')));
    // The widest that there is.
    await change(page, [{ activity, set: { status: 'ms-roadmap', owner: personOf(tomasz), due: dayIn(-400) } }]);
    const row = page.locator(`[data-activity-row="${activity}"]`);
    const late = row.getByTitle(/, overdue$/);
    await late.waitFor();
    const inSight = await row.getByRole('cell').evaluateAll((cells) => cells.map((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      return { left, right, top, bottom, words: (cell as HTMLElement).innerText };
    }));
    expect(inSight.map(({ words }) => words.trim().split('\n').at(-1))).toEqual(['', expect.any(String), 'Microsoft roadmap', 'Tomasz Zielinski', expect.stringMatching(/^\w{3} \d{1,2}/)]);
    const [, title, status, owner, due] = inSight;
    for (const { left, right, words } of inSight) expect([left >= 0, right <= width], words).toEqual([true, true]);
    expect(status!.top).toBeGreaterThanOrEqual(title!.bottom);
    expect(status!.right).toBeLessThanOrEqual(owner!.left);
    // The face at least.
    expect(owner!.right - owner!.left).toBeGreaterThanOrEqual(28);
    expect(owner!.right).toBeLessThanOrEqual(due!.left);
    expect(await page.locator(':has(> [role="table"])').evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await screenshot(page, `tab-list-${width}`);

    // Rows of another height are drawn, walked through and counted alike.
    await row.locator('[data-stop="tick"]').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('End');
    const last = page.locator('[data-index="103"]');
    await last.locator('[data-stop="tick"]:focus').waitFor();
    const { y, height } = (await last.boundingBox())!;
    const table = (await page.locator(':has(> [role="table"])').boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(table.y + table.height + 1);
    await page.getByRole('button', { name: 'Due', exact: true }).click();
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    await page.locator(`[data-index="0"][data-activity-row="${activity}"]`).waitFor();

    // Who looks is seen beside the title.
    const other = await openTab('Mei', `&view=list&pillar=identity&activity=${following}`);
    await page.locator(`[data-activity-row="${following}"]`).getByText(/Mei Tanaka looking at this now/).waitFor({ state: 'attached' });
    await other.context().close();
    await change(page, [{ activity, set: { status: 'not-reviewed', owner: null, due: null } }]);
    await page.context().close();
  });

  it('stands where it was when one comes back from another view, and begins at its top when another filter has been chosen there', async () => {
    const page = await openTab('Amara', '&view=list');
    const list = page.locator(':has(> [role="table"])');
    const show = (name: string) => page.getByRole('tab', { name }).click();
    const rowAt = (top: number) => page.locator(`[data-activity-row][data-index="${top / 40}"]`);
    const topOf = () => list.evaluate(({ scrollTop }) => scrollTop);
    await rowAt(0).waitFor();
    await list.evaluate((element) => { element.scrollTop = 2560; });
    await rowAt(2560).waitFor();
    await show('Timeline');
    await page.getByRole('heading', { name: /without a due date$/ }).waitFor();
    await page.goBack();
    await rowAt(2560).waitFor();
    expect(await topOf()).toBe(2560);

    // A board with a page of its own to scroll neither takes the place of another view nor gives it its own.
    await show('Board');
    await page.locator('main [data-activity]').first().waitFor();
    await page.locator('main').evaluate((element) => { element.scrollTop = 400; });
    await expect.poll(() => page.locator('main').evaluate(({ scrollTop }) => scrollTop)).toBe(400);
    await page.getByRole('searchbox').fill('access');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('access');
    await show('List');
    await rowAt(0).waitFor();
    expect(await topOf()).toBe(0);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await rowAt(2560).waitFor();
    expect(await topOf()).toBe(2560);
    await page.context().close();
  });
});
