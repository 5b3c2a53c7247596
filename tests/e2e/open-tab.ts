/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, startStack, type Stack } from './stack.ts';

const roadmap = '19:general.zero-trust@thread.tacv2';

/** Opens the tab in a browser of its own, as one of the sample people. @param query such as `&view=list` */
export type OpenTab = (name: string, query?: string, width?: number) => Promise<Page>;

/** Runs the product and a browser for the tests of a file. */
export function withTab(): OpenTab {
  let stack: Stack;
  let browser: Browser;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack({ playground: false }), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });
  return async (name, query = '', width = 1280) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${stack.url}/tab/?roadmap=${encodeURIComponent(roadmap)}${query}`);
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
