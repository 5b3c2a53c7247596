/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { change, dayIn } from './ask-server.ts';
import { daysAway } from './days-away.ts';
import { withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();
const openByTouch = (name: string, query: string, width: number) => openTab(name, query, width, { hasTouch: true, isMobile: true });
const patient = { timeout: 30_000 };

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the screen: the browser itself makes taps, scrolling and long presses of them. */
async function fingersOn(page: Page) {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: readonly (Point & { readonly id?: number })[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  let at: Point = { x: 0, y: 0 };
  const put = (point: Point) => {
    at = point;
    return send('touchStart', [at]);
  };
  const steps = (to: Point, count: number): Point[] => {
    const from = at;
    at = to;
    return Array.from({ length: count }, (_, step) => ({ x: from.x + ((to.x - from.x) * (step + 1)) / count, y: from.y + ((to.y - from.y) * (step + 1)) / count }));
  };
  return {
    put,
    async move(to: Point) {
      for (const point of steps(to, 8)) await send('touchMove', [point]);
    },
    /** Puts one down that is on its way at once: each step is sent before the last one is answered. */
    async swipe(from: Point, to: Point) {
      await Promise.all([put(from), ...steps(to, 8).map((point) => send('touchMove', [point]))]);
    },
    lift: () => send('touchEnd', []),
    /** Lifts after a swipe: what it flung comes to rest first. */
    async liftFrom(scroller: Locator) {
      await send('touchEnd', []);
      await scroller.evaluate(async (element) => {
        const frame = () => new Promise((drawn) => { requestAnimationFrame(drawn); });
        const where = () => `${element.scrollLeft} ${element.scrollTop}`;
        for (let before = '', still = 0; still < 5; before = where()) {
          await frame();
          still = where() === before ? still + 1 : 0;
        }
      });
    },
    /** A tap of another finger, while the first one stays. */
    async tapWithAnother(point: Point) {
      const other = { ...point, id: 1 };
      await send('touchStart', [{ ...at, id: 0 }, other]);
      await send('touchEnd', [other]);
    },
  };
}

const inside = async (locator: Locator, { x, y }: Point = { x: 40, y: 20 }): Promise<Point> => {
  const box = (await locator.boundingBox())!;
  return { x: box.x + x, y: box.y + y };
};
const middleOf = async (locator: Locator): Promise<Point> => {
  const { x, y, width, height } = (await locator.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
};
const openActivity = (page: Page) => new URL(page.url()).searchParams.get('activity');
const takeBack = (page: Page) => page.getByRole('button', { name: /^Take back: / });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });
const cardOf = (page: Page, activity: string | null) => page.locator(`button[data-activity="${activity}"]`);
/** Of a tap right after a drag, sooner than any hand, Chromium makes no click now and then. */
const tapUndo = async (page: Page) => {
  await undo(page).waitFor();
  await expect.poll(async () => {
    const isThere = await undo(page).count() > 0;
    if (isThere) await undo(page).tap();
    return isThere;
  }, { interval: 500, timeout: 10_000 }).toBe(false);
};
/** What hangs below a finger that holds a card. */
const ghostOn = (page: Page) => page.locator('[aria-hidden]:has(> [data-activity])');

describe.each([390, 768, 1024])('a finger at %i pixels, on the board by lane', (width) => {
  it('scrolls when it moves at once, carries a card that it held to a status, and changes nothing anywhere else', async () => {
    const page = await openByTouch('Liam', '&view=board&pillar=identity', width);
    const fingers = await fingersOn(page);
    const first = page.locator('main [data-activity]').nth(3);
    await first.waitFor(patient);
    const activity = await first.getAttribute('data-activity');
    const card = cardOf(page, activity);
    await card.scrollIntoViewIfNeeded();
    const place = page.locator('[data-group="in-progress"]');
    const isUntouched = async () => {
      expect([await place.count(), await takeBack(page).count(), openActivity(page)]).toEqual([0, 0, null]);
      await card.getByText('Not reviewed').waitFor();
    };

    const scrolled = () => page.locator('main').evaluate(({ scrollTop }) => scrollTop);
    const before = await scrolled();
    const start = await inside(card);
    await fingers.swipe(start, { x: start.x, y: start.y - 160 });
    await expect.poll(scrolled).toBeGreaterThan(before + 60);
    await fingers.liftFrom(page.locator('main'));
    await isUntouched();

    const hold = async () => {
      await card.scrollIntoViewIfNeeded();
      await fingers.put(await inside(card));
      await place.waitFor();
    };
    await hold();
    const there = await middleOf(place);
    const still = await scrolled();
    await fingers.move(there);
    await screenshot(page, `tab-touch-board-${width}`);
    const ghost = (await ghostOn(page).boundingBox())!;
    expect([Math.abs(ghost.x + 40 - there.x) < 2, Math.abs(ghost.y + 20 - there.y) < 2]).toEqual([true, true]);
    await fingers.lift();
    await card.getByText('In progress').waitFor();
    expect([await scrolled(), openActivity(page)]).toEqual([still, null]);
    await tapUndo(page);
    await isUntouched();

    await hold();
    await fingers.move(await middleOf(page.getByRole('tab', { name: 'Board' })));
    await fingers.lift();
    await isUntouched();

    // Held and let go where it is, it has the menu of the right mouse button.
    await hold();
    await fingers.lift();
    await page.getByRole('menuitemradio', { name: 'Blocked' }).tap();
    await card.getByText('Blocked').waitFor();
    await tapUndo(page);
    await isUntouched();

    await card.tap();
    await page.getByRole('complementary').waitFor(patient);
    expect(openActivity(page)).toBe(activity);
    await page.context().close();
  });
});

describe.each([390, 1024])('a finger at %i pixels, on the board by status', (width) => {
  it('carries a card to a column beyond the edge, and takes it back', async () => {
    const page = await openByTouch('Mei', '&view=board&pillar=network&group=status', width);
    const fingers = await fingersOn(page);
    const column = (name: string) => page.getByRole('group', { name, exact: true });
    const first = column('Not reviewed').locator('[data-activity]').first();
    await first.waitFor(patient);
    const activity = await first.getAttribute('data-activity');
    const columns = page.locator('section:has(> [data-group])');
    const card = cardOf(page, activity);
    await card.scrollIntoViewIfNeeded();

    // Up and down is the column's.
    const list = column('Not reviewed').getByRole('region');
    const start = await inside(card);
    await fingers.swipe({ ...start, y: start.y + 60 }, { ...start, y: start.y - 100 });
    await expect.poll(() => list.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(60);
    await fingers.liftFrom(list);
    await list.evaluate((element) => { element.scrollTop = 0; });
    await card.waitFor();
    expect(await inside(card)).toEqual(start);
    expect([await takeBack(page).count(), openActivity(page)]).toEqual([0, null]);

    await fingers.put(start);
    await ghostOn(page).waitFor();
    const room = (await columns.boundingBox())!;
    const target = page.locator('[data-group="completed"]');
    expect((await target.boundingBox())!.x).toBeGreaterThan(room.x + room.width);
    await fingers.move({ x: room.x + room.width - 12, y: start.y + 80 });
    await page.waitForFunction(() => document.querySelector('[data-group="completed"]')!.getBoundingClientRect().right < innerWidth - 60);
    // Away from the edge it stands still.
    await fingers.move({ x: room.x + room.width / 2, y: start.y + 80 });
    await screenshot(page, `tab-touch-columns-${width}`);
    await fingers.move(await middleOf(target));
    await fingers.lift();
    const arrived = column('Completed').locator(`[data-activity="${activity}"]`);
    await arrived.waitFor();
    expect(openActivity(page)).toBeNull();
    await tapUndo(page);
    await arrived.waitFor({ state: 'detached' });
    await columns.evaluate((element) => { element.scrollLeft = 0; });
    await column('Not reviewed').locator(`[data-activity="${activity}"]`).tap();
    await expect.poll(() => openActivity(page)).toBe(activity);
    await page.context().close();
  });
});

it('leaves the columns where they are while a card at their edge is held, and then offers its menu', async () => {
  const page = await openByTouch('Amara', '&view=board&pillar=data&group=status', 390);
  const fingers = await fingersOn(page);
  const column = (name: string) => page.getByRole('group', { name, exact: true });
  const first = column('Not reviewed').locator('[data-activity]').first();
  await first.waitFor(patient);
  await first.press('s');
  await page.getByRole('menuitemradio', { name: 'Not started' }).tap();
  const card = column('Not started').locator('[data-activity]');
  await card.waitFor();
  const columns = page.locator('section:has(> [data-group])');
  await columns.evaluate((element) => { element.scrollLeft = 0; });
  const { y } = await inside(card);
  await fingers.put({ x: 365, y });
  await ghostOn(page).waitFor();
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
  expect(await columns.evaluate(({ scrollLeft }) => scrollLeft)).toBe(0);
  await fingers.lift();
  await page.getByRole('menuitemradio', { name: 'Blocked' }).tap();
  await column('Blocked').locator('[data-activity]').waitFor();
  await page.context().close();
});

describe.each([390, 768])('a finger at %i pixels, on the timeline', (width) => {
  it('moves a mark to another day, scrolls beside it, and up and down upon it', async () => {
    const pillar = width === 390 ? 'devices' : 'data';
    const page = await openByTouch('Nadia', `&view=timeline&pillar=${pillar}`, width);
    const fingers = await fingersOn(page);
    const plan = page.getByRole('button', { name: /a due date in a week$/ });
    await plan.nth(6).waitFor(patient);
    const activities = await page.locator('section [data-activity]').evaluateAll((titles) => titles.map((title) => title.getAttribute('data-activity')));
    await plan.first().tap();
    const [activity, ...others] = activities;
    const mark = page.locator(`[data-mark="${activity}"]`);
    const due = async () => daysAway(await mark.textContent());
    await mark.waitFor();
    expect(await due()).toBe(7);

    const start = await inside(mark, { x: 20, y: 10 });
    await fingers.put(start);
    await fingers.move({ x: start.x + 48, y: start.y + 3 });
    await expect.poll(due).toBe(15);
    await fingers.lift();
    await page.getByRole('region', { name: 'Your last change' }).getByText(`is now due ${await mark.textContent()}`).waitFor();
    expect([await due(), openActivity(page)]).toEqual([15, null]);
    await tapUndo(page);
    await expect.poll(due).toBe(7);

    await change(page, others.slice(0, 30).map((other) => ({ activity: other, set: { due: dayIn(8) } })));
    const marks = page.locator('[data-mark]');
    await marks.nth(10).waitFor();
    const chart = page.locator('section:has([data-today])');
    const scrolled = () => chart.evaluate(({ scrollLeft, scrollTop }) => ({ left: scrollLeft, top: scrollTop }));
    const before = await scrolled();
    // One for what is due in seven days, one for what is due in eight.
    const places = () => marks.evaluateAll((all) => new Set(all.map((each) => each.getBoundingClientRect().left)).size);
    expect(await places()).toBe(2);
    const upon = await inside(marks.nth(6), { x: 20, y: 10 });
    await fingers.swipe(upon, { x: upon.x + 5, y: upon.y - 120 });
    await expect.poll(async () => (await scrolled()).top).toBeGreaterThan(before.top + 60);
    await fingers.liftFrom(chart);
    expect(await places()).toBeLessThanOrEqual(2);

    const row = page.locator('[data-row]', { has: mark });
    await row.scrollIntoViewIfNeeded();
    const beside = { x: (await chart.boundingBox())!.x + width / 2 - 20, y: (await row.boundingBox())!.y + 18 };
    expect(await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-mark]') ?? null, beside)).toBeNull();
    await fingers.swipe(beside, { x: beside.x - 100, y: beside.y });
    await expect.poll(async () => (await scrolled()).left).toBeGreaterThan(before.left + 40);
    await fingers.liftFrom(chart);
    expect([await due(), await undo(page).count(), openActivity(page)]).toEqual([7, 0, null]);

    await mark.tap();
    await page.getByRole('complementary').waitFor(patient);
    expect(openActivity(page)).toBe(activity);
    await page.context().close();
  });
});

describe('a finger that holds something while another one taps', () => {
  it('still has its card, and its mark', async () => {
    const page = await openByTouch('Tomasz', '&view=board&pillar=infrastructure', 768);
    const fingers = await fingersOn(page);
    const first = page.locator('main [data-activity]').nth(2);
    await first.waitFor(patient);
    const [card, other] = [cardOf(page, await first.getAttribute('data-activity')), page.locator('main [data-activity]').nth(3)];
    await card.scrollIntoViewIfNeeded();
    const place = page.locator('[data-group="planned"]');
    for (const elsewhere of [{ x: 20, y: 20 }, await inside(other)]) {
      await fingers.put(await inside(card));
      await place.waitFor();
      await fingers.move(await middleOf(place));
      await fingers.tapWithAnother(elsewhere);
      expect([await place.count(), await takeBack(page).count()]).toEqual([1, 0]);
      await fingers.lift();
      await card.getByText('Planned').waitFor();
      await tapUndo(page);
      await card.getByText('Not reviewed').waitFor();
    }

    await page.getByRole('tab', { name: 'Timeline' }).tap();
    await page.getByRole('button', { name: /a due date in a week$/ }).first().tap();
    const mark = page.locator('[data-mark]');
    const due = async () => daysAway(await mark.textContent());
    await mark.waitFor();
    const start = await inside(mark, { x: 20, y: 10 });
    await fingers.put(start);
    await fingers.move({ x: start.x + 48, y: start.y });
    await expect.poll(due).toBe(15);
    await fingers.tapWithAnother({ x: 20, y: 20 });
    await fingers.move({ x: start.x + 60, y: start.y });
    await expect.poll(due).toBe(17);
    await fingers.lift();
    await page.getByRole('button', { name: /^Take back: .*due/ }).waitFor();
    expect(await due()).toBe(17);
    await page.context().close();
  });
});
