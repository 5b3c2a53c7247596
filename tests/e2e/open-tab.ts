/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { withStack } from './with-stack.ts';

const roadmap = '19:general.zero-trust@thread.tacv2';

/** Opens the tab in a browser of its own, as one of the sample people. @param query such as `&view=list` @param device such as one with a touch screen */
export type OpenTab = (name: string, query?: string, width?: number, device?: BrowserContextOptions) => Promise<Page>;

/** Runs the product and a browser for the tests of a file. */
export function withTab(): OpenTab {
  const running = withStack({ playground: false });
  return async (name, query = '', width = 1280, device = {}) => {
    const context = await running.browser.newContext({ viewport: { width, height: 900 }, ...device });
    const page = await context.newPage();
    await page.goto(`${running.stack.url}/tab/?roadmap=${encodeURIComponent(roadmap)}${query}`);
    await page.getByRole('button', { name: new RegExp(name) }).first().click();
    await page.getByRole('tab', { name: 'Board' }).waitFor();
    return page;
  };
}

/** What axe-core finds wrong with the page as it is. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ').slice(0, 300)}`);
  });
}
