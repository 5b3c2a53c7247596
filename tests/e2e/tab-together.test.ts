import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

/** A busy machine draws late. */
const patient = { timeout: 30_000 };
const card = (page: Page, activity: string) => page.locator(`button[data-activity="${activity}"]`);
const idsOf = (page: Page) => page.locator('button[data-activity]').evaluateAll((cards) => cards.map((each) => each.getAttribute('data-activity') ?? ''));

/** By keyboard: S opens the choices, the first letters find one. */
async function setStatus(page: Page, activity: string, letter: string): Promise<void> {
  await card(page, activity).focus();
  await page.keyboard.press('s');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press(letter);
  await page.keyboard.press('Enter');
}
/** Letters of statuses that no other begins with before them, and the names. */
const choices = [['b', 'Blocked'], ['p', 'Planned'], ['c', 'Completed'], ['w', 'Will not pursue']] as const;

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });
async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await messages(page).getByText(/^You are offline\./).waitFor(patient);
}
/** What is split off has come in idle time. */
const hasFetched = (page: Page, parts: readonly string[]) => expect.poll(
  () => page.evaluate((names) => names.filter((name) => !performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/${name}-`))), [...parts]), patient).toEqual([]);

describe('five people on one roadmap', () => {
  it('edit at once, and everybody ends up with every edit, in its author’s order', async () => {
    const names = ['Nadia', 'Tomasz', 'Amara', 'Liam', 'Mei'];
    const pages: Page[] = [];
    for (const name of names) pages.push(await openTab(name, '&view=board&pillar=network'));
    await Promise.all(pages.map((page) => page.locator('button[data-activity]').nth(5).waitFor(patient)));
    const ids = (await idsOf(pages[0]!)).slice(0, names.length);

    await Promise.all(pages.map(async (page, index) => {
      for (const [letter] of choices) await setStatus(page, ids[index]!, letter);
    }));
    const [, last] = choices.at(-1)!;
    for (const page of pages) for (const id of ids) await card(page, id).getByText(last, { exact: true }).waitFor(patient);

    const [page] = pages;
    const changes = await page!.evaluate(async () => {
      const roadmap = new URLSearchParams(location.search).get('roadmap') ?? '';
      const headers = { Authorization: `Bearer local:${sessionStorage.getItem('zero-trust-roadmap.person')}` };
      const answer = await fetch(`/api/roadmaps/${encodeURIComponent(roadmap)}/changes?after=0`, { headers });
      return (await answer.json()) as { sequence: number; changes: { sequence: number; edits: { activity: string; after: { status?: string } }[] }[] };
    });
    expect(changes.changes.map(({ sequence }) => sequence)).toEqual(changes.changes.map((_change, index) => index + 1));
    for (const id of ids) {
      const statuses = changes.changes.flatMap(({ edits }) => edits.filter(({ activity }) => activity === id).map(({ after }) => after.status));
      expect(statuses).toEqual(['blocked', 'planned', 'completed', 'will-not-pursue']);
    }
    await Promise.all(pages.map((each) => each.context().close()));
  });
});

describe('somebody who cannot see the screen', () => {
  it('is told what a colleague has just done, and of their own edit nothing twice', async () => {
    const [liam, mei] = [await openTab('Liam', '&view=board&pillar=ai'), await openTab('Mei', '&view=board&pillar=ai')];
    await Promise.all([liam, mei].map((page) => page.locator('button[data-activity]').nth(1).waitFor(patient)));
    const [first] = await idsOf(mei) as [string];
    // What is said does not stay.
    const heard = (page: Page) => page.evaluate(() => new Promise<string>((resolve) => {
      const region = document.querySelector('[aria-live="polite"][aria-atomic]');
      if (!region) throw new Error('Nothing here says anything.');
      new MutationObserver(() => {
        if (region.textContent.includes('Mei Tanaka')) resolve(region.textContent);
      }).observe(region, { subtree: true, childList: true, characterData: true });
      setTimeout(() => resolve('Nothing was said.'), 30_000);
    }));
    const [told, toldHerself] = [heard(liam), heard(mei).catch(() => null)];
    await setStatus(mei, first, 'b');
    const title = await liam.evaluate((id) => fetch('/api/catalog', { headers: { Authorization: `Bearer local:${sessionStorage.getItem('zero-trust-roadmap.person')}` } })
      .then((answer) => answer.json() as Promise<{ activities: { id: string; title: string }[] }>).then(({ activities }) => activities.find((activity) => activity.id === id)?.title), first);
    expect(await told).toBe(`Mei Tanaka set the status to Blocked: ${title}`);
    await Promise.all([liam, mei].map((page) => page.context().close()));
    // By now her own window has had as long to say it.
    expect(await toldHerself).toBeNull();
  });
});

describe('somebody without a connection', () => {
  it('goes on working: what they change waits in sight, and is sent when the connection is back', async () => {
    const [liam, mei] = [await openTab('Liam', '&view=board&pillar=data'), await openTab('Mei', '&view=board&pillar=data')];
    await Promise.all([liam, mei].map((page) => page.locator('button[data-activity]').nth(3).waitFor(patient)));
    const [first, second] = await idsOf(liam) as [string, string];
    await goOffline(liam);
    await setStatus(liam, first, 'b');
    await setStatus(liam, second, 'p');
    await messages(liam).getByText(/^You are offline, 2 changes waiting/).waitFor(patient);
    await screenshot(liam, 'tab-offline');
    await setStatus(liam, first, 'c');
    await liam.keyboard.press('Control+z');
    // Said and seen at once, though no server has heard of it.
    await liam.getByRole('region', { name: 'Your last change' }).getByText(/^Undone: /).waitFor(patient);
    expect(await liam.getByRole('region', { name: 'Your last change' }).getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await card(liam, first).getByText('Blocked').waitFor(patient);
    expect(await card(mei, first).getByText('Blocked').count()).toBe(0);
    await liam.context().setOffline(false);
    await card(mei, first).getByText('Blocked').waitFor(patient);
    await card(mei, second).getByText('Planned').waitFor(patient);
    await messages(liam).getByText(/^You are offline/).waitFor({ state: 'detached', ...patient });
    await Promise.all([liam, mei].map((page) => page.context().close()));
  });

  it('finds it again after closing the page; what others set meanwhile is one question', async () => {
    const [liam, mei] = [await openTab('Liam', '&view=list&pillar=devices'), await openTab('Mei', '&view=list&pillar=devices')];
    await Promise.all([liam, mei].map((page) => page.locator('[data-activity-row][data-index="4"]').waitFor(patient)));
    await goOffline(liam);
    const setAll = async (page: Page, rows: readonly number[], status: string): Promise<void> => {
      for (const row of rows) await page.locator(`[data-activity-row][data-index="${row}"] input`).click();
      await page.getByRole('button', { name: 'Set status' }).click();
      await page.getByRole('menuitemradio', { name: status, exact: true }).click();
      await page.getByRole('button', { name: 'Clear selection' }).click();
    };
    await setAll(liam, [0, 1, 2, 3], 'Planned');
    await messages(liam).getByText(/^You are offline, 1 change waiting/).waitFor(patient);
    await setAll(mei, [0, 1, 2], 'Blocked');
    await expect.poll(() => mei.locator('[data-activity-row]').getByText('Blocked', { exact: true }).count(), patient).toBe(3);

    const address = liam.url();
    await liam.close();
    const again = await mei.context().browser()!.newContext({ storageState: await liam.context().storageState(), viewport: { width: 1280, height: 900 } }).then((context) => context.newPage());
    await again.goto(address);
    await again.getByRole('button', { name: /Liam/ }).first().click();
    const question = messages(again).getByText(/^Mei Tanaka set the status of 3 activities before you did/);
    // A screen reader hears it at once.
    await Promise.all([question.waitFor(patient), again.locator('[aria-live="assertive"]').getByText(/^Mei Tanaka set the status of 3 activities/).waitFor(patient)]);
    expect(await question.count()).toBe(1);
    await screenshot(again, 'tab-conflicts');
    // As long as nobody has answered, what one wrote is nowhere else.
    await again.reload();
    await question.waitFor(patient);
    await mei.locator('[data-activity-row][data-index="3"]').getByText('Planned', { exact: true }).waitFor(patient);
    await again.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => mei.locator('[data-activity-row]').getByText('Planned', { exact: true }).count(), patient).toBe(4);
    await Promise.all([again, mei].map((page) => page.context().close()));
  });

  it('opens what they never opened, and writes comments that are sent later, also by the next page', async () => {
    const [liam, mei] = [await openTab('Liam', '&view=board&pillar=infrastructure'), await openTab('Mei', '&view=board&pillar=infrastructure')];
    await Promise.all([liam, mei].map((page) => page.locator('button[data-activity]').nth(3).waitFor(patient)));
    await hasFetched(liam, ['list', 'timeline', 'settings', 'activity-pane', 'own-activity-dialog', 'shortcut-list']);
    const [first] = await idsOf(liam) as [string];
    await goOffline(liam);
    await liam.getByRole('tab', { name: 'List' }).click();
    await liam.locator('[data-activity-row][data-index="3"]').waitFor(patient);
    await liam.getByRole('tab', { name: 'Board' }).click();
    await card(liam, first).click();
    await liam.getByRole('tab', { name: /^Discussion/ }).click();
    await liam.getByRole('textbox', { name: 'Your comment' }).fill('The vendor answers on Monday.');
    await liam.getByRole('button', { name: 'Comment', exact: true }).click();
    await liam.getByRole('list', { name: 'Not saved yet' }).getByText('The vendor answers on Monday.').waitFor(patient);
    await messages(liam).getByText(/^You are offline, 1 change waiting/).waitFor(patient);
    await liam.getByRole('textbox', { name: 'Your comment' }).fill('Half a thought');
    await screenshot(liam, 'tab-offline-comment');

    const address = liam.url();
    await liam.close();
    const again = await mei.context().browser()!.newContext({ storageState: await liam.context().storageState(), viewport: { width: 1280, height: 900 } }).then((context) => context.newPage());
    await again.goto(address);
    await again.getByRole('button', { name: /Liam/ }).first().click();
    await card(mei, first).click();
    await mei.getByRole('tab', { name: /^Discussion/ }).click();
    await mei.locator('aside').getByText('The vendor answers on Monday.').waitFor(patient);
    await again.getByRole('list', { name: 'Not saved yet' }).waitFor({ state: 'detached', ...patient });
    expect(await again.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe('Half a thought');
    expect(await mei.locator('aside').getByText('The vendor answers on Monday.').count()).toBe(1);
    await Promise.all([again, mei].map((page) => page.context().close()));
  });

  it('is not called offline when the server has a problem: what they did waits for it to end', async () => {
    const liam = await openTab('Liam', '&view=board&pillar=infrastructure');
    await liam.locator('button[data-activity]').nth(3).waitFor(patient);
    const [, second] = await idsOf(liam) as [string, string];
    const saving = '**/api/roadmaps/*/changes';
    await liam.route(saving, (route) => (route.request().method() === 'POST'
      ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Something failed on our side.', status: 500 }) })
      : route.continue()));
    await setStatus(liam, second, 'b');
    await messages(liam).getByText(/^The server has a problem, 1 change waiting\./).waitFor(patient);
    await messages(liam).getByRole('button', { name: 'Give up what waits' }).waitFor(patient);
    expect(await accessibilityFaults(liam)).toEqual([]);
    await screenshot(liam, 'tab-server-problem');
    await card(liam, second).getByText('Blocked').waitFor(patient);
    await liam.unroute(saving);
    await messages(liam).getByText(/^The server has a problem/).waitFor({ state: 'detached', ...patient });
    await liam.reload();
    await card(liam, second).getByText('Blocked').waitFor(patient);
    await liam.context().close();
  });

  it('is told when a part cannot be fetched, and fetches it when it can be', async () => {
    const liam = await openTab('Liam', '&view=board&pillar=infrastructure');
    const part = '**/assets/timeline-*.js';
    await liam.context().route(part, (route) => route.abort());
    await liam.reload();
    await liam.getByRole('tab', { name: 'Timeline' }).click();
    await liam.getByText(/^This part could not be loaded/).first().waitFor(patient);
    await liam.context().unroute(part);
    await liam.getByRole('button', { name: 'Try again' }).click();
    await liam.getByText(/^This part could not be loaded/).waitFor({ state: 'detached', ...patient });
    await liam.getByRole('heading', { name: 'This could not be shown' }).waitFor({ state: 'detached', ...patient });
    await liam.context().close();
  });

  it('sees what an assessment found meanwhile', async () => {
    const [liam, nadia] = [await openTab('Liam', '&view=board&pillar=identity'), await openTab('Nadia', '&view=board&pillar=identity')];
    await Promise.all([liam, nadia].map((page) => page.locator('button[data-activity]').nth(3).waitFor(patient)));
    await goOffline(liam);
    await nadia.getByRole('button', { name: 'Run assessment' }).click();
    const badge = (page: Page) => page.locator('header').getByText('Sample tenant').first();
    await nadia.getByRole('progressbar', { name: 'Progress of the assessment' }).waitFor(patient);
    await nadia.getByRole('progressbar', { name: 'Progress of the assessment' }).waitFor({ state: 'detached', timeout: 120_000 });
    await badge(nadia).waitFor(patient);
    expect(await badge(liam).count()).toBe(0);
    await liam.context().setOffline(false);
    await badge(liam).waitFor(patient);
    await Promise.all([liam, nadia].map((page) => page.context().close()));
  });
});

describe('a team’s own activity', () => {
  it('that a colleague described anew while the dialog was open asks which words stay, beside the activity, also on a phone', async () => {
    const [liam, mei] = [await openTab('Liam', '&view=board&pillar=data'), await openTab('Mei', '&view=board&pillar=data', 390)];
    await liam.getByRole('button', { name: 'Add activity' }).first().click();
    const dialog = (page: Page) => page.getByRole('dialog');
    await dialog(liam).getByLabel('Title').fill('Call the vendor');
    await dialog(liam).getByRole('button', { name: 'Save' }).click();
    await liam.getByRole('region', { name: 'Your last change' }).getByText('“Call the vendor” was added.').waitFor(patient);
    const own = (page: Page) => page.locator('button[data-activity^="own-"]').first();
    for (const page of [liam, mei]) {
      await own(page).waitFor({ state: 'attached', ...patient });
      await own(page).click();
      await page.locator('aside').getByRole('button', { name: 'Change', exact: true }).click();
      await dialog(page).getByLabel('Title').waitFor();
    }
    await dialog(liam).getByLabel('Title').fill('Write to the vendor');
    await dialog(liam).getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => mei.locator('aside').getAttribute('aria-label'), patient).toBe('Write to the vendor');
    await dialog(mei).getByLabel('Title').fill('Meet the vendor');
    await dialog(mei).getByRole('button', { name: 'Save' }).click();
    const question = mei.locator('aside').getByText(/^Liam .* described the activity “Write to the vendor”/);
    await question.waitFor(patient);
    await mei.locator('aside').getByText('Meet the vendor').waitFor(patient);
    await screenshot(mei, 'tab-conflict-phone');
    await mei.getByRole('tab', { name: 'History' }).click();
    await question.waitFor(patient);
    await mei.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => liam.locator('aside').getAttribute('aria-label'), patient).toBe('Meet the vendor');
    await Promise.all([liam, mei].map((page) => page.context().close()));
  });
});
