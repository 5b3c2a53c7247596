/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { runListSchema } from '../../src/api/assessment.ts';
import { catalogViewSchema } from '../../src/api/catalog.ts';
import { loadChecks } from '../../src/checks/load-checks.ts';
import { sampleTenantId } from '../../src/simulator/sample-tenant.ts';
import { ask, change, dayIn, nadia, personOf, roadmap, tomasz } from './ask-server.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

/** Imports what a report of the sample tenant said on a day: of our checks, of which so many passed, and of one that only reports know. */
async function importReport(page: Page, day: string, passed: number, encrypted: 'Passed' | 'Failed'): Promise<void> {
  const test = (TestId: number, TestTitle: string, TestStatus: string, TestPillar: string) => ({ TestId: String(TestId), TestTitle, TestStatus, TestPillar, TestRisk: 'High', TestResult: 'It is so.' });
  const report = JSON.stringify({
    ExecutedAt: `${day}T08:00:00Z`, TenantId: sampleTenantId, TenantName: 'Contoso', CurrentVersion: '2.1.8', EndOfJson: 'EndOfJson',
    Tests: [...(await loadChecks()).map(({ reference, title }, index) => test(reference, title, index < passed ? 'Passed' : 'Failed', 'Identity')), test(24550, 'Drives of Windows devices are encrypted', encrypted, 'Devices')],
  });
  const status = await page.evaluate(async ([address, who, text]) => (
    (await fetch(address, { method: 'POST', body: text, headers: { 'Authorization': `Bearer local:${who}`, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'report.json' } })).status
  ), [`${roadmap}/reports`, nadia.id, report] as const);
  expect(status).toBe(201);
}

