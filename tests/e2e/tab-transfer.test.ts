/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findings, workshopDocument } from '../unit/reports/workshop-fixture.ts';
import { unzip } from '../unit/reports/unzip.ts';
import { accessibilityFaults, withTab } from './open-tab.ts';
import { sampleReport } from './sample-report.ts';
import { screenshot } from './stack.ts';

const openTab = withTab();

const document = workshopDocument({
  identity: {
    RMI_062: { status: 'Completed', notes: findings('❌ Three admins are synced', '✅ One is not') }, RMI_003: { status: 'in-progress', notes: 'Start in May' },
    XYZ_1: { status: 'planned', notes: '' },
  },
  quantum: { Q_1: { status: 'completed', notes: '' } },
});

async function chooseFile(page: Page, name: string, content: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** Drops a file as somebody does who drags it out of a folder. */
async function dropFile(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(([fileName, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], fileName, { type: 'application/json' }));
    return data;
  }, [name, content] as const);
  await page.getByText('Drop a file here, or').dispatchEvent('drop', { dataTransfer: transfer });
}

describe('import', () => {
  it('shows what a workshop document would change, does it, and takes it back', async () => {
    const page = await openTab('Nadia', '&view=settings');
    await dropFile(page, 'workshop.json', JSON.stringify(document));
    await page.getByText(/workshop\.json is a document of the Zero Trust Workshop/).waitFor();
    await page.getByText('2 activities will change').waitFor();
    await page.getByText(/2 tasks are unknown here.*XYZ_1 and Q_1/).waitFor();
    await page.getByText('Not reviewed → Completed').waitFor();
    await page.getByRole('heading', { name: 'Import', exact: true }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
    await screenshot(page, 'tab-transfer-preview');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import 2 changes' }).click();
    await page.getByText('2 activities were changed. 2 unknown tasks are kept for export.').first().waitFor();

    const other = await openTab('Tomasz', '&view=board&pillar=identity&activity=RMI_062');
    await other.getByText('Failed: Three admins are synced').first().waitFor();
    await other.context().close();

    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('Taken back: 2 activities are as they were.').first().waitFor();
    await page.context().close();
  });

  it('asks whose word counts where the team decided otherwise', async () => {
    const page = await openTab('Nadia', '&view=settings');
    await chooseFile(page, 'ours.json', JSON.stringify(workshopDocument({ identity: { RMI_006: { status: 'blocked', notes: '' } } })));
    await page.getByRole('button', { name: 'Import 1 change' }).click();
    await page.getByText('1 activity was changed.').first().waitFor();
    await page.getByRole('button', { name: 'Import another file' }).click();
    await chooseFile(page, 'theirs.json', JSON.stringify(workshopDocument({ identity: { RMI_006: { status: 'planned', notes: '' } } })));
    await page.getByText('No activity will change').waitFor();
    await page.getByText('Your team decided otherwise in 1 activity.').waitFor();
    await page.getByRole('radio', { name: 'Take what the document says' }).click();
    await page.getByText('Blocked → Planned').waitFor();
    await page.getByRole('button', { name: 'Import 1 change' }).click();
    await page.getByText('1 activity was changed.').first().waitFor();
    await page.context().close();
  });

  it('shows whose report a file is before it becomes an assessment, and refuses others with the reason', async () => {
    const page = await openTab('Nadia', '&view=settings');
    await chooseFile(page, 'holiday.json', '{"photos":[]}');
    await page.getByText(/holiday\.json is not a report of the public assessment/).first().waitFor();
    await chooseFile(page, 'report.json', sampleReport());
    await page.getByText('report.json is a report of an assessment').waitFor();
    await page.getByText('Fabrikam').waitFor();
    await page.getByRole('button', { name: 'Import as assessment' }).click();
    await page.getByRole('button', { name: 'Show the assessment' }).click();
    await page.getByText(/Imported report/).first().waitFor();
    await page.context().close();
  });

  it('is for operators', async () => {
    const page = await openTab('Mei', '&view=settings');
    await page.getByText(/Only operators can import/).first().waitFor();
    expect(await page.getByRole('button', { name: 'Choose a file' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('export', () => {
  it('downloads the roadmap in the format that a card asked for, and stands on its button', async () => {
    const page = await openTab('Tomasz', '&view=settings&part=export-xlsx');
    const button = page.getByRole('button', { name: 'Download Excel workbook' });
    await button.waitFor();
    await page.waitForFunction(() => globalThis.document.activeElement?.getAttribute('aria-label') === 'Download Excel workbook');
    await screenshot(page, 'tab-transfer-export');
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(/^zero-trust-.*general.*-\d{4}-\d\d-\d\d\.xlsx$/);
    const parts = unzip(await readFile(await download.path()));
    expect(parts.get('xl/workbook.xml')).toContain('name="DevSecOps"');
    const [slides] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download Slides' }).click()]);
    expect(unzip(await readFile(await slides.path())).has('ppt/slides/slide9.xml')).toBe(true);
    await page.context().close();
  });
});

describe('how it looks', () => {
  it.each([['light', 1280, ''], ['dark', 1280, '&theme=dark'], ['contrast', 1280, '&theme=contrast'], ['phone', 320, '']])('has no accessibility fault in %s', async (name, width, query) => {
    const page = await openTab('Nadia', `&view=settings${query}`, width);
    await chooseFile(page, 'a-very-long-name-of-a-workshop-document-of-our-team.json', JSON.stringify(document));
    await page.getByText('2 activities will change').waitFor();
    await page.getByText('Choose a file').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Import', exact: true }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
    await screenshot(page, `tab-transfer-${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    const overflow = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
