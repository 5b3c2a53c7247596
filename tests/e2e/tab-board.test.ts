/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, change, dayIn, personOf, roadmap, tomasz } from './ask-server.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { sampleReport } from './sample-report.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

describe('the board of all pillars', () => {
  it('filters, groups by status, changes a status by keyboard and by dragging, and takes it back', async () => {
    const page = await openTab('Nadia', '&pillar=all');
    await page.getByText(/^880 of 880 activities$/).waitFor();
    await page.getByRole('searchbox').fill('conditional access design');
    await page.getByText(/^\d{1,2} of 880 activities$/).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('conditional access design');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: /Share this view/ }).click();
    await page.getByText('Link copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}&view=board`);
    await page.getByRole('button', { name: 'Clear all' }).click();

    await page.getByLabel('Group by').selectOption('status');
    const column = (name: string) => page.getByRole('group', { name, exact: true });
    const first = column('Not reviewed').locator('[data-activity]').first();
    const title = await first.getAttribute('data-activity');
    await first.focus();
    await page.keyboard.press('s');
    await page.getByRole('menu').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await column('Blocked').locator(`[data-activity="${title}"]`).waitFor();

    const from = (await column('Not reviewed').locator('[data-activity]').nth(1).boundingBox())!;
    const to = (await column('In planning').boundingBox())!;
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 120, { steps: 10 });
    await page.mouse.up();
    await column('In planning').locator('[data-activity]').waitFor();
    await screenshot(page, 'tab-board-status');
    expect(new URL(page.url()).searchParams.get('activity')).toBeNull();

    // Escape leaves a card where it was, and letting go of it then does not open it.
    const back = (await column('In planning').locator('[data-activity]').boundingBox())!;
    await page.mouse.move(back.x + 40, back.y + 20);
    await page.mouse.down();
    await page.mouse.move(back.x + 60, back.y + 30, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 50); }));
    expect(new URL(page.url()).searchParams.get('activity')).toBeNull();
    await page.mouse.click(back.x + 40, back.y + 20);
    await expect.poll(() => new URL(page.url()).searchParams.get('activity')).not.toBeNull();
    await page.goBack();

    await page.keyboard.press('Control+z');
    await expect.poll(() => column('In planning').locator('[data-activity]').count()).toBe(0);
    // Without a keyboard too, and when the message about it has gone.
    await page.getByRole('region', { name: 'Your last change' }).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^Take back: / }).click();
    await expect.poll(() => column('Blocked').locator('[data-activity]').count()).toBe(0);
    await page.context().close();
  });

  it('leads from the numbers above it to what they count, in every area', async () => {
    const page = await openTab('Amara', '&pillar=ai&status=blocked');
    await page.getByRole('button', { name: 'Clear all' }).first().click();
    const ids = await page.locator('main [data-activity]').evaluateAll((cards) => cards.slice(0, 2).map((card) => card.getAttribute('data-activity')));
    await change(page, ids.map((activity) => ({ activity, set: { status: 'planned', due: dayIn(-3) } })));
    await page.getByRole('button', { name: '2 overdue' }).click();
    await page.getByText(/^2 of \d+ activities$/).waitFor();
    const { searchParams } = new URL(page.url());
    expect(['pillar', 'area', 'due', 'status'].map((name) => searchParams.get(name))).toEqual(['ai', 'all', 'overdue', null]);
    await page.context().close();
  });

  it('has a column for every teammate, and shares a link in which "me" is who shares it', async () => {
    const page = await openTab('Tomasz', '&pillar=identity&group=owner&owner=me,nobody');
    const column = (name: string) => page.getByRole('group', { name, exact: true });
    const card = column('No owner').locator('[data-activity]').first();
    const id = await card.getAttribute('data-activity');
    expect(await column('Ruben Castell').count()).toBe(0);
    await column('Mei Tanaka').scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector('[data-group]')?.parentElement?.scrollTo({ left: 0 }));
    const from = (await card.boundingBox())!;
    await page.getByLabel('Group by').scrollIntoViewIfNeeded();
    const to = (await column('Mei Tanaka').boundingBox())!;
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 120, { steps: 10 });
    await page.mouse.up();
    // What is Mei's now is neither mine nor nobody's: the filter hides it.
    await expect.poll(() => page.locator(`[data-activity="${id}"]`).count()).toBe(0);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: /Share this view/ }).click();
    await page.getByText('Link copied').first().waitFor();
    const shared = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(shared.searchParams.get('owner')).toMatch(/^[0-9a-f-]{36},nobody$/);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await column('Mei Tanaka').locator(`[data-activity="${id}"]`).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await screenshot(page, 'tab-board-owner');
    await page.context().close();
  });

  it('keeps the focus at the next card when a filter hides the one that was changed, and takes back what its message names', async () => {
    const page = await openTab('Mei', '&pillar=identity&status=not-reviewed');
    const cards = page.locator('main [data-activity]');
    const [first, second] = [await cards.nth(0).getAttribute('data-activity'), await cards.nth(1).getAttribute('data-activity')];
    await cards.first().focus();
    await page.keyboard.press('s');
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-activity'))).toBe(second);
    expect(await page.locator(`[data-activity="${first}"]`).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();

    // Something newer is changed before the message goes: its button would take that back.
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary');
    await pane.getByRole('tab', { name: 'Work' }).or(pane.getByLabel('Due date', { exact: true })).first().click();
    await pane.getByLabel('Due date', { exact: true }).fill('2030-01-15');
    await pane.getByLabel('Due date', { exact: true }).press('Tab');
    await page.getByRole('button', { name: /^Take back: Due date/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0);
    await page.context().close();
  });

  it('by lane: a card is dragged onto a status, which lie ready while it is held', async () => {
    const page = await openTab('Liam', '&pillar=identity');
    const card = page.locator('main [data-activity]').nth(2);
    const id = await card.getAttribute('data-activity');
    const place = page.locator('[data-group="in-progress"]');
    expect(await place.count()).toBe(0);
    const hold = async () => {
      const from = (await card.boundingBox())!;
      await page.mouse.move(from.x + 40, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
      const { x, y } = (await place.boundingBox())!;
      await page.mouse.move(x + 20, y + 10, { steps: 8 });
    };
    await hold();
    await screenshot(page, 'tab-board-drag');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await place.count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('activity')).toBeNull();
    const status = page.locator(`main [data-activity="${id}"]`).getByText('In progress');
    expect(await status.count()).toBe(0);
    await hold();
    await page.mouse.up();
    await status.waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await status.waitFor({ state: 'detached' });
    // They lie above the pane, if one is open.
    await card.click();
    await page.getByRole('tab', { name: /^Guidance/ }).waitFor();
    await hold();
    await screenshot(page, 'tab-board-drag-above-pane');
    await page.mouse.up();
    await status.waitFor();
    await page.context().close();
  });

  it('shares the view that one sees, also with somebody who was elsewhere last', async () => {
    const page = await openTab('Amara', '&status=not-reviewed');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: /Share this view/ }).click();
    await page.getByText('Link copied').first().waitFor();
    const shared = await page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('tabpanel', { name: 'Settings' }).waitFor();
    await page.goto(shared);
    await page.getByRole('tabpanel', { name: 'Board' }).waitFor();
    await page.locator('main [data-activity]').first().waitFor();
    expect(new URL(page.url()).searchParams.get('status')).toBe('not-reviewed');
    await page.context().close();
  });

  it('says which filter hides everything, and keeps collapsed lanes for the person', async () => {
    const page = await openTab('Amara', '&pillar=identity&q=zzz&evidence=none');
    await page.getByRole('heading', { name: 'No activity matches these filters' }).waitFor();
    await page.getByRole('button', { name: /Remove “Text: zzz” to see/ }).click();
    await page.getByRole('button', { name: 'Access', exact: true }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Access', exact: true }).getAttribute('aria-expanded')).toBe('false');
    await page.reload();
    await expect.poll(() => page.getByRole('button', { name: 'Access', exact: true }).getAttribute('aria-expanded'), { timeout: 10_000 }).toBe('false');
    // Words that find activities find no checks.
    const words = () => new URL(page.url()).searchParams.get('q');
    await page.getByRole('searchbox').fill('legacy');
    await expect.poll(words).toBe('legacy');
    await page.getByRole('tab', { name: 'List' }).click();
    await expect.poll(words).toBe('legacy');
    await page.getByRole('tab', { name: 'Assessment' }).click();
    await expect.poll(words).toBeNull();
    await page.context().close();
  });
});

