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
/** A screen that a meeting looks at. */
const wall = 3840;
const dayMs = 86_400_000;

/** Goes elsewhere without loading the page anew. */
async function show(page: Page, params: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((wanted) => {
    const address = new URL(location.href);
    for (const name of ['view', 'theme', 'dir', 'activity', 'part', 'pillar', 'run']) address.searchParams.delete(name);
    for (const [name, value] of Object.entries(wanted)) if (value) address.searchParams.set(name, value);
    history.replaceState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, params);
  await page.getByRole('tab', { selected: true }).first().waitFor();
  // Views are split, and most of them ask the server: what stands for what is still loading has no words.
  await page.waitForFunction(() => (document.querySelector('main')?.innerText.length ?? 0) > 80 && !document.querySelector('main [aria-label="Loading"]'));
}

/** Imports a report, and gives twelve activities a status, half of them an owner, and due dates from last week on. */
async function furnish(page: Page): Promise<number[]> {
  const statuses = ['in-planning', 'in-progress', 'blocked', 'completed', 'will-not-pursue', 'third-party'];
  const edits = Array.from({ length: 12 }, (_, index) => ({
    activity: `RMI_${String(index + 1).padStart(3, '0')}`,
    seen: 0,
    set: { status: statuses[index % statuses.length], due: new Date(Date.now() + (index * 9 - 7) * dayMs).toISOString().slice(0, 10), notes: index === 2 ? 'Waits for the works council.' : '' },
  }));
  return page.evaluate(async ({ report, changed }) => {
    const me = sessionStorage.getItem('zero-trust-roadmap.person') ?? '';
    const roadmap = `/api/roadmaps/${encodeURIComponent(new URLSearchParams(location.search).get('roadmap') ?? '')}`;
    const post = async (path: string, body: string, headers: Record<string, string>) => (await fetch(roadmap + path, { method: 'POST', headers: { Authorization: `Bearer local:${me}`, ...headers }, body })).status;
    const owner = { id: me, name: 'Nadia Brandt' };
    const owned = changed.map((edit, index) => (index % 2 === 0 ? { ...edit, set: { ...edit.set, owner } } : edit));
    return [
      await post('/reports', report, { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'report.json' }),
      await post('/changes', JSON.stringify({ changeId: crypto.randomUUID(), edits: owned }), { 'Content-Type': 'application/json' }),
    ];
  }, { report: sampleReport(), changed: edits });
}

/** How many pixels the page is too wide. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe('every view', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openTab('Nadia');
    // With findings and work in hand there is more to look at.
    expect(await furnish(page)).toEqual([201, 200]);
    await page.reload();
    await page.getByRole('tab', { name: 'Board' }).waitFor();
  }, 120_000);

  it('is known to this table', () => expect(views.length).toBeGreaterThanOrEqual(5));

  it.each(widths.flatMap((width) => themes.flatMap((theme) => views.map((view) => [view, theme || 'light', width] as const))))('%s in %s at %i pixels', async (view, theme, width) => {
    await page.setViewportSize({ width, height: 900 });
    await show(page, { view, theme: theme === 'light' ? '' : theme });
    await screenshot(page, `tab-${view}-${theme}-${width}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it.each(themes.flatMap((theme) => [...widths, wall].map((width) => [theme || 'light', width] as const)))('the pane of an activity in %s at %i pixels', async (theme, width) => {
    await page.setViewportSize({ width, height: width === wall ? 2160 : 900 });
    await show(page, { view: 'board', activity: 'RMI_003', theme: theme === 'light' ? '' : theme });
    await page.getByRole('tab', { name: 'Guidance' }).waitFor();
    await screenshot(page, `pane-${theme}-${width}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it.each(themes.flatMap((theme) => ['work', 'evidence', 'discussion', 'history'].map((part) => [part, theme || 'light'] as const)))('%s in the pane of an activity in %s', async (part, theme) => {
    await page.setViewportSize({ width: 768, height: 900 });
    await show(page, { view: 'board', activity: 'RMI_003', part, theme: theme === 'light' ? '' : theme });
    await page.getByRole('tab', { name: new RegExp(`^${part}`, 'i'), selected: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each(views)('%s on a screen of 3,840 pixels', async (view) => {
    await page.setViewportSize({ width: wall, height: 2160 });
    await show(page, { view });
    await screenshot(page, `tab-${view}-3840`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('moves nothing for those who want nothing to move', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const view of views) {
      await show(page, { view, ...(view === 'board' && { activity: 'RMI_003' }) });
      const moving = await page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running' && Number(animation.effect?.getComputedTiming().duration) > 100).map((animation) => (animation instanceof CSSAnimation ? animation.animationName : 'transition')));
      expect([view, moving]).toEqual([view, []]);
    }
    await page.emulateMedia({ reducedMotion: null });
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
