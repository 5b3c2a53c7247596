/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { runListSchema } from '../../src/api/assessment.ts';
import { catalogViewSchema, type PillarId } from '../../src/api/catalog.ts';
import { ask, change, dayIn, nadia, personOf, roadmap } from './ask-server.ts';
import { focusIsOn, tabTo } from './by-keyboard.ts';
import { withTab } from './open-tab.ts';

const openTab = withTab();
const patient = { timeout: 30_000 };

/** What the report of an invented tenant says; only the first three checks change from one to the other. */
function report(day: string, [first, second, third]: readonly [string, string, string]): string {
  const test = (TestId: number, TestTitle: string, TestStatus: string, TestRisk: string) =>
    ({ TestId: String(TestId), TestTitle, TestStatus, TestPillar: 'Identity', TestRisk, TestResult: '❌ Some accounts are not covered.\n\n| Account | Sign-ins |\n|---|---|\n| bob | 9 |\n| ann | 10 |\n| eve | 100 |\n' });
  return JSON.stringify({
    ExecutedAt: `${day}T08:00:00Z`, TenantId: '7b1f0c5e-3a52-4d0e-9a65-90c1fbb2d111', TenantName: 'Fabrikam', CurrentVersion: '2.1.8', EndOfJson: 'EndOfJson',
    Tests: [
      test(21786, 'Sessions are bound to the device', first, 'High'), test(21806, 'Registration of methods is guarded', second, 'Medium'), test(24550, 'Drives of Windows devices are encrypted', third, 'High'),
      ...Array.from({ length: 60 }, (_, index) => test(30_000 + index, `Setting ${index} holds`, index % 2 === 0 ? 'Passed' : 'Failed', 'Low')),
    ],
  });
}

async function importReport(page: Page, text: string): Promise<void> {
  const status = await page.evaluate(async ([address, who, body]) => (
    (await fetch(address, { method: 'POST', body, headers: { 'Authorization': `Bearer local:${who}`, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'report.json' } })).status
  ), [`${roadmap}/reports`, nadia.id, text] as const);
  expect(status).toBe(201);
}

const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const pane = (page: Page) => page.getByRole('complementary');

beforeAll(async () => {
  const page = await openTab('Nadia');
  for (const text of [report('2026-03-01', ['Failed', 'Failed', 'Failed']), report('2026-05-01', ['Passed', 'Failed', 'Failed']), report('2026-09-01', ['Failed', 'Passed', 'Passed'])]) await importReport(page, text);
  // Only an assessment of the sample tenant knows how its users sign in.
  await ask(page, `${roadmap}/assessments`, { pillars: ['identity'] });
  await vi.waitFor(async () => {
    const { runs } = runListSchema.parse(await ask(page, `${roadmap}/assessments`));
    expect(runs.filter(({ state }) => state !== 'finished')).toEqual([]);
  }, { timeout: 180_000, interval: 1000 });
  const { activities } = catalogViewSchema.parse(await ask(page, '/api/catalog'));
  const first = (pillar: PillarId) => activities.find((activity) => activity.pillar === pillar)?.id;
  await change(page, [
    { activity: first('network'), set: { status: 'in-progress', owner: personOf(nadia), due: dayIn(-10) } },
    { activity: first('identity'), set: { status: 'planned', due: dayIn(5) } },
    { activity: first('ai'), set: { status: 'in-progress' } },
  ]);
  await page.context().close();
}, 300_000);

