/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { localPeople } from '../../src/local/people.ts';
import { roadmap } from './ask-server.ts';
import { focusIsOn } from './by-keyboard.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();
const nadia = localPeople.find(({ name }) => name.startsWith('Nadia'))!;
const wide = 900;

/** What the report of an invented tenant says; the first three checks change from one to the other. @param retired a check that later reports do without */
function report(day: string, [first, second, third]: readonly [string, string, string], more = 0, retired: readonly string[] = []): string {
  const rows = '| Account | Sign-ins |\n|---|---|\n| bob | 9 |\n| ann | 10 |\n| =cmd | 100 |\n';
  const test = (TestId: number, TestTitle: string, TestStatus: string, TestPillar: string, TestRisk: string, TestCategory: string) =>
    ({ TestId: String(TestId), TestTitle, TestStatus, TestPillar, TestRisk, TestCategory, TestResult: `❌ Some accounts are not covered.\n\n${rows}` });
  return JSON.stringify({
    ExecutedAt: `${day}T08:00:00Z`, TenantId: '7b1f0c5e-3a52-4d0e-9a65-90c1fbb2d111', TenantName: 'Fabrikam', CurrentVersion: '2.1.8', EndOfJson: 'EndOfJson',
    Tests: [
      test(21786, 'Sessions are bound to the device', first, 'Identity', 'High', 'Access control'),
      test(21806, 'Registration of methods is guarded', second, 'Identity', 'Medium', 'Credential management'),
      test(24550, 'Drives of Windows devices are encrypted', third, 'Devices', 'High', 'Compliance'),
      ...Array.from({ length: more }, (_, index) => test(30_000 + index, `Setting ${index} holds`, index % 2 === 0 ? 'Passed' : 'Failed', 'Network', 'Low', 'Traffic')),
      ...retired.map((title, index) => test(40_000 + index, title, 'Failed', 'Identity', 'High', 'Access control')),
    ],
  });
}

const choice = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('before the first assessment', () => {
  it('its places say why somebody may not go on', async () => {
    const page = await openTab('Mei', '&view=assessment');
    const view = page.getByRole('tabpanel');
    await page.getByRole('heading', { name: 'No assessment yet' }).waitFor();
    for (const name of ['Run assessment', 'Import a report']) {
      const button = view.getByRole('button', { name });
      expect([await button.getAttribute('aria-disabled'), await button.getAttribute('title')]).toEqual(['true', expect.stringMatching(/^Only operators can do this/)]);
    }
    await view.getByText(/Only operators can do this/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await screenshot(page, 'tab-assessment-first');
    await page.getByRole('tab', { name: 'Overview' }).click();
    await view.getByText(/^No assessment has finished yet\..* Only operators can do this/).waitFor();
    expect(await view.getByRole('button', { name: 'Run assessment' }).getAttribute('aria-disabled')).toBe('true');
    await page.context().close();
  });

  it.each(['Assessment', 'Overview'])('%s leads to the import, and starts one', async (name) => {
    const page = await openTab('Nadia');
    const view = page.getByRole('tabpanel');
    await page.getByRole('tab', { name, exact: true }).click();
    await view.getByRole('button', { name: 'Import a report' }).press('Enter');
    await focusIsOn(page.getByRole('button', { name: 'Choose a file' }));
    // The server is asked, and says no: the tests below have reports alone.
    await page.route('**/assessments', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 503, json: { title: 'Busy', status: 503, detail: 'Come back later.' } }) : route.continue()));
    await page.getByRole('tab', { name, exact: true }).click();
    await view.getByRole('button', { name: 'Run assessment' }).click();
    await page.getByRole('region', { name: 'Messages' }).getByText(/^The assessment was not started\./).waitFor();
    await page.context().close();
  });
});

