/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { localTeam } from '../../src/local/people.ts';
import { screenshot } from './stack.ts';
import { withStack } from './with-stack.ts';

const running = withStack({ playground: true });

/** The Agents Playground with one conversation open, and the extension at hand. */
async function open(conversation: RegExp): Promise<Page> {
  const page = await running.openConversation(conversation);
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).first().waitFor();
  return page;
}

async function choose(page: Page, command: string): Promise<void> {
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).first().click();
  await page.getByRole('menuitem', { name: command }).click();
}

describe('the message extension in the Agents Playground', { retry: 1 }, () => {
  it('finds an activity and puts its card into the conversation', async () => {
    const page = await open(/Personal Chat/);
    await choose(page, 'Search Command');
    await page.getByRole('button', { name: 'Specify Command ID or Parameter' }).click();
    await page.getByRole('textbox', { name: 'Command ID' }).fill('searchActivities');
    await page.getByRole('textbox', { name: 'Parameter name' }).fill('words');
    await page.getByRole('textbox', { name: 'Enter a search term' }).fill('RMI_001');
    await page.getByText('Identity · Not reviewed').first().click();
    const card = page.locator('.ac-adaptiveCard').filter({ hasText: 'RMI_001' });
    await card.getByRole('button', { name: 'Save' }).first().waitFor();
    await screenshot(page, 'extension-search');
    await page.close();
  });

  it('shows a link to an activity as its card', async () => {
    const page = await open(/Personal Chat/);
    await choose(page, 'Link Unfurling');
    const address = page.getByRole('textbox', { name: 'Enter an URL' });
    await address.fill(`${running.stack.url}/r/${encodeURIComponent(localTeam.id)}/activities/RMI_001`);
    await address.press('Enter');
    await page.getByText('RMI_001').first().waitFor();
    await screenshot(page, 'extension-unfurl');
    await page.close();
  });
});

it('follows a short link to the activity in the tab', async () => {
  const page = await running.browser.newPage();
  await page.goto(`${running.stack.url}/r/${encodeURIComponent(localTeam.id)}/activities/RMI_001`);
  await page.getByRole('button', { name: /Nadia/ }).first().click();
  await page.getByRole('button', { name: 'Copy a link to this activity' }).waitFor();
  expect(new URL(page.url()).searchParams.get('activity')).toBe('RMI_001');
  await page.close();
});
