/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { change } from './ask-server.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

const pane = (page: Page) => page.getByRole('complementary');
const card = (page: Page, activity: string) => page.locator(`button[data-activity="${activity}"]`);
const owner = (page: Page) => pane(page).getByRole('combobox', { name: 'Owner' });
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

/** The part of the guidance below a heading. */
const section = (page: Page, heading: string): Locator => pane(page).locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) }).last();
const titlesOf = (part: Locator) => part.getByRole('listitem').getByRole('button').allTextContents();

/** Responds to risk: needs two others first, and prepares one. */
const risk = { id: 'RMI_007', title: 'Respond to user and sign-in risk with Conditional Access' };
const policies = { id: 'RMI_001', title: 'Design your Conditional Access policies' };
const strength = 'Require strong authentication with authentication strengths';

async function openPane(name: string, activity: string): Promise<Page> {
  const page = await openTab(name, `&view=board&pillar=identity&area=all&activity=${activity}`);
  await page.getByRole('tab', { name: /^Guidance/ }).waitFor();
  return page;
}

describe('the owner of an activity', () => {
  it('is found by typing a part of the name, chosen by keyboard, and stands on the card that a colleague sees', async () => {
    const [nadia, mei] = [await openPane('Nadia', policies.id), await openTab('Mei', '&view=board&pillar=identity&area=all')];
    await card(mei, policies.id).getByText('No owner').waitFor();
    await owner(nadia).focus();
    await nadia.keyboard.type('xyz');
    await nadia.getByRole('option', { name: 'Nobody here has that name' }).waitFor();
    await nadia.keyboard.press('Control+a');
    // A surname finds somebody as well as a first name.
    await nadia.keyboard.type('ziel');
    await expect.poll(() => nadia.getByRole('listbox').getByRole('option').allTextContents()).toEqual([expect.stringContaining('Tomasz Zielinski')]);
    expect(await accessibilityFaults(nadia)).toEqual([]);
    await screenshot(nadia, 'pane-owner');
    await nadia.keyboard.press('ArrowDown');
    await nadia.keyboard.press('Enter');
    await expect.poll(() => owner(nadia).inputValue()).toBe('Tomasz Zielinski');
    await card(mei, policies.id).getByText('Tomasz Zielinski').waitFor();
    expect(await owner(nadia).evaluate((field) => field === document.activeElement)).toBe(true);

    await mei.reload();
    await card(mei, policies.id).getByText('Tomasz Zielinski').waitFor();
    await nadia.keyboard.press('ArrowDown');
    await nadia.getByRole('option', { name: 'No owner' }).waitFor();
    await nadia.keyboard.press('Home');
    await nadia.keyboard.press('Enter');
    await card(mei, policies.id).getByText('No owner').waitFor();
    await Promise.all([nadia, mei].map((page) => page.context().close()));
  });
});

describe('what an activity hangs together with', () => {
  it('is shown with how far it is, also when a colleague finishes it', async () => {
    const [nadia, tomasz] = [await openPane('Nadia', risk.id), await openTab('Tomasz')];
    const first = section(nadia, 'Finish first');
    await first.getByText('0 of 2 closed').waitFor();
    expect(await titlesOf(first)).toEqual([policies.title, strength]);
    await first.getByRole('listitem').filter({ hasText: policies.title }).getByText('Not reviewed').waitFor();
    await change(tomasz, [{ activity: policies.id, set: { status: 'completed' } }]);
    await first.getByText('1 of 2 closed').waitFor();
    await first.getByRole('listitem').filter({ hasText: policies.title }).getByText('Completed').waitFor();
    await first.getByRole('listitem').filter({ hasText: strength }).getByText('Not reviewed').waitFor();
    await Promise.all([nadia, tomasz].map((page) => page.context().close()));
  });

  it.each(['Finish first', 'This prepares', 'In the same lane'])('is followed by keyboard from “%s”, and the back button returns', async (heading) => {
    const page = await openPane('Mei', risk.id);
    const [title] = await section(page, heading).waitFor().then(() => titlesOf(section(page, heading))) as [string];
    await section(page, heading).getByRole('button', { name: title }).press('Enter');
    const other = page.getByRole('complementary', { name: title, exact: true });
    await other.getByRole('heading', { name: 'Do this' }).waitFor();
    // Whoever works by keyboard is at the head of what has opened.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(title);
    const followed = param(page, 'activity');
    expect(followed).not.toBe(risk.id);
    await card(page, followed ?? '').and(page.locator('[aria-expanded="true"]')).waitFor();
    // Whom one comes from leads on, and whom one prepares comes first.
    const wayBack = { 'Finish first': 'This prepares', 'This prepares': 'Finish first', 'In the same lane': 'In the same lane' }[heading] ?? '';
    await expect.poll(() => titlesOf(section(page, wayBack))).toContain(risk.title);
    await page.goBack();
    await page.getByRole('complementary', { name: risk.title }).waitFor();
    expect(param(page, 'activity')).toBe(risk.id);
    await section(page, heading).getByRole('button', { name: title }).waitFor();
    await page.goForward();
    await other.waitFor();
    await page.context().close();
  });
});
