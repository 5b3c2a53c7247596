/// <reference lib="dom" />
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** What has the focus, as a screen reader names it. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '');

const hasFocus = (target: Locator): Promise<boolean> => target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));

/** Why nobody sees where the focus is, such as below a head that stays; null if everybody does. */
const focusFault = (page: Page): Promise<string | null> => page.evaluate(() => {
  const element = document.activeElement;
  // Of a link over two lines, the first: between the two there may be other words.
  const box = element?.getClientRects()[0];
  if (!element || !box) return 'nothing has the focus';
  const what = element.outerHTML.slice(0, 200);
  // Chromium marks the hour and the minute of a time, and not what is around them.
  if (!element.matches(':focus-visible, input[type="time"]')) return `nothing shows the focus on ${what}`;
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (!over) return `outside the window: ${what}`;
  return element.contains(over) || over.closest('label')?.control === element ? null : `${over.outerHTML.slice(0, 200)} lies upon ${what}`;
});

/** What unfolds, or has yet to scroll, is given its moment. */
const expectSeen = (page: Page, way: string) => expect.poll(() => focusFault(page), { timeout: 2000, message: way }).toBeNull();

/** Presses Tab until something has the focus. Everything on the way shows where one is. */
export async function tabTo(page: Page, target: string | Locator, { key = 'Tab', most = 80 } = {}): Promise<void> {
  const wanted = typeof target === 'string' ? page.locator(target) : target;
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    await expectSeen(page, `on the way to ${wanted.toString()}`);
    if (await hasFocus(wanted)) return;
  }
  throw new Error(`${most} times ${key} did not lead to ${wanted.toString()}; the focus is on ${(await focused(page))}.`);
}

/** Waits until something has the focus, and shows it. */
export async function focusIsOn(target: Locator): Promise<void> {
  await expect.poll(() => hasFocus(target), { timeout: 30_000, message: `the focus on ${target.toString()}` }).toBe(true);
  await expectSeen(target.page(), `the focus on ${target.toString()}`);
}