describe('the assessments', () => {
  beforeAll(async () => {
    const page = await openTab('Nadia');
    // The oldest is imported last: it must not be taken for the newest.
    for (const text of [report('2026-05-01', ['Passed', 'Failed', 'Failed']), report('2026-09-01', ['Failed', 'Passed', 'Passed'], wide), report('2026-03-01', ['Failed', 'Failed', 'Failed'], 0, ['The retired protocol is off'])]) {
      const status = await page.evaluate(async ([address, who, body]) => (
        (await fetch(address, { method: 'POST', body, headers: { 'Authorization': `Bearer local:${who}`, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'report.json' } })).status
      ), [`${roadmap}/reports`, nadia.id, text] as const);
      expect(status).toBe(201);
    }
    await page.context().close();
  });

  it('stand in the order in which they looked at the tenant, and the newest is shown', async () => {
    const page = await openTab('Nadia', '&view=assessment');
    const list = page.getByRole('navigation', { name: 'Assessments' });
    await list.getByRole('button', { name: /imported by Nadia Brandt/ }).first().waitFor();
    await page.getByText(`${wide + 3} checks`).waitFor();
    expect(await list.getByRole('button', { name: /Zero Trust Assessment 2\.1\.8/ }).count()).toBe(3);
    await screenshot(page, 'tab-assessment-list');
    await page.context().close();
  });

  it('of a thousand checks draw only what is near the eye, and filter while one types', async () => {
    const page = await openTab('Nadia', '&view=assessment');
    const results = page.getByRole('region', { name: 'Results' });
    await results.waitFor();
    expect(await results.locator('tbody tr').count()).toBeLessThan(100);
    await choice(page, 'Search checks').pressSequentially('setting 12', { delay: 20 });
    // 12, 112, 120 to 129, 212 … 812.
    await page.getByText(`19 of ${wide + 3} checks`).waitFor();
    await choice(page, 'Verdict').selectOption({ label: 'Failed' });
    await page.getByText(`5 of ${wide + 3} checks`).waitFor();
    expect([param(page, 'q'), param(page, 'verdict')]).toEqual(['setting 12', 'failed']);
    // The address is the filter: somebody else sees the same.
    const other = await openTab('Tomasz', '&view=assessment&risk=high&category=Compliance');
    await other.getByText(`1 of ${wide + 3} checks`).waitFor();
    await other.context().close();
    await page.context().close();
  });

  it('stand where one left them', async () => {
    const page = await openTab('Mei', '&view=assessment');
    const detail = page.locator('nav[aria-label="Assessments"] ~ div').nth(1);
    await page.getByText(`${wide + 3} checks`).waitFor();
    await detail.evaluate((scroller) => { scroller.scrollTop = 120; });
    await expect.poll(() => detail.evaluate(({ scrollTop }) => scrollTop)).toBe(120);
    await page.getByRole('tab', { name: 'Board' }).click();
    await page.getByRole('tabpanel', { name: 'Board' }).waitFor();
    await page.getByRole('tab', { name: 'Assessment' }).click();
    await page.getByText(`${wide + 3} checks`).waitFor();
    await expect.poll(() => detail.evaluate(({ scrollTop }) => scrollTop)).toBe(120);
    await page.context().close();
  });

  it('are compared, any two of them, and the back button goes back', async () => {
    const page = await openTab('Nadia', '&view=assessment');
    const changed = page.getByRole('region', { name: 'What changed' });
    await changed.getByText('Identity: 60% → 40%').waitFor();
    await changed.getByRole('button', { name: '1 got worse' }).waitFor();
    await changed.getByRole('button', { name: '2 fixed' }).waitFor();
    await changed.getByRole('button', { name: `${wide} new` }).waitFor();

    await choice(page, 'Compare from').selectOption({ index: 1 });
    await changed.getByRole('button', { name: 'got worse' }).waitFor({ state: 'detached' });
    await changed.getByText('+63 points over the checks judged in both').waitFor();
    await changed.getByText('Devices: 0% → 100%').waitFor();
    const [run, before] = [param(page, 'run'), param(page, 'with')];
    await changed.getByRole('button', { name: 'Swap the two assessments' }).click();
    await changed.getByText('−63 points over the checks judged in both').waitFor();
    expect([param(page, 'run'), param(page, 'with')].at(0)).toBe(before);
    await screenshot(page, 'tab-assessment-compare');
    await page.goBack();
    await changed.getByText('+63 points over the checks judged in both').waitFor();
    expect([param(page, 'run'), param(page, 'with')]).toEqual([run, before]);
    await page.context().close();
  });

  it('explain how the score is made, by mouse and by keyboard', async () => {
    const page = await openTab('Nadia', '&view=assessment');
    const [button, words] = [page.getByRole('button', { name: 'How the score is made' }), page.getByRole('note', { name: 'How the score is made' })];
    await button.click();
    await words.getByText(/high three times, medium twice, low once/).waitFor();
    await words.getByText(/accepted do count here/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await words.waitFor({ state: 'detached' });
    await focusIsOn(button);
    await page.keyboard.press('Enter');
    await words.waitFor();
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'How the score is made' }).click();
    await words.getByText(/Nor do checks whose risk the team has accepted/).waitFor();
    // Three assessments, which have too little in common for a line.
    await page.getByText(/once two assessments of this tenant have judged enough of the same checks/).waitFor();
    await page.context().close();
  });

  it('say what a list of changes means, show both verdicts, and show every row of it', async () => {
    const page = await openTab('Nadia', '&view=assessment');
    const changed = page.getByRole('region', { name: 'What changed' });
    for (const [name, meaning, verdicts] of [
      ['2 fixed', 'Passed now, and not before.', /Failed\s*then\s*Passed/], ['1 got worse', 'Passed before, and not now.', /Passed\s*then\s*Failed/],
    ] as const) {
      await changed.getByRole('button', { name }).click();
      await changed.getByText(meaning, { exact: true }).waitFor();
      expect(await changed.getByRole('region', { name: `Checks: ${name}` }).locator('tbody tr').first().innerText()).toMatch(verdicts);
    }
    await changed.getByRole('button', { name: `${wide} new` }).click();
    await changed.getByText('Judged now, and not before.', { exact: true }).waitFor();
    // As if the last assessment had found much more.
    await page.route(/\/assessments\/[^/]+$/, async (route) => {
      const answer = await route.fetch();
      const detail = await answer.json() as { readonly comparison: { readonly fixed: readonly object[] } };
      const fixed = Array.from({ length: 40 }, (_, index) => ({ ...detail.comparison.fixed[0], id: `fixed-${index}` }));
      await route.fulfill({ response: answer, json: { ...detail, comparison: { ...detail.comparison, fixed } } });
    });
    await page.reload();
    await changed.getByRole('button', { name: '40 fixed' }).click();
    const list = changed.getByRole('region', { name: 'Checks: 40 fixed' });
    await list.waitFor();
    expect(await list.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
    expect(await list.locator('tbody tr').count()).toBe(40);
    await page.context().close();
  });

  it('keep the two that are compared beside the button that swaps them', async () => {
    for (const width of [768, 900, 1280]) {
      const page = await openTab('Nadia', '&view=assessment', width);
      const changed = page.getByRole('region', { name: 'What changed' });
      await changed.getByRole('button', { name: '2 fixed' }).waitFor();
      const tops = await Promise.all([changed.getByLabel('Compare from'), changed.getByRole('button', { name: 'Swap the two assessments' }), changed.getByLabel('Compare to')].map(async (each) => {
        const box = (await each.boundingBox())!;
        return box.y + box.height / 2;
      }));
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(2);
      await page.context().close();
    }
  });

  it('say which check only the older one judged, and lead to it there', async () => {
    const page = await openTab('Nadia', '&view=assessment');
    const changed = page.getByRole('region', { name: 'What changed' });
    await changed.getByText('Identity: 60% → 40%').waitFor();
    expect(await changed.getByRole('button', { name: /gone$/ }).count()).toBe(0);
    await choice(page, 'Compare from').selectOption({ index: 1 });
    await changed.getByRole('button', { name: '1 gone' }).click();
    const [run, before] = [param(page, 'run'), param(page, 'with')];
    const gone = changed.getByRole('region', { name: 'Checks: 1 gone' });
    await gone.getByText('Failed', { exact: true }).waitFor();
    await gone.getByRole('button', { name: 'The retired protocol is off' }).click();
    await page.getByRole('complementary', { name: 'The retired protocol is off' }).getByText('3 rows').waitFor();
    expect([param(page, 'run'), param(page, 'with')]).toEqual([before, run]);
    await page.context().close();
  });

  it('show a check with rows to sort and take away, and what mends it', async () => {
    const page = await openTab('Nadia', '&view=assessment&risk=high&category=Compliance');
    const link = page.getByRole('button', { name: 'Drives of Windows devices are encrypted' });
    await link.press('Enter');
    // Whoever gets the link sees the same assessment, whatever runs meanwhile.
    expect(param(page, 'run')).not.toBeNull();
    await page.getByRole('complementary').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await link.click();
    const pane = page.getByRole('complementary', { name: 'Drives of Windows devices are encrypted' });
    await pane.getByText('3 rows').waitFor();
    const firstCells = () => pane.locator('tbody tr td:nth-child(1)').allTextContents();
    expect(await firstCells()).toEqual(['bob', 'ann', '=cmd']);
    await pane.getByRole('button', { name: 'Sign-ins' }).click();
    expect(await firstCells()).toEqual(['bob', 'ann', '=cmd']);
    await pane.getByRole('button', { name: 'Sign-ins' }).click();
    expect(await firstCells()).toEqual(['=cmd', 'ann', 'bob']);
    await pane.getByRole('columnheader', { name: 'Sign-ins' }).and(page.locator('[aria-sort="descending"]')).waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await pane.getByRole('button', { name: 'Copy rows' }).click();
    await page.getByRole('region', { name: 'Messages' }).getByText('3 rows copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Account\tSign-ins\n'=cmd\t100\nann\t10\nbob\t9");
    const downloads = page.waitForEvent('download');
    await pane.getByRole('button', { name: 'Download CSV' }).click();
    const file = await (await downloads).path();
    expect(await readFile(file, 'utf8')).toBe("\uFEFFAccount,Sign-ins\r\n'=cmd,100\r\nann,10\r\nbob,9\r\n");
    await screenshot(page, 'tab-assessment-check');
    expect(await accessibilityFaults(page)).toEqual([]);

    await pane.getByRole('button', { name: 'Create an activity' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tab', { name: 'Discussion' }).waitFor();
    expect(param(page, 'activity')).toMatch(/^own-/);
    // The check that it was made from proves it, or does not, whatever becomes of its text.
    await page.getByRole('tab', { name: 'Evidence (1)' }).waitFor();
    await page.getByRole('button', { name: 'Check 24550' }).click();
    await pane.getByText('3 rows').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('dialog').getByLabel('What it is about').fill('In our own words.');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tabpanel', { name: 'Guidance' }).getByText('In our own words.').waitFor();
    await page.goBack();
    await pane.getByRole('button', { name: 'Open “Drives of Windows devices are encrypted”' }).waitFor();
    await page.context().close();
  });

  it('are the ones that were asked for, or say that they are gone', async () => {
    const page = await openTab('Tomasz', '&view=assessment&run=1700000000000-abcdef&activity=RMI_999');
    await page.getByRole('heading', { name: 'This assessment no longer exists' }).waitFor();
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByText('This roadmap has no activity RMI_999.').waitFor();
    await messages.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Show the newest' }).click();
    await page.getByText(`${wide + 3} checks`).waitFor();
    expect([param(page, 'run'), param(page, 'activity')]).toEqual([null, null]);
    await page.context().close();
  });

  it('show when they run by themselves', async () => {
    const page = await openTab('Nadia', '&view=assessment');
    await page.getByRole('button', { name: 'Schedule' }).first().click();
    await page.getByRole('dialog').getByText(/assessment/i).first().waitFor();
    expect(param(page, 'part')).toBe('schedule');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Schedule');
    await page.context().close();
  });

  it.each([['default', 1280], ['dark', 1280], ['contrast', 1280], ['default', 320]] as const)('have no accessibility fault in %s at %i pixels, and fit', async (theme, width) => {
    const page = await openTab('Mei', `&view=assessment&theme=${theme}`, width);
    const changed = page.getByRole('region', { name: 'What changed' });
    await changed.getByRole('button', { name: '2 fixed' }).click();
    await changed.getByRole('region', { name: 'Checks: 2 fixed' }).waitFor();
    // Words that are still fading in are pale.
    await changed.evaluate((region) => Promise.all(region.getAnimations({ subtree: true }).map(({ finished }) => finished)).then(() => null));
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.context().close();
  });
});

describe('the evidence of an activity', () => {
  it('can be read as of an earlier assessment, and says when a verdict changed', async () => {
    const page = await openTab('Nadia', '&view=list&activity=RMI_001&part=evidence');
    const panel = page.getByRole('tabpanel', { name: /Evidence/ });
    await panel.getByText(/^Failed since the assessment of .*; passed before\.$/).first().waitFor();
    await panel.getByLabel('Evidence of').selectOption({ index: 2 });
    await expect.poll(() => param(page, 'past')).not.toBeNull();
    await panel.getByText('Passed', { exact: true }).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
