/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { daysAway } from './days-away.ts';
import { withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();
const patient = { timeout: 30_000 };

const boxOf = async (locator: Locator) => (await locator.boundingBox())!;
const column = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const focusedBox = (page: Page) => boxOf(page.locator('[data-activity]:focus'));
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

describe('the board, from right to left', () => {
  it('takes a card to the next column, at the left, below the pointer all the way', async () => {
    const page = await openTab('Mei', '&view=board&pillar=identity&group=status&dir=rtl');
    const first = column(page, 'Not reviewed').locator('[data-activity]').first();
    await first.waitFor(patient);
    const activity = await first.getAttribute('data-activity');
    const [from, next] = [await boxOf(first), await boxOf(column(page, 'Not started'))];
    expect(next.x + next.width).toBeLessThan(from.x);

    const held = { x: 30, y: 20 };
    const ghost = page.locator('[aria-hidden]:has(> [data-activity])');
    await page.mouse.move(from.x + held.x, from.y + held.y);
    await page.mouse.down();
    for (const to of [{ x: from.x + 90, y: from.y + 60 }, { x: next.x + 60, y: next.y + 140 }]) {
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await expect.poll(async () => {
        const { x, y } = await boxOf(ghost);
        return [Math.round(to.x - x), Math.round(to.y - y)];
      }).toEqual([held.x, held.y]);
    }
    await screenshot(page, 'tab-board-drag-rtl');
    await page.mouse.up();
    const arrived = column(page, 'Not started').locator(`[data-activity="${activity}"]`);
    await arrived.waitFor();
    await undo(page).click();
    await arrived.waitFor({ state: 'detached' });

    // Held at the left edge, the columns out of sight come by themselves.
    const room = await boxOf(page.locator('section:has(> [data-group])'));
    const last = page.locator('[data-group="completed"]');
    expect((await boxOf(last)).x).toBeLessThan(room.x);
    await page.mouse.move(from.x + held.x, from.y + held.y);
    await page.mouse.down();
    await page.mouse.move(room.x + 12, from.y + 100, { steps: 8 });
    await page.waitForFunction(() => document.querySelector('[data-group="completed"]')!.getBoundingClientRect().left > 70);
    await page.mouse.move(room.x + room.width / 2, from.y + 100, { steps: 4 });
    const target = await boxOf(last);
    await page.mouse.move(target.x + 60, target.y + 140, { steps: 4 });
    await page.mouse.up();
    await column(page, 'Completed').locator(`[data-activity="${activity}"]`).waitFor();
    await page.context().close();
  });

  it('goes from card to card where the arrow points, by status and by lane', async () => {
    const page = await openTab('Amara', '&view=board&pillar=devices&group=status&dir=rtl');
    const cards = column(page, 'Not reviewed').locator('[data-activity]');
    await cards.nth(1).waitFor(patient);
    await cards.nth(1).focus();
    await page.keyboard.press('s');
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    const planned = column(page, 'Planned').locator('[data-activity]');
    await planned.waitFor();
    await cards.first().focus();
    const right = await focusedBox(page);
    await page.keyboard.press('ArrowLeft');
    expect(await planned.evaluate((card) => card === document.activeElement)).toBe(true);
    expect((await focusedBox(page)).x).toBeLessThan(right.x);
    await page.keyboard.press('ArrowRight');
    expect(await cards.first().evaluate((card) => card === document.activeElement)).toBe(true);

    await page.getByLabel('Group by').selectOption('lane');
    const cell = (horizon: string) => page.getByRole('group', { name: new RegExp(`, ${horizon}$`) });
    const lane = page.locator('div', { has: page.locator(':scope > [role="group"]:has([data-activity]) + [role="group"]:has([data-activity])') }).last();
    await lane.waitFor();
    const [start, end] = ['First', 'Then'].map((horizon) => lane.locator(cell(horizon)).locator('[data-activity]'));
    await start!.first().focus();
    const before = await focusedBox(page);
    await page.keyboard.press('ArrowLeft');
    const after = await focusedBox(page);
    expect(after.x + after.width).toBeLessThan(before.x);
    expect(await end!.evaluateAll((each) => each.some((card) => card === document.activeElement))).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect((await focusedBox(page)).x).toBe(before.x);
    await page.context().close();
  });

  it('opens the pane with its title where one begins to read and what closes it at the end', async () => {
    const page = await openTab('Liam', '&view=board&pillar=data&dir=rtl');
    const card = page.locator('main [data-activity]').first();
    await card.click({ timeout: 30_000 });
    const pane = page.getByRole('complementary');
    const close = pane.getByRole('button', { name: 'Close' });
    await close.waitFor(patient);
    const [all, title, last] = [await boxOf(pane), await boxOf(pane.getByRole('heading').first()), await boxOf(close)];
    expect(all.x + all.width - (title.x + title.width)).toBeLessThan(32);
    expect(last.x - all.x).toBeLessThan(32);
    // What the team decided stands at the end, beside the guidance.
    const [work, guidance] = [await boxOf(pane.getByRole('region', { name: 'Work' })), await boxOf(pane.getByRole('tabpanel'))];
    expect(work.x + work.width).toBeLessThanOrEqual(guidance.x + 1);
    await screenshot(page, 'tab-pane-rtl');
    // The next tab is at the left.
    await pane.getByRole('tab', { name: 'Guidance' }).focus();
    const guidanceTab = await boxOf(page.locator('[role="tab"]:focus'));
    await page.keyboard.press('ArrowLeft');
    expect((await boxOf(page.locator('[role="tab"]:focus'))).x).toBeLessThan(guidanceTab.x);
    await page.context().close();
  });
});

describe('the timeline, from right to left', () => {
  it('goes on to later days at the left, with the pointer and with the arrow keys', async () => {
    const page = await openTab('Tomasz', '&view=timeline&pillar=network&dir=rtl');
    await page.getByRole('button', { name: /a due date in a week$/ }).first().click({ timeout: 30_000 });
    const mark = page.locator('[data-mark]');
    await page.locator('[data-mark]:focus').waitFor();
    const due = async () => daysAway(await mark.textContent());
    expect(await due()).toBe(7);
    const chart = page.locator('section:has([data-today])');
    const today = await boxOf(page.locator('[data-today]'));
    const from = await boxOf(mark);
    expect(from.x).toBeLessThan(today.x);

    const hand = { x: from.x + from.width - 12, y: from.y + 10 };
    await page.mouse.move(hand.x, hand.y);
    await page.mouse.down();
    await page.mouse.move(hand.x - 60, hand.y, { steps: 6 });
    expect(await due()).toBe(17);
    const dragged = await boxOf(mark);
    expect(Math.abs(dragged.x + dragged.width - (from.x + from.width - 60))).toBeLessThan(2);
    await page.mouse.up();
    await undo(page).waitFor();
    expect([await due(), new URL(page.url()).searchParams.get('activity')]).toEqual([17, null]);
    await screenshot(page, 'tab-timeline-rtl');
    await undo(page).click();
    await expect.poll(due).toBe(7);

    // Days are written longer and shorter: it is the right edge that stands on one.
    const end = async () => {
      const { x, width } = await boxOf(mark);
      return x + width;
    };
    for (const [key, days, px] of [['ArrowLeft', 8, -6], ['Shift+ArrowLeft', 15, -42], ['ArrowRight', 14, 6], ['Shift+ArrowRight', 7, 42]] as const) {
      const before = await end();
      await mark.press(key);
      expect([await due(), Math.round(await end() - before)], key).toEqual([days, px]);
    }

    // Held at the left edge, later days come by themselves; Escape gives them up.
    const room = await boxOf(chart);
    const scrolled = () => chart.evaluate(({ scrollLeft }) => scrollLeft);
    const before = await scrolled();
    await page.mouse.move(hand.x, hand.y);
    await page.mouse.down();
    await page.mouse.move(room.x + 12, hand.y, { steps: 8 });
    await expect.poll(scrolled).toBeLessThan(before - 60);
    const far = await due();
    expect(far).toBeGreaterThan(60);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await due()).toBe(7);
    await page.context().close();
  });
});
