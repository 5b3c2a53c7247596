/// <reference lib="dom" />
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogViewSchema } from '../../src/api/catalog.ts';
import { ask, change, dayIn, nadia, personOf, roadmap, tomasz } from './ask-server.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

beforeAll(async () => {
  const page = await openTab('Nadia');
  const { activities } = catalogViewSchema.parse(await ask(page, '/api/catalog'));
  const identity = activities.filter(({ pillar }) => pillar === 'identity').map(({ id }) => id);
  const sets = [
    { status: 'completed' }, { status: 'completed' }, { status: 'in-progress', owner: personOf(nadia), due: dayIn(-10) }, { status: 'planned', owner: personOf(tomasz), due: dayIn(5) },
    { status: 'planned', due: dayIn(50) }, { status: 'blocked', owner: personOf(tomasz) }, { exception: { reason: 'The old tills cannot.', approver: personOf(nadia), until: dayIn(12) }, status: 'not-started' },
  ];
  await change(page, sets.map((set, index) => ({ activity: identity[index], set })));
  await ask(page, `${roadmap}/activities/${encodeURIComponent(identity[5] ?? '')}/comments`, { id: crypto.randomUUID(), text: 'The works council wants to see it first.', mentions: [] });
  await page.context().close();
});

describe('the plan', () => {
  it('is written from the state, and every figure leads to what it counted', async () => {
    const page = await openTab('Nadia', '&view=plan');
    const plan = page.getByRole('article', { name: 'Zero Trust implementation plan' });
    await plan.getByText('Of 880 activities, 2 are completed (1%), 5 are in hand and 873 have not been reviewed yet.').waitFor();
    await plan.getByText(/Tomasz Zielinski owns it\. Nadia Brandt wrote on .*: “The works council wants to see it first\.”/).first().waitFor();
    await plan.getByText(/1 risk is accepted instead of mended\. 1 is due for review within 30 days\./).first().waitFor();
    await plan.getByText(/Nadia Brandt was to finish “.*” by .* \(10 days late\)\./).waitFor();
    await screenshot(page, 'tab-plan');

    const scrolled = () => plan.evaluate((paper) => paper.parentElement!.scrollTop);
    const figure = plan.getByText(/Of 5 activities in hand/).first().getByRole('link', { name: '2', exact: true }).first();
    await figure.evaluate((link) => link.scrollIntoView({ block: 'start' }));
    const left = await scrolled();
    await figure.click();
    await page.getByText('2 of 880 activities').waitFor();
    expect(new URL(page.url()).searchParams.get('owner')).toBe('nobody');
    await page.goBack();
    await plan.waitFor();
    // Where one was, and not at the top.
    expect(left).toBeGreaterThan(0);
    expect(await scrolled()).toBe(left);
    await plan.getByRole('link', { name: 'Identity' }).click();
    const ofPillar = page.getByRole('article', { name: 'Zero Trust implementation plan: Identity' });
    await ofPillar.getByRole('region', { name: 'Summary' }).getByText(/^Of \d+ activities, 2 are completed/).waitFor();
    await ofPillar.getByRole('region', { name: 'In detail' }).getByRole('heading', { name: 'The next 30 days' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Devices' }).count()).toBe(0);
    await page.context().close();
  });

  it('is copied as Markdown', async () => {
    const page = await openTab('Tomasz', '&view=plan');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('The plan is copied as Markdown').first().waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^# Zero Trust implementation plan – General, /);
    expect(text).toContain('| Identity | – | 2 of ');
    expect(text).toContain('## Identity\n\n### Where we stand\n\n');
    await page.context().close();
  });

  it.each(['A4', 'Letter'] as const)('prints on %s: no app around it, black on white in the dark theme, the summary on one page', async (format) => {
    const page = await openTab('Nadia', '&view=plan&theme=dark');
    const plan = page.getByRole('article');
    await plan.waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const chrome of [page.getByRole('tablist'), page.getByRole('button', { name: 'Print' })]) await chrome.waitFor({ state: 'hidden' });
    const looks = await plan.evaluate((paper) => ['article', 'p', 'a', 'h2', 'th'].map((name) => getComputedStyle(name === 'article' ? paper : paper.querySelector(name)!).color));
    expect(new Set(looks)).toEqual(new Set(['rgb(0, 0, 0)']));
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
    const pdf = await page.pdf({ format, printBackground: true });
    await mkdir(join('artifacts', 'screenshots'), { recursive: true });
    await writeFile(join('artifacts', 'screenshots', `plan-${format}.pdf`), pdf);
    // Summary, Identity, and one page for the seven pillars that nobody has begun.
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(3);
    await page.context().close();
  });

  it.each([['default', 1280], ['dark', 1280], ['contrast', 1280], ['default', 320]] as const)('has no accessibility fault in %s at %i pixels, and fits', async (theme, width) => {
    const page = await openTab('Mei', `&view=plan&theme=${theme}`, width);
    await page.getByRole('article').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.context().close();
  });
});