describe('whoever stands on a card', () => {
  it.each(['status', 'owner'])('goes along when it comes to another column by %s, by their own hand or that of a colleague, and sees all of it', async (grouping) => {
    const page = await openTab('Liam', `&pillar=devices&group=${grouping}`, 1440);
    const cards = page.locator('main [data-activity]');
    await cards.first().waitFor();
    const activity = await cards.first().getAttribute('data-activity');
    await cards.first().focus();
    /** The activity and the column of what has the focus, and whether any of it is cut. */
    const standing = () => page.evaluate(() => {
      const card = document.activeElement;
      const scroller = card?.closest('[data-group]')?.parentElement;
      if (!card || !scroller) return card?.tagName;
      const [own, sight] = [card.getBoundingClientRect(), scroller.getBoundingClientRect()];
      return { activity: card.getAttribute('data-activity'), column: card.closest('[data-group]')?.getAttribute('data-group'), isWhole: own.left >= sight.left && own.right <= sight.right };
    });
    const [set, back, column, before] = grouping === 'status' ? [{ status: 'completed' }, { status: 'not-reviewed' }, 'completed', 'not-reviewed'] : [{ owner: personOf(tomasz) }, { owner: null }, tomasz.id, 'nobody'];
    await expect.poll(standing).toEqual({ activity, column: before, isWhole: true });
    await change(page, [{ activity, set }]);
    await expect.poll(standing).toEqual({ activity, column, isWhole: true });
    await change(page, [{ activity, set: back }]);
    await expect.poll(standing).toEqual({ activity, column: before, isWhole: true });
    if (grouping === 'status') {
      for (const [key, to] of [['b', 'blocked'], ['c', 'completed'], ['n', 'not-applicable']] as const) {
        await page.keyboard.press('s');
        await page.getByRole('menu').waitFor();
        await page.keyboard.press(key);
        await page.keyboard.press('Enter');
        await expect.poll(standing).toEqual({ activity, column: to, isWhole: true });
      }
      for (const to of ['completed', 'blocked', 'not-reviewed']) {
        await page.keyboard.press('Control+z');
        await expect.poll(standing).toEqual({ activity, column: to, isWhole: true });
      }
      // What is seen at once is sent a little later: a colleague's change must not come before it.
      await expect.poll(async () => {
        const { changes } = await ask(page, `${roadmap}/changes?after=0`) as { changes: { edits: { activity: string; after: { status?: string } }[] }[] };
        return changes.flatMap(({ edits }) => edits).findLast((edit) => edit.activity === activity)?.after.status;
      }).toBe('not-reviewed');
    }

    // Who is elsewhere stays there.
    await page.getByRole('searchbox').focus();
    await change(page, [{ activity, set }]);
    await page.locator(`[data-group="${column}"] [data-activity="${activity}"]`).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await change(page, [{ activity, set: back }]);
    await page.context().close();
  });

  it('goes on at the next one when a colleague takes it out of the filter', async () => {
    const page = await openTab('Liam', '&pillar=devices&group=status&status=not-reviewed');
    const cards = page.locator('main [data-activity]');
    await cards.nth(1).waitFor();
    const [first, second] = [await cards.nth(0).getAttribute('data-activity'), await cards.nth(1).getAttribute('data-activity')];
    await cards.first().focus();
    await change(page, [{ activity: first, set: { status: 'blocked' } }]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-activity'))).toBe(second);
    await change(page, [{ activity: first, set: { status: 'not-reviewed' } }]);
    await page.context().close();
  });
});

describe('whoever comes back to the board', () => {
  const show = (page: Page, name: string) => page.getByRole('tab', { name }).click();
  /** The first card that one sees, and where it begins. */
  const seen = (page: Page) => page.locator('main').evaluate((main) => {
    const { top } = main.getBoundingClientRect();
    const card = [...main.querySelectorAll('[data-activity]')].find((each) => each.getBoundingClientRect().top >= top);
    return `${card?.getAttribute('data-activity')} at ${Math.round(card?.getBoundingClientRect().top ?? 0)}`;
  });
  const scroll = (page: Page, selector: string, to: { readonly top?: number; readonly left?: number }) => page.locator(selector).evaluate(async (element, place) => {
    // In steps, so that what is drawn on the way is as high as it is.
    for (let step = 1; step <= 12; step += 1) {
      element.scrollTo({ top: ((place.top ?? 0) * step) / 12, left: ((place.left ?? 0) * step) / 12 });
      await new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); });
    }
  }, to);

  it.each(['&pillar=identity', '&pillar=all'])('finds the card that was there, and begins another pillar at its top: %s', async (query) => {
    const page = await openTab('Amara', query);
    await page.locator('main [data-activity]').first().waitFor();
    await scroll(page, 'main', { top: 1400 });
    const before = await seen(page);
    const top = await page.locator('main').evaluate(({ scrollTop }) => scrollTop);
    expect(top).toBeGreaterThan(1000);
    await show(page, 'List');
    await page.locator('[data-activity-row]').first().waitFor();
    await show(page, 'Board');
    await expect.poll(() => seen(page)).toBe(before);
    expect(await page.locator('main').evaluate(({ scrollTop }) => scrollTop)).toBe(top);
    await page.getByLabel('Pillar', { exact: true }).selectOption('devices');
    await expect.poll(() => page.locator('main').evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await page.context().close();
  });

  it('finds every column where it was', async () => {
    const page = await openTab('Amara', '&pillar=all&group=status');
    await page.locator('main [data-activity]').first().waitFor();
    const [cards, columns] = ['[aria-label="Cards of Not reviewed"]', 'section:has(> [data-group])'];
    await scroll(page, cards, { top: 3000 });
    await scroll(page, columns, { left: 120 });
    const places = async () => [await page.locator(cards).evaluate(({ scrollTop }) => scrollTop), await page.locator(columns).evaluate(({ scrollLeft }) => scrollLeft), await seen(page)];
    const before = await places();
    expect(before.slice(0, 2)).toEqual([3000, 120]);
    await show(page, 'Timeline');
    await page.getByRole('heading', { name: /without a due date$/ }).waitFor();
    await page.goBack();
    await page.locator('main [data-activity]').first().waitFor();
    await expect.poll(places).toEqual(before);
    await page.context().close();
  });
});

