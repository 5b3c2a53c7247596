// Renders appPackage/icons/*.svg to the PNG files that the Teams package carries. Run it after an icon was redrawn.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const folder = join(import.meta.dirname, '..', 'appPackage');

/** Sizes that Teams asks for: a full-bleed colour icon, and a white outline on transparency. */
const icons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
];

const executablePath = (await findChromium()) ?? undefined;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const { name, size } of icons) {
    const svg = await readFile(join(folder, 'icons', `${name}.svg`), 'utf8');
    const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
