/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { loadCommands } from '../../bot/load-commands.ts';
import { screenshot } from './stack.ts';
import { withStack } from './with-stack.ts';

const running = withStack({ playground: true });
/** It is somebody else's client: now and then a conversation opens without the place to write. What is ours is tried once, everywhere else. */
const throughPlayground = { retry: 1 };

const open = (conversation: RegExp) => running.openConversation(conversation);

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Send Message' }).last().click();
}

/** In a channel or group chat the bot hears only what mentions it. */
async function mention(page: Page): Promise<void> {
  await page.keyboard.type('@');
  await page.getByRole('menuitem', { name: 'Zero Trust Roadmap' }).click();
}

async function post(page: Page, text: string): Promise<void> {
  await page.getByText('Start a new post').first().waitFor();
  await page.getByRole('textbox').first().click();
  await mention(page);
  await page.keyboard.type(` ${text}`);
  await page.getByRole('button', { name: 'Post' }).click();
}

/** Goes on in the newest thread of a channel. */
async function reply(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().click();
  await mention(page);
  await page.keyboard.type(` ${text}`);
  await page.getByRole('button', { name: 'Send Message' }).last().click();
}

/** A run over the whole sample tenant, on a busy machine. */
const runMs = 120_000;

const cards = (page: Page) => page.locator('.ac-adaptiveCard');

describe('in a channel', throughPlayground, () => {
  it('welcomes, runs an assessment with progress, sums it up, and runs again', async () => {
    const page = await open(/General/);
    await cards(page).filter({ hasText: 'Zero Trust Roadmap' }).first().waitFor();
    await screenshot(page, 'channel-welcome');
    await post(page, 'Please run assessment');
    const progress = cards(page).filter({ hasText: /Assessment is (?:running|about to start)/ });
    await progress.first().waitFor();
    await screenshot(page, 'channel-progress');
    const summary = cards(page).filter({ hasText: 'Score per pillar' });
    await summary.first().waitFor({ timeout: runMs });
    // The same message became the summary: no progress card is left behind.
    await expect.poll(() => progress.count()).toBe(0);
    const text = await summary.first().innerText();
    for (const word of ['Sample tenant', 'Identity', 'passed', 'failed', 'to investigate', 'skipped']) expect(text).toContain(word);
    expect(text).toMatch(/\d+ %/);
    await summary.first().scrollIntoViewIfNeeded();
    await screenshot(page, 'channel-summary');

    await page.getByRole('button', { name: 'Run again' }).last().click();
    await progress.first().waitFor();
    await expect.poll(() => summary.count(), { timeout: runMs }).toBe(2);
    expect(await summary.last().innerText()).toMatch(/Unchanged since/);
    const [roadmap] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Open roadmap' }).last().click()]);
    expect(roadmap.url()).toContain('/tab/?roadmap=');
    await roadmap.getByRole('button', { name: /Nadia/ }).first().click();
    await roadmap.getByText('Sample tenant').first().waitFor();
    await roadmap.close();
    await page.close();
  });

  it('lets a second request join the run that is going', async () => {
    const page = await open(/Identity/);
    await post(page, 'run assessment');
    const progress = cards(page).filter({ hasText: /Assessment is (?:running|about to start)/ });
    await progress.first().waitFor();
    await post(page, 'run assessment');
    const summaries = cards(page).filter({ hasText: 'Score per pillar' });
    await expect.poll(() => summaries.count(), { timeout: runMs }).toBe(2);
    await page.close();
  });

  it('sends the digest when asked, and takes a new schedule', async () => {
    const page = await open(/General/);
    await post(page, 'digest now');
    await cards(page).filter({ hasText: /digest/i }).last().waitFor();
    await post(page, 'digest settings');
    const settings = cards(page).filter({ hasText: 'Time zone' });
    await settings.last().waitFor();
    await screenshot(page, 'channel-digest-settings');
    await page.getByRole('button', { name: 'Save' }).last().click();
    await page.getByText(/(?:Saved|will be sent|comes)/).last().waitFor();
    await page.close();
  });
});

describe('in a group chat', throughPlayground, () => {
  it('answers there as well', async () => {
    const page = await open(/Security leads/);
    await page.getByRole('textbox').last().click();
    await mention(page);
    await page.keyboard.type(' status');
    await page.getByRole('button', { name: 'Send Message' }).last().click();
    await cards(page).filter({ hasText: /activities/i }).last().waitFor();
    await page.close();
  });
});

