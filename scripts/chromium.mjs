import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'];

/** The path of a Chromium on this machine, or null. `CHROMIUM_PATH` wins. */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const found = names.map(which).find(Boolean) ?? places.find((place) => existsSync(place));
  if (found) return found;
  const { chromium } = await import('playwright-core');
  const downloaded = chromium.executablePath();
  return downloaded && existsSync(downloaded) ? downloaded : null;
}

/** Finds a Chromium, or installs one: Playwright's download first, then the distribution's package. */
export async function installChromium() {
  const present = await findChromium();
  if (present) return present;
  const attempts = [
    [process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']],
  ];
  for (const [command, args] of attempts) {
    process.stderr.write(`Looking for a Chromium: ${command} ${args.join(' ')}\n`);
    spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 });
    const installed = await findChromium();
    if (installed) return installed;
  }
  return null;
}

function which(name) {
  try {
    return execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().split('\n')[0].trim() || null;
  } catch {
    return null;
  }
}
