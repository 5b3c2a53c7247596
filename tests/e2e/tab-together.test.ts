import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { withTab } from './open-tab.ts';
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

describe('somebody without a connection', () => {
  it('goes on working: what they change waits in sight, and is sent when the connection is back', async () => {
    const [liam, mei] = [await openTab('Liam', '&view=board&pillar=data'), await openTab('Mei', '&view=board&pillar=data')];
    await Promise.all([liam, mei].map((page) => page.locator('button[data-activity]').nth(3).waitFor(patient)));
    const [first, second] = await idsOf(liam) as [string, string];
    await liam.context().setOffline(true);
    await liam.getByText(/^You are offline\./).waitFor(patient);
    await setStatus(liam, first, 'b');
    await setStatus(liam, second, 'p');
    await liam.getByText(/^You are offline, 2 changes waiting/).waitFor(patient);
    await screenshot(liam, 'tab-offline');
    expect(await card(mei, first).getByText('Blocked').count()).toBe(0);
    await liam.context().setOffline(false);
    await card(mei, first).getByText('Blocked').waitFor(patient);
    await card(mei, second).getByText('Planned').waitFor(patient);
    await liam.getByText(/^You are offline/).waitFor({ state: 'detached', ...patient });
    await Promise.all([liam, mei].map((page) => page.context().close()));
  });

  it('finds it again after closing the page; what others set meanwhile is one question', async () => {
    const [liam, mei] = [await openTab('Liam', '&view=list&pillar=devices'), await openTab('Mei', '&view=list&pillar=devices')];
    await Promise.all([liam, mei].map((page) => page.locator('tr[data-index="4"]').waitFor(patient)));
    await liam.context().setOffline(true);
    await liam.getByText(/^You are offline\./).waitFor(patient);
    const setAll = async (page: Page, rows: readonly number[], status: string): Promise<void> => {
      for (const row of rows) await page.locator(`tr[data-index="${row}"] input`).click();
      await page.getByRole('button', { name: 'Set status' }).click();
      await page.getByRole('menuitemradio', { name: status, exact: true }).click();
      await page.getByRole('button', { name: 'Clear selection' }).click();
    };
    await setAll(liam, [0, 1, 2, 3], 'Planned');
    await liam.getByText(/^You are offline, 1 change waiting/).waitFor(patient);
    await setAll(mei, [0, 1, 2], 'Blocked');
    await expect.poll(() => mei.locator('tr[data-index]').getByText('Blocked', { exact: true }).count(), patient).toBe(3);

    const address = liam.url();
    await liam.close();
    const again = await mei.context().browser()!.newContext({ storageState: await liam.context().storageState(), viewport: { width: 1280, height: 900 } }).then((context) => context.newPage());
    await again.goto(address);
    await again.getByRole('button', { name: /Liam/ }).first().click();
    const question = again.getByText(/^Mei Tanaka set the status of 3 activities before you did/);
    await question.waitFor(patient);
    expect(await question.count()).toBe(1);
    await screenshot(again, 'tab-conflicts');
    await mei.locator('tr[data-index="3"]').getByText('Planned', { exact: true }).waitFor(patient);
    await again.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => mei.locator('tr[data-index]').getByText('Planned', { exact: true }).count(), patient).toBe(4);
    await Promise.all([again, mei].map((page) => page.context().close()));
  });
});