async function assess(page: Page, pillars: readonly string[] | null): Promise<void> {
  await ask(page, `${roadmap}/assessments`, { pillars });
  await vi.waitFor(async () => {
    const { runs } = runListSchema.parse(await ask(page, `${roadmap}/assessments`));
    expect(runs.map(({ state }) => state).filter((state) => state !== 'finished')).toEqual([]);
  }, { timeout: 180_000, interval: 1000 });
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

beforeAll(async () => {
  const page = await openTab('Nadia');
  await importReport(page, '2026-01-10', 0, 'Passed');
  await importReport(page, '2026-02-10', 24, 'Failed');
  await assess(page, null);
  const { activities } = catalogViewSchema.parse(await ask(page, '/api/catalog'));
  const network = activities.filter(({ pillar }) => pillar === 'network').map(({ id }) => id);
  const sets = [
    { status: 'in-progress', owner: personOf(nadia), due: dayIn(-10) }, { status: 'planned', owner: personOf(nadia), due: dayIn(5) }, { status: 'planned', owner: personOf(tomasz), due: dayIn(12) },
    { status: 'planned', owner: personOf(tomasz), due: dayIn(50) }, { status: 'planned', due: dayIn(80) }, { status: 'completed', owner: personOf(tomasz), due: dayIn(-3) },
  ];
  await change(page, sets.map((set, index) => ({ activity: network[index], set })));
  await page.context().close();
}, 300_000);

describe('the overview', () => {
  it('has the figures of the tenant and three charts of where its users and sign-ins go', async () => {
    const page = await openTab('Mei', '&view=overview');
    const figure = (name: string) => panel(page, 'The tenant in numbers').locator('dl > div', { has: page.getByText(name, { exact: true }) }).locator('dd');
    for (const name of ['Users', 'of them guests', 'Groups', 'App registrations', 'Devices']) expect(Number((await figure(name).innerText()).replace(/\D/g, ''))).toBeGreaterThan(0);
    for (const name of ['All enabled users', 'Users with a privileged role', 'Sign-ins by policy and factor']) {
      expect(await page.getByRole('img', { name, exact: true }).locator('path').count()).toBeGreaterThan(2);
      expect(await page.getByRole('table', { name }).getByRole('row').count()).toBeGreaterThan(3);
    }
    await page.context().close();
  });

  it('says what to do next and why, and leads there', async () => {
    const page = await openTab('Nadia', '&view=overview');
    const steps = panel(page, 'Next best steps').getByRole('listitem');
    await steps.first().waitFor();
    expect(await steps.count()).toBe(6);
    for (const text of await steps.allInnerTexts()) expect(text).toMatch(/failed checks? · (high|medium|low) risk|opens the way for/);
    const title = await steps.first().getByRole('button').innerText();
    await steps.first().getByRole('button').click();
    await page.getByRole('complementary', { name: title }).or(page.getByRole('dialog', { name: title })).first().waitFor();
    expect(new URL(page.url()).searchParams.get('activity')).not.toBeNull();
    await page.context().close();
  });

  it('says what became worse in every pillar since that was last looked at, and leads to the finding', async () => {
    const page = await openTab('Nadia', '&view=overview');
    const worse = panel(page, 'Worse than before');
    // The last assessment looked at Identity only; the report before it, and the one before that, at Devices too.
    await worse.getByRole('button', { name: /^and \d+ more$/ }).waitFor();
    await page.context().close();
    const other = await openTab('Nadia', '&view=plan&pillar=devices');
    await other.getByRole('article').getByText('“Drives of Windows devices are encrypted” no longer holds: it failed (high risk).').first().waitFor();
    await other.getByRole('link', { name: '“Drives of Windows devices are encrypted”' }).first().click();
    await other.getByRole('complementary', { name: 'Drives of Windows devices are encrypted' }).waitFor();
    await other.context().close();
  });

  it('draws how every pillar moved over the checks judged throughout, and says from when a score is', async () => {
    const page = await openTab('Nadia', '&view=overview');
    await page.getByRole('img', { name: 'Devices over the assessments: 100%, 0%' }).waitFor();
    const identity = page.getByRole('img', { name: /^Identity over the assessments: / });
    expect((await identity.getAttribute('aria-label'))?.match(/\d+%/g)).toHaveLength(3);
    expect((await page.getByRole('img', { name: /^Zero Trust score over the assessments: / }).getAttribute('aria-label'))?.match(/\d+%/g)).toHaveLength(3);
    const scores = panel(page, 'Score per pillar').getByRole('listitem');
    const devices = scores.filter({ has: page.getByRole('button', { name: 'Devices' }) }).first();
    expect(await devices.innerText()).toMatch(/0%[\s\S]*Assessed [\s\S]*Imported report/);
    await page.context().close();
  });

  it('is the same for the other pillars after an assessment of one, on the board and in the plan', async () => {
    const page = await openTab('Nadia', '&view=overview');
    const others = async () => (await panel(page, 'Score per pillar').locator('> ul > li').allInnerTexts()).filter((text) => !text.startsWith('Identity')).map((text) => text.split('\n').slice(0, 2));
    await panel(page, 'Score per pillar').getByRole('button', { name: 'Devices' }).waitFor();
    const before = await others();
    await assess(page, ['identity']);
    await page.reload();
    await panel(page, 'Score per pillar').getByRole('button', { name: 'Devices' }).waitFor();
    expect(await others()).toEqual(before);
    expect(await panel(page, 'Next best steps').getByRole('listitem').count()).toBe(6);
    await page.getByRole('img', { name: 'All enabled users' }).waitFor();
    await panel(page, 'Score per pillar').getByRole('button', { name: 'Devices' }).click();
    await page.getByRole('region', { name: 'Devices score' }).getByText('Imported report').waitFor();
    await page.context().close();
  });

  it('counts what is late and what comes, leads to it, and says who carries how much', async () => {
    const page = await openTab('Nadia', '&view=overview');
    const work = panel(page, 'Work ahead');
    for (const [name, count] of [['Overdue', 1], ['Due in 30 days', 2], ['In 31 to 60 days', 1], ['In 61 to 90 days', 1]] as const) await work.getByRole('button', { name: `${name}: ${count}`, exact: true }).waitFor();
    const rows = await panel(page, 'Who carries how much').getByRole('row').allInnerTexts();
    expect(rows.map((text) => text.replace(/\s+/g, ' ').trim().replace(/^[A-Z]{2} /, ''))).toEqual(['Person Open Overdue', 'Nadia Brandt 2 1', 'Tomasz Zielinski 2 0', expect.stringMatching(/^Nobody \d{3} 0$/)]);
    // Every number leads to what it counts.
    for (const [name, count] of [['Overdue: 1', 1], ['In 31 to 60 days: 1', 1], ['In 61 to 90 days: 1', 1], ['Tomasz Zielinski, Open: 2', 2], ['Nadia Brandt, Overdue: 1', 1]] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByText(new RegExp(`^${count} of 880 activities$`)).waitFor();
      await page.goBack();
    }
    await work.getByRole('button', { name: 'Read the written plan' }).click();
    await page.getByRole('article', { name: 'Zero Trust implementation plan' }).waitFor();
    await page.context().close();
  });

  it('keeps the labels of a chart beside their bars when one reads from right to left', async () => {
    const page = await openTab('Nadia', '&view=overview&dir=rtl');
    await page.getByRole('img', { name: 'All enabled users' }).waitFor();
    const outside = await page.evaluate(() => [...document.querySelectorAll('svg g:has(> rect + text)')].filter((node) => {
      const [bar, label, chart] = [node.querySelector('rect')!, node.querySelector('text')!, node.closest('svg')!].map((each) => each.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect];
      return label.left < bar.right || label.right > chart.right + 1;
    }).map((node) => node.textContent));
    expect(outside).toEqual([]);
    await page.context().close();
  });

  it.each([['default', '', 1280], ['dark', '', 1280], ['contrast', '', 1280], ['default', 'rtl', 1280], ['default', '', 320], ['dark', 'rtl', 320]] as const)('has no accessibility fault in %s %s at %i pixels, and fits', async (theme, direction, width) => {
    const page = await openTab('Mei', `&view=overview&theme=${theme}${direction && `&dir=${direction}`}`, width);
    // A phone shows the table, which can be read there.
    await page.getByRole(width < 640 ? 'table' : 'img', { name: 'All enabled users' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    // Tall enough for all of it.
    await page.setViewportSize({ width, height: width < 640 ? 4200 : 2100 });
    await screenshot(page, `tab-overview-${[theme, direction, width].filter(Boolean).join('-')}`);
    await page.context().close();
  });
});

describe('the faces of those who look', () => {
  it('have an edge where all of them are as dark as the page', async () => {
    const others = await Promise.all(['Mei', 'Tomasz'].map((name) => openTab(name)));
    const edge = async (theme: string): Promise<string> => {
      const page = await openTab('Nadia', `&view=overview&theme=${theme}`);
      const faces = page.getByRole('img', { name: /^Looking now: .* and / });
      await faces.waitFor();
      await screenshot(page, `tab-presence-${theme}`);
      const colour = await faces.locator('> span').last().evaluate((face) => getComputedStyle(face, '::after').borderTopColor);
      await page.context().close();
      return colour;
    };
    expect([await edge('contrast'), await edge('default')]).toEqual(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']);
    await Promise.all(others.map((page) => page.context().close()));
  });
});

describe('a risk that a colleague accepts', () => {
  it('leaves the score at once, is counted beside it, and comes back when that is taken back', async () => {
    const page = await openTab('Tomasz', '&view=overview');
    const identity = panel(page, 'Score per pillar').getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Identity' }) });
    await identity.getByText(/failed/).waitFor();
    const before = await identity.innerText();
    const { activities } = catalogViewSchema.parse(await ask(page, '/api/catalog'));
    const activity = activities.find(({ pillar, checks }) => pillar === 'identity' && checks.length > 0)!;
    const set = (exception: unknown) => change(page, [{ activity: activity.id, set: { exception } }]);
    await set({ reason: 'Replaced in May', approver: personOf(nadia), until: dayIn(30) });
    await identity.getByText(/accepted risk/).waitFor();
    expect(Number((/(\d+) accepted risk/.exec(await identity.innerText()) ?? [])[1])).toBe(activity.checks.length);
    await page.getByRole('tab', { name: 'Board' }).click();
    await page.getByRole('region', { name: 'Identity score' }).getByText(/accepted risk/).waitFor();
    await screenshot(page, 'tab-board-accepted-risk');
    await page.getByRole('tab', { name: 'Overview' }).click();
    await screenshot(page, 'tab-overview-accepted-risk');
    expect(await accessibilityFaults(page)).toEqual([]);
    // An assessment counts them all the same, and says so.
    await page.getByRole('tab', { name: 'Assessment' }).click();
    const counted = page.getByText(/^\d+ of these checks (?:is an accepted risk|are accepted risks)\. .* overview, board and plan leave/);
    await counted.waitFor();
    expect(Number.parseInt(await counted.innerText(), 10)).toBeLessThanOrEqual(activity.checks.length);
    await page.getByRole('tab', { name: 'Overview' }).click();
    await set(null);
    await identity.getByText(/accepted risk/).waitFor({ state: 'detached' });
    expect(await identity.innerText()).toBe(before);
    await page.context().close();
  });
});