describe('in the personal chat', throughPlayground, () => {
  it('understands politeness, case and near misses', async () => {
    const page = await open(/Personal Chat/);
    await say(page, 'HELP');
    await cards(page).filter({ hasText: 'run assessment' }).last().waitFor();
    await say(page, 'Could you please show me the status, thanks!');
    await cards(page).filter({ hasText: /activities/i }).last().waitFor();
    await say(page, 'overdue?');
    await cards(page).filter({ hasText: /overdue/i }).last().waitFor();
    await say(page, 'run asessment');
    await cards(page).filter({ hasText: /Did you mean.*run assessment/i }).last().waitFor();
    await screenshot(page, 'personal-help');
    await say(page, 'run assessment of the identity pillar');
    await cards(page).filter({ hasText: 'Score per pillar' }).last().waitFor({ timeout: runMs });
    await screenshot(page, 'personal-summary');
    await page.close();
  });
});

/** One sentence per command, and what its card says. */
const everyCommand: readonly (readonly [command: string, said: string, answer: RegExp])[] = [
  ['task', 'task RMI_001', /RMI_001 · Identity.*Not reviewed/s],
  ['assign', 'assign RMI_001 to me by next friday', /gave it to Nadia Brandt and made it due/],
  ['set', 'set RMI_001 to in progress', /set the status to In progress/],
  ['due', 'due RMI_001 in 3 weeks', /made it due on/],
  ['comment', 'comment RMI_001 the pilot starts on Monday', /commented: “the pilot starts on Monday”/],
  ['accept risk', 'accept risk RMI_001 until tomorrow because it is replaced', /accepted the risk until/],
  ['review exceptions', 'review exceptions', /accepted risk|exception/i],
  ['my tasks', 'my tasks', /open task.* of Nadia Brandt/],
  ['next steps', 'next steps', /Next steps/],
  ['overdue', 'overdue', /Nothing is overdue/],
  ['status', 'status', /Roadmap status/],
  ['show failed', 'show failed high risk', /failed checks with high risk/],
  ['show check', 'show check 21786', /Check 21786.*How to mend/s],
  ['compare', 'compare', /Assessments compared|nothing to compare/],
  ['open roadmap', 'open roadmap', /The roadmap of this conversation/],
  ['digest now', 'digest now', /Zero Trust digest/],
  ['digest on', 'digest on', /digest/i],
  ['digest settings', 'digest settings', /Digest settings/],
  ['schedule assessment', 'schedule assessment', /Assessment schedule/],
  ['remind me', 'remind me', /Reminders/],
  ['reset', 'reset devices', /Reset Devices\?/],
  ['export', 'export csv', /[Ee]xport/],
  ['import', 'import', /Import a file/],
  ['cancel assessment', 'cancel assessment', /No assessment is running/],
  ['run assessment', 'run assessment of the moon', /“moon” is not a pillar/],
  ['help', 'help', /What you can say/],
];

describe('every command', throughPlayground, () => {
  it('has a row', async () => {
    const names = (await loadCommands()).map(({ name }) => name).sort();
    expect(everyCommand.map(([command]) => command).sort()).toEqual(names);
  });

  it('answers in a channel, where a task’s card gives whoever wants to change it a view of their own', async () => {
    const page = await open(/General/);
    await post(page, 'help');
    // Its thread is the newest, and stays where it is, once it is answered.
    await cards(page).filter({ hasText: /What you can say/ }).last().waitFor();
    for (const [, said, answer] of everyCommand) {
      const before = await cards(page).filter({ hasText: answer }).count();
      await reply(page, said);
      await expect.poll(() => cards(page).filter({ hasText: answer }).count(), { message: said, timeout: 60_000 }).toBeGreaterThan(before);
    }
    await reply(page, 'task RMI_002');
    const task = cards(page).filter({ hasText: 'RMI_002 · Identity' }).last();
    await task.getByRole('button', { name: 'Change' }).click();
    // A view of one's own, with inputs; everybody else still sees the state.
    await task.getByRole('button', { name: 'Save' }).waitFor();
    await screenshot(page, 'channel-task');
    await page.close();
  });

  it('answers in the personal chat', async () => {
    const page = await open(/Personal Chat/);
    for (const [, said, answer] of everyCommand) {
      const before = await cards(page).filter({ hasText: answer }).count();
      await say(page, said);
      await expect.poll(() => cards(page).filter({ hasText: answer }).count(), { message: said, timeout: 60_000 }).toBeGreaterThan(before);
    }
    await screenshot(page, 'personal-commands');
    await page.close();
  });
});