describe('what one chooses from', () => {
  const importReport = (page: Page, report: string) => page.evaluate(async ([address, body]) => {
    const me = sessionStorage.getItem('zero-trust-roadmap.person') ?? '';
    const { status } = await fetch(address, { method: 'POST', headers: { 'Authorization': `Bearer local:${me}`, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'report.json' }, body });
    if (status >= 400) throw new Error(`The report was answered with ${status}.`);
  }, [`${roadmap}/reports`, report] as const);
  /** Pixels that the choices take when nothing cuts them. */
  const wanted = (element: HTMLElement) => {
    const whole = element.cloneNode(true) as HTMLElement;
    whole.style.cssText = 'position: fixed; width: auto; max-width: none';
    element.parentElement?.append(whole);
    const { width } = whole.getBoundingClientRect();
    whole.remove();
    return width - element.getBoundingClientRect().width;
  };

  it.each([1440, 3840])('shows the whole name of an area at %i pixels, in the board and in the dialog of an own activity', async (width) => {
    const page = await openTab('Liam', '&pillar=identity', width);
    const area = page.getByLabel('Area', { exact: true });
    await area.waitFor();
    expect(await area.evaluate(wanted)).toBeLessThanOrEqual(1);
    await page.getByRole('button', { name: 'Add activity' }).click();
    const dialog = page.getByRole('dialog');
    const inDialog = dialog.getByLabel('Area', { exact: true });
    await inDialog.waitFor();
    const cut = await dialog.getByRole('combobox').evaluateAll((choices) => choices.map((choice) => {
      const [box, field] = [choice.getBoundingClientRect(), choice.closest('.fui-Field')!.getBoundingClientRect()];
      return Math.max(0, Math.round(box.right - field.right));
    }));
    expect(cut).toEqual([0, 0, 0, 0]);
    await page.context().close();
  });

  it.each([320, 390])('as the evidence of an activity fits a phone of %i pixels', async (width) => {
    const page = await openTab('Nadia', '', width);
    for (const day of [1, 2]) await importReport(page, sampleReport().replace('2026-11-20', `2026-10-0${day}`));
    await page.goto(`${page.url()}&activity=RMI_001&part=evidence`);
    const choice = page.getByLabel('Evidence of');
    await choice.waitFor();
    const { x, width: taken } = (await choice.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + taken).toBeLessThanOrEqual(width);
    expect(taken).toBeGreaterThan(0.75 * width);
    await page.context().close();
  });
});

it('has loaded at most 300 KB of compressed scripts when its first card shows', async () => {
  const page = await openTab('Nadia');
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('[data-activity]')) return;
      observer.disconnect();
      const scripts = performance.getEntriesByType('resource').filter((entry) => entry instanceof PerformanceResourceTiming && entry.name.endsWith('.js'));
      Object.assign(globalThis, { scriptBytes: scripts.map((entry) => (entry as PerformanceResourceTiming).encodedBodySize) });
    }).observe(document, { subtree: true, childList: true });
  });
  await page.reload();
  await page.locator('[data-activity]').first().waitFor();
  const bytes = await page.evaluate(() => (globalThis as unknown as { scriptBytes: number[] }).scriptBytes);
  expect(Math.min(...bytes)).toBeGreaterThan(0);
  const kib = bytes.reduce((sum, size) => sum + size, 0) / 1024;
  expect(kib).toBeGreaterThan(100);
  expect(kib).toBeLessThan(300);
});
