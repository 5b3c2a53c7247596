/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import { change, dayIn } from './ask-server.ts';
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

    // A drag that Escape gave up neither moves nor opens anything.
    const still = (await mark.boundingBox())!;
    await page.mouse.move(still.x + 20, still.y + 10);
    await page.mouse.down();
    await page.mouse.move(still.x + 60, still.y + 10, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.move(still.x + 20, still.y + 10);
    await page.mouse.up();
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 50); }));
    expect(new URL(page.url()).searchParams.get('activity')).toBeNull();
    expect(await dueAfter()).toBe(first);

    // Held at the edge, what is out of sight comes by itself.
    const chart = page.locator('section:has([data-today])');
    const room = (await chart.boundingBox())!;
    const start = (await mark.boundingBox())!;
    const scrolled = () => chart.evaluate(({ scrollLeft }) => scrollLeft);
    const leftBefore = await scrolled();
    await page.mouse.move(start.x + 20, start.y + 10);
    await page.mouse.down();
    await page.mouse.move(room.x + room.width - 12, start.y + 10, { steps: 6 });
    await expect.poll(scrolled).toBeGreaterThan(leftBefore + 60);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await dueAfter()).toBe(first);
    await chart.evaluate((element, left) => { element.scrollLeft = left; }, leftBefore);

    // What was moved by keys stands, also when another view opens at once.
    await mark.focus();
    await page.keyboard.press('ArrowRight');
    const leaving = await dueAfter();
    await page.keyboard.press('1');
    await page.getByRole('tabpanel', { name: 'Board' }).waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await mark.waitFor();
    expect(await dueAfter()).toBe(leaving);

    // Moved far by keys, it stays in sight: the axis goes along.
    await mark.focus();
    // Without a pause between them: they are one change.
    await Promise.all(Array.from({ length: 14 }, () => page.keyboard.press('Shift+ArrowRight')));
    expect(await dueAfter()).not.toBe(leaving);
    await expect.poll(async () => {
      const [{ x, width }, axis] = [(await mark.boundingBox())!, (await chart.boundingBox())!];
      return x >= axis.x && x + width <= axis.x + axis.width + 1;
    }).toBe(true);
    // Whoever goes on means it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+z');
    await expect.poll(dueAfter).toBe(leaving);

    // Whoever looks on sees whose hand it was.
    const amara = await openTab('Amara', '&view=timeline');
    await amara.locator('[data-mark]').waitFor();
    await mark.focus();
    await page.keyboard.press('ArrowRight');
    await amara.locator('[data-mark][aria-label*="Liam"][aria-label$="has just changed this"]').waitFor();
    await screenshot(amara, 'tab-timeline-together');
    await amara.context().close();

    await page.getByLabel('Zoom').selectOption('weeks');
    expect(new URL(page.url()).searchParams.get('zoom')).toBe('weeks');
    await page.context().close();
  });

  it('stays where it is when its first date goes, and shows what was just planned among many', async () => {
    const page = await openTab('Tomasz', '&view=timeline&pillar=network');
    await page.getByRole('heading', { name: /without a due date$/ }).waitFor();
    await page.locator('section [data-activity]').nth(25).waitFor();
    const ids = await page.locator('section [data-activity]').evaluateAll((titles) => titles.map((title) => title.getAttribute('data-activity')));
    const due = (activity: string | null | undefined, day: string) => change(page, [{ activity, set: { due: day } }]);
    await due(ids[0], dayIn(-300));
    for (const id of ids.slice(1, 21)) await due(id, dayIn(1));
    await page.locator('[data-mark]').nth(15).waitFor();
    const todayAt = () => page.locator('[data-today]').evaluate((line) => line.getBoundingClientRect().left);
    // Far enough from the start of the axis, where it cannot go on.
    await page.locator('section:has([data-today])').evaluate((axis) => axis.scrollBy({ left: 150 }));
    const before = await todayAt();
    const marks = page.locator('[data-mark]');
    await due(ids[0], dayIn(2));
    await expect.poll(() => marks.last().getAttribute('data-mark')).toBe(ids[0]);
    expect(Math.abs(await todayAt() - before)).toBeLessThanOrEqual(2);

    await page.setViewportSize({ width: 1280, height: 420 });
    await page.getByRole('button', { name: /a due date in a week$/ }).first().click();
    const focused = page.locator('[data-mark]:focus');
    await focused.waitFor();
    const { y, height } = (await focused.boundingBox())!;
    expect(y + height).toBeLessThan(420);
    await page.context().close();
  });

  it('leaves the focus to whoever is elsewhere by the time that the filter shows what was planned', async () => {
    const page = await openTab('Mei', '&view=timeline&pillar=data&due=none');
    const first = page.getByRole('button', { name: /a due date in a week$/ }).first();
    const title = (await first.getAttribute('aria-label'))!;
    await first.click();
    await page.getByRole('button', { name: title }).waitFor({ state: 'detached' });
    expect(await page.locator('[data-mark]').count()).toBe(0);
    await page.getByRole('button', { name: /^Due/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'No due date' }).click();
    await page.locator('[data-mark]').waitFor();
    await page.evaluate(() => new Promise((drawn) => { setTimeout(drawn, 200); }));
    expect(await page.locator('[data-mark]:focus').count()).toBe(0);
    await page.context().close();
  });

  it.each(['ltr', 'rtl'])('stands with today’s name on today, %s', async (direction) => {
    const page = await openTab('Amara', `&view=timeline&dir=${direction}`);
    await page.getByRole('button', { name: /a due date in a week$/ }).first().click();
    await page.locator('[data-mark]').first().waitFor();
    const off = await page.getByText('Today', { exact: true }).evaluate((name) => {
      const middle = (element: Element | null | undefined): number => {
        const { left, width } = element?.getBoundingClientRect() ?? new DOMRect();
        return left + width / 2;
      };
      return middle(name) - middle(name.closest('section')?.querySelector('[data-today]'));
    });
    expect(Math.abs(off)).toBeLessThan(2);
    await page.context().close();
  });

  it.each(['ltr', 'rtl'])('stands where it was when one comes back, also when its axis begins earlier by then, %s', async (direction) => {
    const page = await openTab('Nadia', `&view=timeline&pillar=ai&dir=${direction}`);
    const titles = page.locator('section [data-activity]');
    await titles.nth(3).waitFor();
    const [near, far, early] = await titles.evaluateAll((all) => all.slice(0, 3).map((title) => title.getAttribute('data-activity')));
    const due = (activity: string | null | undefined, day: string | null) => change(page, [{ activity, set: { due: day } }]);
    await due(near, dayIn(1));
    await due(far, dayIn(400));
    const chart = page.locator('section:has([data-today])');
    await page.locator('[data-mark]').nth(1).waitFor();
    const todayAt = () => page.locator('[data-today]').evaluate((line) => Math.round(line.getBoundingClientRect().left));
    const leave = async () => {
      await page.getByRole('tab', { name: 'List' }).click();
      await page.locator('[data-activity-row]').first().waitFor();
    };
    const comeBack = async () => {
      await page.goBack();
      await page.locator('[data-mark]').nth(1).waitFor();
    };
    const begun = await todayAt();
    await chart.evaluate((element) => { element.scrollLeft += getComputedStyle(element).direction === 'rtl' ? -600 : 600; });
    const before = await todayAt();
    expect(Math.abs(Math.abs(before - begun) - 600)).toBeLessThanOrEqual(1);
    await leave();
    await comeBack();
    await expect.poll(todayAt).toBe(before);
    await leave();
    await due(early, dayIn(-200));
    await comeBack();
    await expect.poll(() => page.locator('[data-mark]').count()).toBe(3);
    expect(Math.abs(await todayAt() - before)).toBeLessThanOrEqual(1);

    // Only another zoom begins anew.
    await page.getByLabel('Group by').selectOption('owner');
    expect(Math.abs(await todayAt() - before)).toBeLessThanOrEqual(1);
    await page.getByLabel('Zoom').selectOption('weeks');
    await expect.poll(async () => Math.abs(await todayAt() - begun)).toBeLessThanOrEqual(300);
    for (const activity of [near, far, early]) await due(activity, null);
    await page.context().close();
  });

  it('offers no due date to what is closed, and names the month that its axis begins in', async () => {
    const page = await openTab('Nadia', '&view=timeline&pillar=infrastructure');
    const tray = page.getByRole('heading', { name: /without a due date$/ });
    const count = async () => Number.parseInt(await tray.innerText(), 10);
    await tray.waitFor();
    const all = await count();
    const [closed, planned] = await page.locator('section [role="group"] [data-activity]').evaluateAll((titles) => titles.slice(0, 2).map((title) => title.getAttribute('data-activity')));
    await change(page, [{ activity: closed, set: { status: 'third-party' } }]);
    await expect.poll(count).toBe(all - 1);
    expect(await page.locator(`[data-activity="${closed}"]`).count()).toBe(0);

    const start = new Date();
    start.setUTCMonth(start.getUTCMonth() - 5, 11);
    const day = (of: Date) => of.toISOString().slice(0, 10);
    // The axis begins ten days before the first due date: here on the second of a month.
    await change(page, [{ activity: planned, set: { due: day(new Date(start.getTime() + 86_400_000)) } }]);
    await page.locator('[data-mark]').waitFor();
    const name = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(start);
    await page.locator('section:has([data-today])').getByText(name, { exact: true }).waitFor();
    await change(page, [{ activity: closed, set: { status: 'not-reviewed' } }, { activity: planned, set: { due: null } }]);
    await page.context().close();
  });
});