describe('without a mouse, the overview', () => {
  it('leads to what a figure counts, and back to the figure', async () => {
    const page = await openTab('Mei', '&view=overview');
    const chart = page.getByRole('group', { name: 'All enabled users' });
    await chart.waitFor(patient);
    const overdue = page.getByRole('button', { name: 'Overdue: 1', exact: true });
    await tabTo(page, overdue);
    await page.keyboard.press('Enter');
    await page.getByText('1 of 880 activities').waitFor(patient);
    // The browser's own key for it does not reach a page without a window.
    await page.goBack();
    await focusIsOn(overdue);

    const pillar = region(page, 'Score per pillar').getByRole('button', { name: 'Identity' });
    await tabTo(page, pillar, { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Board', selected: true }).waitFor(patient);
    expect(param(page, 'pillar')).toBe('identity');
    await page.goBack();
    await focusIsOn(pillar);

    const step = region(page, 'Next best steps').getByRole('button').nth(1);
    await tabTo(page, step);
    await page.keyboard.press('Enter');
    await focusIsOn(pane(page).getByRole('heading', { level: 2 }));
    await page.keyboard.press('Escape');
    await focusIsOn(step);

    // Whoever comes through the views' names stays there.
    await tabTo(page, page.getByRole('tab', { name: 'Overview' }), { key: 'Shift+Tab' });
    await page.keyboard.press('ArrowRight');
    await focusIsOn(page.getByRole('tab', { name: 'Assessment', selected: true }));
    await page.keyboard.press('ArrowLeft');
    await focusIsOn(page.getByRole('tab', { name: 'Overview', selected: true }));
    await page.context().close();
  });

  it('reaches the charts of how users sign in, which say the same as a table', async () => {
    const page = await openTab('Mei', '&view=overview', 800);
    const chart = page.getByRole('group', { name: 'All enabled users' });
    await chart.waitFor(patient);
    await tabTo(page, chart);
    // Further down in the same figure, for those who hear it.
    expect(await page.locator('figure:focus-within').getByRole('table', { name: /^All enabled users/ }).getByRole('row').count()).toBeGreaterThan(3);
    await page.context().close();
  });
});

describe('without a mouse, the assessments', () => {
  it('are chosen, filtered, gone through, and opened', async () => {
    const page = await openTab('Mei', '&view=assessment');
    const run = page.getByRole('navigation', { name: 'Assessments' }).getByRole('button', { name: /2\.1\.8/ }).first();
    await run.waitFor(patient);
    await tabTo(page, run);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Fabrikam' }).waitFor(patient);
    await page.getByText('63 checks', { exact: true }).waitFor(patient);
    await focusIsOn(run);

    const results = region(page, 'Results');
    await tabTo(page, page.getByLabel('Verdict', { exact: true }));
    await page.keyboard.type('Fai');
    await page.getByText('31 of 63 checks').waitFor(patient);
    // More of them than there is room for, below a head that stays.
    const last = results.getByRole('button', { name: 'Setting 59 holds' });
    await tabTo(page, last);
    await tabTo(page, page.getByLabel('Area', { exact: true }), { key: 'Shift+Tab' });
    await tabTo(page, last);
    await page.keyboard.press('/');
    await focusIsOn(page.getByLabel('Search checks', { exact: true }));
    await tabTo(page, page.getByLabel('Risk', { exact: true }));
    await page.keyboard.type('Hi');
    await page.getByText('1 of 63 checks').waitFor(patient);
    expect([param(page, 'verdict'), param(page, 'risk')]).toEqual(['failed', 'high']);

    const link = results.getByRole('button', { name: 'Sessions are bound to the device' });
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await pane(page).getByText('3 rows').waitFor(patient);
    await focusIsOn(pane(page).getByRole('heading', { level: 2 }));
    const signIns = pane(page).getByRole('button', { name: 'Sign-ins' });
    await tabTo(page, signIns);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await pane(page).locator('th[aria-sort="descending"]').waitFor(patient);
    expect(await pane(page).locator('tbody td:first-child').allTextContents()).toEqual(['eve', 'ann', 'bob']);
    await focusIsOn(signIns);
    await page.keyboard.press('Escape');
    await pane(page).waitFor({ state: 'detached', ...patient });
    await focusIsOn(link);

    await page.keyboard.press('/');
    await page.keyboard.type('nothing of the kind');
    const clear = page.getByRole('button', { name: 'Clear filters' });
    await clear.waitFor(patient);
    await tabTo(page, clear);
    await page.keyboard.press('Enter');
    await page.getByText('63 checks', { exact: true }).waitFor(patient);
    await focusIsOn(page.getByLabel('Search checks', { exact: true }));
    await page.context().close();
  });

  it('are compared, and whoever chooses goes on at the choice', async () => {
    const page = await openTab('Mei', '&view=assessment');
    const run = page.getByRole('navigation', { name: 'Assessments' }).getByRole('button', { name: /2\.1\.8/ }).first();
    await run.waitFor(patient);
    await tabTo(page, run);
    await page.keyboard.press('Enter');
    const changed = region(page, 'What changed');
    await changed.getByRole('button', { name: '1 got worse' }).waitFor(patient);

    const from = changed.getByLabel('Compare from');
    await tabTo(page, from);
    await page.keyboard.press('ArrowDown');
    await changed.getByRole('button', { name: 'got worse' }).waitFor({ state: 'detached', ...patient });
    await focusIsOn(from);
    const fixed = changed.getByRole('button', { name: '2 fixed' });
    await tabTo(page, fixed);
    await page.keyboard.press('Enter');
    const link = changed.getByRole('button', { name: 'Drives of Windows devices are encrypted' });
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await pane(page).getByText('3 rows').waitFor(patient);
    await page.keyboard.press('Escape');
    await pane(page).waitFor({ state: 'detached', ...patient });
    await focusIsOn(link);

    const [after, before] = [param(page, 'run'), param(page, 'with')];
    const swap = changed.getByRole('button', { name: 'Swap the two assessments' });
    await tabTo(page, swap, { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await changed.getByRole('button', { name: '2 got worse' }).waitFor(patient);
    expect([param(page, 'run'), param(page, 'with')]).toEqual([before, after]);
    await focusIsOn(swap);

    const to = changed.getByLabel('Compare to');
    await tabTo(page, to);
    await page.keyboard.press('ArrowDown');
    await changed.getByRole('button', { name: '2 got worse' }).waitFor({ state: 'detached', ...patient });
    await expect.poll(() => param(page, 'run'), patient).not.toBe(before);
    await changed.getByRole('button', { name: '1 fixed' }).waitFor(patient);
    await focusIsOn(to);
    await page.context().close();
  });
});

describe('without a mouse, the plan', () => {
  it('is narrowed to a pillar, leads to what a figure counts and back, and is copied', async () => {
    const page = await openTab('Tomasz', '&view=plan');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('article').waitFor(patient);
    await tabTo(page, page.getByRole('combobox', { name: 'Pillar' }));
    await page.keyboard.type('Net');
    const plan = page.getByRole('article', { name: 'Zero Trust implementation plan: Network' });
    await plan.waitFor(patient);
    const figure = plan.getByRole('link', { name: '1', exact: true }).first();
    await tabTo(page, figure);
    await page.keyboard.press('Enter');
    await page.getByText(/^1 of \d+ activities$/).waitFor(patient);
    await page.goBack();
    await plan.waitFor(patient);
    await focusIsOn(figure);

    const copy = page.getByRole('button', { name: 'Copy as Markdown' });
    await tabTo(page, copy, { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await page.getByText('The plan is copied as Markdown').first().waitFor(patient);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# Zero Trust implementation plan: Network – /);
    await focusIsOn(copy);
    await page.context().close();
  });
});

describe('without a mouse, the timeline', () => {
  it('gives a due date, moves it, opens what it is of, and takes the move back', async () => {
    const page = await openTab('Liam', '&view=timeline&pillar=data');
    const give = page.getByRole('button', { name: /a due date in a week$/ });
    await give.first().waitFor(patient);
    await tabTo(page, give);
    await page.keyboard.press('Enter');
    const mark = page.locator('[data-mark]');
    await focusIsOn(mark);
    const first = await mark.textContent();
    await page.keyboard.press('ArrowRight');
    const dayLater = await mark.textContent();
    await page.keyboard.press('Shift+ArrowRight');
    const moved = await mark.textContent();
    expect(new Set([first, dayLater, moved]).size).toBe(3);
    await focusIsOn(mark);

    await page.keyboard.press('Enter');
    await focusIsOn(pane(page).getByRole('heading', { level: 2 }));
    await page.keyboard.press('Escape');
    await pane(page).waitFor({ state: 'detached', ...patient });
    await focusIsOn(page.locator('[data-row] button'));
    expect(await mark.textContent()).toBe(moved);
    await page.keyboard.press('Control+z');
    await expect.poll(() => mark.textContent(), patient).toBe(first);
    await focusIsOn(page.locator('[data-row] button'));
    await page.context().close();
  });
});

describe('without a mouse, the settings', () => {
  it('are saved, and left as they were', async () => {
    const page = await openTab('Nadia', '&view=settings');
    const risks = region(page, 'Accepted risks');
    const days = risks.getByLabel('For at most (days)');
    await days.waitFor(patient);
    const save = risks.getByRole('button', { name: 'Save' });
    const type = async (value: string): Promise<void> => {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(value);
    };
    await tabTo(page, days);
    await type('45');
    await tabTo(page, save);
    await page.keyboard.press('Enter');
    await risks.getByText('Saved', { exact: true }).waitFor(patient);
    await focusIsOn(save);

    await tabTo(page, days, { key: 'Shift+Tab' });
    await type('46');
    await tabTo(page, risks.getByRole('button', { name: 'Discard' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => days.inputValue(), patient).toBe('45');
    await focusIsOn(save);
    await page.context().close();
  });

  it('name an operator and no longer name them', async () => {
    const page = await openTab('Nadia', '&view=settings');
    const operators = region(page, 'Operators');
    const field = operators.getByRole('combobox');
    await field.waitFor(patient);
    await tabTo(page, field);
    await page.keyboard.type('Mei');
    await page.getByRole('option', { name: 'Mei Tanaka' }).waitFor(patient);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await operators.getByText('Mei Tanaka is an operator now.').waitFor(patient);
    await focusIsOn(field);
    await tabTo(page, operators.getByRole('button', { name: 'Mei Tanaka shall no longer operate' }), { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await operators.getByText('Mei Tanaka is no longer named as an operator.').waitFor(patient);
    await focusIsOn(field);
    await page.context().close();
  });

  it('reset a pillar once its name is typed, and have it back', async () => {
    const page = await openTab('Nadia', '&view=settings');
    const reset = region(page, 'Reset a pillar');
    await reset.waitFor(patient);
    await tabTo(page, reset.getByRole('combobox', { name: 'Pillar' }));
    await page.keyboard.type('AI');
    const opener = reset.getByRole('button', { name: 'Reset…' });
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'Reset AI?' });
    await focusIsOn(dialog.getByRole('textbox'));
    await page.keyboard.type('ai');
    await tabTo(page, dialog.getByRole('button', { name: 'Reset AI' }));
    await page.keyboard.press('Enter');
    await reset.getByText('AI was reset: 1 activity was set back.').waitFor(patient);
    await focusIsOn(opener);
    await tabTo(page, reset.getByRole('button', { name: 'Undo the reset of AI' }));
    await page.keyboard.press('Enter');
    await reset.getByText('1 activity has again what it had.').waitFor(patient);
    await focusIsOn(opener);
    await page.context().close();
  });
});
