/// <reference lib="dom" />
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { sampleReport } from './sample-report.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();
const features = new URL('../../tab/src/features/', import.meta.url);

/** Every view that exists: a new folder is in the table by being there. */
const views = readdirSync(features).flatMap((folder) => {
  try {
    return /id: '([\w-]+)'/.exec(readFileSync(new URL(`${folder}/view.tsx`, features), 'utf8'))?.[1] ?? [];
  } catch {
    return [];
  }
});
const themes = ['', 'dark', 'contrast'];
/** A phone, a tablet, a laptop. */
const widths = [320, 768, 1280];

/** Goes elsewhere without loading the page anew. */
async function show(page: Page, params: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((wanted) => {
    const address = new URL(location.href);
    for (const name of ['view', 'theme', 'dir', 'activity', 'pillar', 'run']) address.searchParams.delete(name);
    for (const [name, value] of Object.entries(wanted)) if (value) address.searchParams.set(name, value);
    history.replaceState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, params);
  await page.getByRole('tab', { selected: true }).first().waitFor();
  // Views are split, and most of them ask the server: what stands for what is still loading has no words.
  await page.waitForFunction(() => (document.querySelector('main')?.innerText.length ?? 0) > 80 && !document.querySelector('main [aria-label="Loading"]'));
}

/** How many pixels the page is too wide. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe('every view', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openTab('Nadia');
    // With findings there is more to look at.
    const status = await page.evaluate(async (report) => {
      const roadmap = new URLSearchParams(location.search).get('roadmap') ?? '';
      const headers = { Authorization: `Bearer local:${sessionStorage.getItem('zero-trust-roadmap.person')}`, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'report.json' };
      return (await fetch(`/api/roadmaps/${encodeURIComponent(roadmap)}/reports`, { method: 'POST', headers, body: report })).status;
    }, sampleReport());
    expect(status).toBeLessThan(300);
    await page.reload();
    await page.getByRole('tab', { name: 'Board' }).waitFor();
  }, 120_000);

  it('is known to this table', () => expect(views.length).toBeGreaterThanOrEqual(5));

  it.each(widths.flatMap((width) => themes.flatMap((theme) => views.map((view) => [view, theme || 'light', width] as const))))('%s in %s at %i pixels', async (view, theme, width) => {
    await page.setViewportSize({ width, height: 900 });
    await show(page, { view, theme: theme === 'light' ? '' : theme });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it.each(views)('%s from right to left', async (view) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await show(page, { view, dir: 'rtl' });
      expect(await page.evaluate(() => getComputedStyle(document.querySelector('main')!).direction)).toBe('rtl');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await screenshot(page, `tab-${view}-right-to-left`);
  });
});
