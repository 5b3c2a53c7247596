import { afterAll, beforeAll } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, startStack, type Stack } from './stack.ts';

/** What a test file works with, from its first test on. */
export interface Running {
  readonly stack: Stack;
  readonly browser: Browser;
  /** The Agents Playground with one conversation open. */
  openConversation(name: RegExp): Promise<Page>;
}

/** Runs the product and a browser for the tests of a file. */
export function withStack(options: { readonly playground: boolean }): Running {
  let running: { readonly stack: Stack; readonly browser: Browser } | null = null;
  const now = () => {
    if (!running) throw new Error('The product runs only while tests do.');
    return running;
  };
  beforeAll(async () => {
    const [stack, browser] = await Promise.all([startStack(options), launchBrowser()]);
    running = { stack, browser };
  }, 240_000);
  afterAll(async () => {
    await now().browser.close();
    await now().stack.stop();
  });
  return {
    get stack() { return now().stack; },
    get browser() { return now().browser; },
    async openConversation(name) {
      const page = await now().browser.newPage({ viewport: { width: 1280, height: 1000 } });
      page.setDefaultTimeout(60_000);
      await page.goto(now().stack.playgroundUrl, { waitUntil: 'domcontentloaded' });
      await page.getByRole('treeitem', { name }).click();
      return page;
    },
  };
}
